using System.Collections.Frozen;
using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>What speaks for or against an observation: its fields, where they stand, and how its words hang in the sentence.</summary>
/// <remarks>A sign is a word or two that a person can read; none holds a name, a number or a word of the text beyond a closed list.</remarks>
internal sealed class ConfidenceSigns
{
    /// <summary>The sign that all observations share.</summary>
    public const string Any = "any";

    private static readonly FrozenSet<string> s_words = new[]
    {
        "if", "would", "could", "may", "might", "should", "will", "not", "after", "since", "before", "who", "which", "because", "when", "while", "had", "as", "war",
        "years", "he", "she", "it", "they", "we", "i",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> s_openers = new[]
    {
        "of", "to", "a", "an", "the", "after", "as", "with", "without", "from", "for", "on", "in", "by", "his", "her", "its", "their", "not", "that", "it", "he", "they", "we", "i",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> s_owners = new[] { "his", "her", "its", "their", "each", "whom", "whose", "latest", "earlier", "some", "many", "one" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly DocumentView _document;
    private readonly IReadOnlyList<Observation> _all;
    private readonly Dictionary<(string Family, int Start), int> _neighbours;

    /// <param name="document">Where the observations were read.</param>
    /// <param name="all">All of the document's.</param>
    public ConfidenceSigns(DocumentView document, IEnumerable<Observation> all)
    {
        _document = document;
        _all = [.. all];
        _neighbours = _all.GroupBy(o => (o.Family, o.Evidence[0].Span.Start)).ToDictionary(g => g.Key, g => g.Count());
    }

    public IEnumerable<string> Of(Observation observation)
    {
        var family = observation.Family;
        var quote = observation.Evidence[0];
        IEnumerable<string> signs =
        [
            "rule=" + observation.Provenance.Rule,
            "modality=" + observation.Modality.Word(),
            "origins=" + Bounded(observation.Origins.Length, 2),
            "evidence=" + Bounded(observation.Evidence.Length, 3),
            "neighbours=" + Bounded(_neighbours.GetValueOrDefault((family, quote.Span.Start)), 4),
            .. Sentence(quote.Span),
            .. observation.Match(Incident, Statement, Talks, Position, Commitment),
        ];
        return signs.Select(s => $"{family} {s}").Append(Any);
    }

    private IEnumerable<string> Sentence(TextSpan span)
    {
        if (SentenceAt(span.Start) is not { } sentence)
        {
            yield break;
        }

        yield return "place in text=" + Step(sentence.Index * 10 / Math.Max(1, _document.Sentences.Count), 1, 3, 6, 9);
        yield return "role=" + sentence.Source.Sentence.Role;
        var (from, to) = (sentence.TokenAt(span.Start), sentence.TokenAt(span.End - 1) + 1);
        foreach (var word in Enumerable.Range(from, Math.Max(0, Math.Min(to, sentence.Count) - from)).Select(sentence.Lower).Where(s_words.Contains).Distinct(StringComparer.Ordinal))
        {
            yield return "word=" + word;
        }

        if (Head(sentence, from, to) is var head and >= 0)
        {
            yield return "hangs as " + sentence[head].Relation;
            yield return "head is " + sentence[head].FineTag;
        }

        if (sentence.Text.EndsWith('?'))
        {
            yield return "question";
        }

        if (Enumerable.Range(0, sentence.Count).Any(sentence.IsAnyQuote))
        {
            yield return "quotation";
        }
    }

    private IEnumerable<string> Incident(IncidentObservation i)
    {
        yield return "kind=" + i.Kind.Word();
        yield return "like it=" + Bounded(Others<IncidentObservation>(i).Count(o => o.Kind == i.Kind && SharePlace(o, i)), 3);
        yield return "like it before=" + Bounded(Others<IncidentObservation>(i).Count(o => o.Kind == i.Kind && SharePlace(o, i) && IsBefore(o, i)), 2);
        yield return "of its figures=" + Bounded(Others<IncidentObservation>(i).Count(o => o.Figures.Any(f => i.Figures.Any(g => g.Harm == f.Harm && g.Count == f.Count))), 2);
        yield return "aggregate=" + i.Aggregate;
        yield return "places=" + Bounded(i.Places.Length, 2);
        yield return "perpetrators=" + Bounded(i.Perpetrators.Length, 2);
        yield return "targets=" + Bounded(i.Targets.Length, 2);
        yield return "weapons=" + Bounded(i.Weapons.Length, 2);
        yield return "figures=" + Bounded(i.Figures.Length, 3);
        yield return "damage=" + Bounded(i.Damage.Length, 2);
        yield return "time " + Told(i, i.Time?.Text) + " " + i.Time?.Granularity;
        yield return "place " + Told(i, [.. i.Places.Select(p => p.Name)]) + " " + (i.Places.Length > 0 ? i.Places.Min(p => (int)p.Precision) : 0);
        yield return "perpetrator " + Told(i, [.. i.Perpetrators]);
        yield return "perpetrator is a side=" + i.Perpetrators.Any(IsSide);
        if (i.Time?.Start is { } day && SentenceAt(i.Evidence[0].Span.Start) is { } sentence && _document.Today(sentence) is { } report)
        {
            yield return "days before the report=" + Step(report.DayNumber - day.DayNumber, 0, 2, 8, 40, 400);
        }

        if (i.Figures.IsEmpty && i.Damage.IsEmpty)
        {
            yield return "no figure and no damage";
        }

        yield return $"figures={Bounded(i.Figures.Length, 1)} places={Bounded(i.Places.Length, 1)} time={i.Time is not null}";
        yield return $"figures={Bounded(i.Figures.Length, 1)} {(i.Aggregate ? "aggregate" : "one act")}";
        yield return $"{i.Kind.Word()}, figures={Bounded(i.Figures.Length, 1)}";
        yield return "stated figures=" + Bounded(i.Figures.Count(f => f.Count.IsStated), 1);
        foreach (var harm in i.Figures.Select(f => f.Harm).Distinct())
        {
            yield return "harm=" + harm.Word();
        }
    }

    private IEnumerable<string> Statement(StatementObservation s)
    {
        yield return "act=" + s.Act.Word();
        yield return "within another=" + Others<StatementObservation>(s).Any(o => o.ContentEvidence.Span.Contains(s.ContentEvidence.Span));
        yield return "holds another=" + Others<StatementObservation>(s).Any(o => s.ContentEvidence.Span.Contains(o.ContentEvidence.Span));
        yield return "of its speaker=" + Bounded(Others<StatementObservation>(s).Count(o => string.Equals(o.Speaker, s.Speaker, StringComparison.Ordinal)), 4);
        yield return "direct=" + s.Direct;
        yield return "role " + (s.Role is null ? "none" : "told");
        yield return "party " + (s.Party is null ? "none" : "told");
        yield return "medium " + (s.Medium is null ? "none" : "told");
        yield return "speaker=" + Step(Words(s.Speaker), 2, 3, 4, 6) + (char.IsUpper(s.Speaker[0]) ? " named" : " unnamed");
        yield return "speaker " + Told(s, s.Speaker);
        yield return "speaker is a phrase=" + (s.Speaker.Contains(',', StringComparison.Ordinal) || s_owners.Contains(s.Speaker.Split(' ')[0]));
        yield return "speaker is a side=" + IsSide(s.Speaker);
        yield return $"{s.Provenance.Rule}, speaker {Told(s, s.Speaker)}";
        yield return $"{s.Provenance.Rule}, act={s.Act.Word()}";
        yield return "addressees=" + Bounded(s.Addressees.Length, 1);
        yield return "share of the sentence=" + Step(10 * s.Content.Length / s.Evidence[0].Quote.Length, 2, 4, 6, 8, 10);
        foreach (var sign in Content(s.ContentEvidence.Span, s.Evidence[0].Quote, s.Speaker))
        {
            yield return sign;
        }
    }

    private IEnumerable<string> Position(PositionObservation p)
    {
        yield return "act=" + p.Act.Word();
        yield return "issue=" + p.Issue.Word();
        yield return "of its issue=" + Bounded(Others<PositionObservation>(p).Count(o => o.Issue == p.Issue && string.Equals(o.Party, p.Party, StringComparison.Ordinal)), 3);
        yield return $"act={p.Act.Word()} {(p.Issue == Issue.Other ? "other" : "known")}";
        yield return "terms " + (p.Terms is null ? "none" : "told");
        yield return "party " + Told(p, p.Party);
        yield return "party is a side=" + IsSide(p.Party);
        yield return "to=" + Bounded(p.To.Length, 1);
        var at = p.Evidence[0].Quote.IndexOf(p.Content, StringComparison.Ordinal);
        if (at >= 0)
        {
            var start = p.Evidence[0].Span.Start + at;
            foreach (var sign in Content(new TextSpan(start, start + p.Content.Length), p.Evidence[0].Quote, p.Party))
            {
                yield return sign;
            }
        }
    }

    private static IEnumerable<string> Talks(TalksObservation t) =>
    [
        "status=" + t.Status.Word(), "parties=" + Bounded(t.Parties.Length, 3), "date " + (t.Date is null ? "none" : "told"),
        "place " + (t.Place is null ? "none" : "told"), "round " + (t.Round is null ? "none" : "told"), "delegates=" + Bounded(t.Delegates.Length, 2),
    ];

    private static IEnumerable<string> Commitment(CommitmentObservation c) =>
    [
        "action=" + c.Action.Word(), "issue=" + c.Issue.Word(), "status=" + c.Status.Word(), "parties=" + Bounded(c.Parties.Length, 2),
        "due " + (c.Due is null ? "none" : "told"), "quantity " + (c.Count.IsStated ? "told" : "none"), "object " + (c.Object is null ? "none" : "told"),
    ];

    // How the words said hang in their sentence, and what stands between them and who says them.
    private IEnumerable<string> Content(TextSpan content, string quote, string holder)
    {
        if (SentenceAt(content.Start) is not { } sentence)
        {
            yield break;
        }

        var (from, to) = (sentence.TokenAt(content.Start), Math.Min(sentence.Count, sentence.TokenAt(content.End - 1) + 1));
        if (from >= to)
        {
            yield break;
        }

        yield return "content opens with " + (s_openers.Contains(sentence.Lower(from)) ? sentence.Lower(from) : sentence[from].Tag.ToString());
        yield return "content has a verb=" + sentence.HasFiniteVerb(from, to);
        yield return "content ends the sentence=" + (to >= sentence.Count - 2);
        yield return "content opens the sentence=" + (from <= 1);
        if (Head(sentence, from, to) is var head and >= 0)
        {
            yield return "content hangs as " + sentence[head].Relation;
            if (sentence[head].Head is >= 0 and var cue && (cue < from || cue >= to))
            {
                yield return "cue is " + sentence[cue].FineTag;
                yield return "cue=" + sentence.Lemma(cue);
                yield return "cue hangs as " + sentence[cue].Relation;
                yield return "cue has a subject=" + (sentence.Child(cue, "nsubj") >= 0);
                yield return "cue and content=" + Step(Math.Abs(cue < from ? from - cue : cue - to), 1, 2, 4, 8, 15);
            }
        }

        var last = holder[(holder.LastIndexOf(' ') + 1)..];
        var (speaker, said) = (quote.IndexOf(last, StringComparison.Ordinal), content.Start - sentence.Span.Start);
        yield return speaker < 0 ? "holder elsewhere" : speaker < said ? "holder before by " + Step(said - speaker, 12, 25, 50, 90) : "holder behind by " + Step(speaker - said - content.Length, 0, 10, 25, 60);
    }

    // The word of a stretch that hangs from outside it.
    private static int Head(SentenceView sentence, int from, int to)
    {
        for (var i = from; i < Math.Min(to, sentence.Count); i++)
        {
            if ((sentence[i].Head < from || sentence[i].Head >= to) && !sentence.IsPunctuation(i) && sentence[i].Relation is not ("mark" or "cc"))
            {
                return i;
            }
        }

        return -1;
    }

    private IEnumerable<T> Others<T>(T own)
        where T : Observation => _all.OfType<T>().Where(o => !ReferenceEquals(o, own));

    private bool IsSide(string party) => _document.Principals.Contains(party, StringComparer.Ordinal);

    private SentenceView? SentenceAt(int offset) => _document.Sentences.FirstOrDefault(s => s.Span.Contains(offset));

    private static bool SharePlace(IncidentObservation a, IncidentObservation b) =>
        (a.Places.IsEmpty && b.Places.IsEmpty) || a.Places.Any(p => b.Places.Any(q => string.Equals(p.Name, q.Name, StringComparison.Ordinal)));

    private static bool IsBefore(Observation a, Observation b) => a.Evidence[0].Span.Start < b.Evidence[0].Span.Start;

    // Whether one of the names stands in the evidence itself or was brought from another sentence.
    private static string Told(Observation observation, params ReadOnlySpan<string?> names)
    {
        var isStated = false;
        foreach (var name in names)
        {
            if (name is not null)
            {
                isStated = true;
                var last = name[(name.LastIndexOf(' ') + 1)..];
                if (observation.Evidence.Any(e => e.Quote.Contains(last, StringComparison.OrdinalIgnoreCase)))
                {
                    return "told here";
                }
            }
        }

        return isStated ? "told elsewhere" : "none";
    }

    private static int Words(string text) => text.Count(c => c == ' ') + 1;

    private static string Bounded(int count, int most) => count >= most ? $"{most}+" : $"{count}";

    private static string Step(int value, params ReadOnlySpan<int> steps)
    {
        var step = 0;
        while (step < steps.Length && value >= steps[step])
        {
            step++;
        }

        return step == 0 ? $"under {steps[0]}" : $"{steps[step - 1]}+";
    }
}
