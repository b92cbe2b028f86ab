using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Recount.Core;
using Recount.Language;

namespace Recount.Publishing.Answers;

/// <summary>Reads a question into what it asks for. Every word is claimed by something, or becomes a topic to be met.</summary>
/// <remarks>A day without a year, and a weekday, are read from the moment that the records speak for, never from a clock.</remarks>
internal sealed partial class QuestionReader
{
    private static readonly string[] s_ordinals =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    private readonly LanguageFacts _facts;
    private readonly QuestionWords _words;
    private readonly QuestionNames _names;
    private readonly PublicationTime? _asOf;
    private readonly DateOnly? _earliest;

    /// <param name="facts">Times, places and actors.</param>
    /// <param name="words">The questions' own words.</param>
    /// <param name="people">Every person that the records name.</param>
    /// <param name="context">The countries that the records speak of.</param>
    /// <param name="asOf">The "today" of the question's words.</param>
    /// <param name="earliest">The first day that records tell of; a weekday is sought no further back.</param>
    public QuestionReader(
        LanguageFacts facts, QuestionWords words, ImmutableArray<string> people, PlaceContext context, PublicationTime? asOf,
        DateOnly? earliest)
    {
        _facts = facts;
        _words = words;
        _names = new QuestionNames(facts, words, people, context);
        _asOf = asOf;
        _earliest = earliest;
    }

    public ImmutableArray<QuestionPart> Read(string question)
    {
        var parts = ImmutableArray.CreateBuilder<QuestionPart>();
        foreach (var text in Clauses(question))
        {
            parts.Add(ReadPart(text, parts.Count > 0 ? parts[^1] : null));
        }

        return parts.ToImmutable();
    }

    // "…, and how many will it return?" asks a second thing; "…, and where?" asks more of the first.
    private static IEnumerable<string> Clauses(string question)
    {
        var from = 0;
        foreach (var match in SecondClause().Matches(question).Where(m => question[(m.Index + m.Length)..].Count(c => c == ' ') >= 2))
        {
            yield return question[from..match.Index];
            from = match.Groups["clause"].Index;
        }

        yield return question[from..];
    }

    private QuestionPart ReadPart(string text, QuestionPart? before)
    {
        var scan = new QuestionScan(text, _words);
        var isAhead = scan.Stems.Any(s => s is "will" or "next" or "due" or "upcoming");
        var days = Days(scan, isAhead);
        var (actors, places, names) = _names.Find(scan);
        var round = Round(scan);
        var aimHits = scan.Unread(_words.Aims).ToList();
        var asked = aimHits.Select(h => h.Value).ToHashSet(StringComparer.Ordinal);
        var acts = scan.Unread(_words.Acts).ToList();
        var statements = scan.Unread(_words.Statements).ToList();
        var harms = scan.Unread(_words.Harms).ToList();
        var incidents = scan.Unread(_words.Incidents).ToList();
        var aims = Aims(asked, acts.Count > 0, statements, harms.Count > 0, incidents.Count > 0, round is not null);
        var isOfForce = aims.Any(a => a is Aim.Toll or Aim.Incident or Aim.Damage or Aim.Overview);
        var victims = aims.Contains(Aim.Toll) ? scan.Unread(_words.Victims).ToList() : [];

        // Where talks are only the scene, their words aren't topics; where they are asked for, they are the aim.
        Claim(aimHits.Where(h => h.Value is not ("agreement" or "damage") || scan.Stems[h.Index] is "agr" or "deal" or "commit" or "sign" or "settl"));
        ClaimIf(aims.Contains(Aim.Position), acts);
        ClaimIf(aims.Contains(Aim.Statement), statements.Where(s => s.Value is "state" || !aims.Contains(Aim.Position)));
        ClaimIf(isOfForce, harms);
        ClaimIf(isOfForce, victims);
        ClaimIf(isOfForce, incidents.Where(i => i.Value is "any"));
        var kinds = isOfForce
            ? incidents.Where(i => i.Value is not "any")
                .Select(i => (Vocabulary.Parse<IncidentKind>(i.Value)!.Value, TopicAt(scan, i.Index, 1))).ToImmutableArray()
            : [];
        ClaimIf(isOfForce, incidents);
        Claim(scan.Unread(_words.Fillers).ToList());
        var indexed = Topics(scan).ToList();
        ImmutableArray<Topic> topics = [.. indexed.Select(t => t.Topic)];
        var noun = aimHits.Where(h => h.Value is "how many").Select(h => h.Index + h.Length).FirstOrDefault(-1);
        var counted = noun < 0 ? null : indexed.Find(t => t.Index >= noun && Enumerable.Range(noun, t.Index - noun).All(i => IsPlain(scan, i))).Topic;
        var part = new QuestionPart
        {
            Text = text, Aims = aims, Actors = actors, Places = places, Days = days, Round = round,
            Topics = [.. names, .. topics], Counted = counted,
            Acts = [.. acts.SelectMany(a => ActsOf(a.Value)).Distinct()],
            StatementActs = [.. statements.Select(s => Vocabulary.Parse<StatementAct>(s.Value)!.Value).Where(a => a != StatementAct.State).Distinct()],
            Harms = [.. harms.SelectMany(h => HarmsOf(h.Value)).Distinct()],
            Victims = [.. victims.Select(v => Vocabulary.Parse<VictimClass>(v.Value)!.Value).Where(v => v != VictimClass.People).Distinct()],
            Kinds = kinds,
            IsAtTalks = asked.Contains("talks") && !(days is null && places.IsEmpty && round is null),
            IsTotal = asked.Contains("total"), AsksWhere = asked.Contains("where"), AsksWhen = asked.Contains("when"),
            AsksWho = asked.Contains("who"), AsksWeapon = asked.Contains("weapon"),
        };
        return before is null ? part : Continued(part, before, asked.Contains("how many"));

        void Claim(IEnumerable<(string Value, int Index, int Length)> hits)
        {
            foreach (var (_, index, length) in hits)
            {
                scan.Read(index, length);
            }
        }

        void ClaimIf(bool condition, IEnumerable<(string Value, int Index, int Length)> hits) => Claim(condition ? hits : []);
    }

    /// <summary>A second clause leaves out what the first has said.</summary>
    private static QuestionPart Continued(QuestionPart part, QuestionPart before, bool isCount)
    {
        var leansOn = isCount && part.Counted is null && before.Counted is { } counted ? counted : null;
        return part with
        {
            Topics = leansOn is null ? part.Topics : [leansOn, .. part.Topics],
            Counted = part.Counted ?? leansOn,
            Days = part.Days ?? before.Days,
            Round = part.Round ?? before.Round,
            Places = part.Places.IsEmpty ? before.Places : part.Places,
            Actors = part.Actors.IsEmpty ? before.Actors : part.Actors,
        };
    }

    private static ImmutableArray<Aim> Aims(
        HashSet<string> asked, bool hasAct, List<(string Value, int Index, int Length)> statements, bool hasHarm, bool hasIncident,
        bool hasRound)
    {
        if (asked.Contains("difference"))
        {
            return [Aim.Difference];
        }

        if (asked.Contains("due"))
        {
            return [Aim.Due];
        }

        if (asked.Contains("next talks"))
        {
            return [Aim.NextTalks];
        }

        var isTalks = asked.Contains("talks") || hasRound;
        if (asked.Contains("duration") && isTalks)
        {
            return [Aim.Duration];
        }

        if (asked.Contains("delegation") && asked.Contains("who"))
        {
            return [Aim.Delegation];
        }

        // "What did X say about …" asks for words, whatever they are about.
        if (statements.Exists(s => s.Value is "state") && !asked.Contains("how many"))
        {
            return [Aim.Statement];
        }

        var aims = ImmutableArray.CreateBuilder<Aim>();
        Add(hasHarm && !hasAct, Aim.Toll);
        Add(hasAct || asked.Contains("position"), Aim.Position);
        Add(asked.Contains("agreement") && !hasHarm, Aim.Agreement);
        Add(statements.Count > 0 && !hasHarm && !statements.Exists(s => s.Value is "state"), Aim.Statement);
        Add(asked.Contains("damage") && !hasHarm, Aim.Damage);
        Add(asked.Contains("how many") && !hasHarm, Aim.Count);
        Add((hasIncident || asked.Contains("weapon")) && aims.Count == 0 && !asked.Contains("overview"), Aim.Incident);
        Add(isTalks && aims.Count == 0 && !asked.Contains("overview"), Aim.Talks);
        Add(aims.Count == 0, Aim.Overview);
        return aims.ToImmutable();

        void Add(bool condition, Aim aim)
        {
            if (condition)
            {
                aims.Add(aim);
            }
        }
    }

    private DayConstraint? Days(QuestionScan scan, bool isAhead)
    {
        var mention = _facts.Times.Find(
            scan.Text, new TextSpan(0, scan.Text.Length), _asOf, isAhead ? TenseHint.Future : TenseHint.Past)
            .FirstOrDefault(t => t.Kind == TimeKind.Date);
        if (mention is null)
        {
            return null;
        }

        scan.Read(mention.Span);
        var surface = mention.Span.Slice(scan.Text);
        if (mention.Extent is not { } extent)
        {
            return new DayConstraint(surface, []);
        }

        var candidates = ImmutableArray.CreateBuilder<(DateOnly, DateOnly)>();
        var (start, end) = (extent.Start ?? DateOnly.MinValue, extent.End ?? DateOnly.MaxValue);
        candidates.Add((start, end));
        var isWeekday = mention.Rule.StartsWith("date.weekday", StringComparison.Ordinal) && !surface.Contains(' ', StringComparison.Ordinal);
        for (var back = 7; isWeekday && _earliest is { } first && start.AddDays(-back) >= first; back += 7)
        {
            candidates.Add((start.AddDays(-back), end.AddDays(-back)));
        }

        return new DayConstraint(surface, candidates.ToImmutable());
    }

    private static int? Round(QuestionScan scan)
    {
        for (var i = 0; i + 1 < scan.Count; i++)
        {
            var number = Array.IndexOf(s_ordinals, scan.Stems[i]) + 1;
            if (number == 0 && Ordinal().Match(scan.Stems[i]) is { Success: true } match)
            {
                number = int.Parse(match.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            }

            if (number > 0 && scan.Stems.Skip(i + 1).Take(2).Contains("round", StringComparer.Ordinal))
            {
                scan.Read(i, 1);
                return number;
            }
        }

        return null;
    }

    // Between "how many" and its noun stand adjectives and names ("how many Russian drones"), never a verb.
    private static bool IsPlain(QuestionScan scan, int index) =>
        scan.Stems[index] is not ("will" or "be" or "have" or "do" or "would" or "can");

    private IEnumerable<(Topic Topic, int Index)> Topics(QuestionScan scan)
    {
        for (var i = 0; i < scan.Count; i++)
        {
            if (scan.IsRead(i))
            {
                continue;
            }

            var length = new[] { _words.Issues.At(scan.Stems, i)?.Length, _words.Concepts.At(scan.Stems, i)?.Length, 1 }.Max()!.Value;
            length = Math.Min(length, Enumerable.Range(i, scan.Count - i).TakeWhile(n => !scan.IsRead(n)).Count());
            yield return (TopicAt(scan, i, length), i);
            i += length - 1;
        }
    }

    private Topic TopicAt(QuestionScan scan, int index, int length)
    {
        var alternatives = ImmutableArray.CreateBuilder<string>();
        if (length == 1)
        {
            alternatives.Add(scan.Stems[index]);
        }

        if (_words.Concepts.At(scan.Stems, index) is { } concept && concept.Length == length)
        {
            alternatives.Add(Topic.ConceptMark + concept.Value);
        }

        if (_words.Issues.At(scan.Stems, index) is { } issue && issue.Length == length)
        {
            alternatives.Add(Topic.IssueMark + issue.Value);
        }

        return new Topic(scan.Surface(index, length), alternatives.ToImmutable(), IsName: alternatives.Count == 0, _words.Folded(scan.Surface(index, length)));
    }

    private static IEnumerable<PositionAct> ActsOf(string word) => word switch
    {
        "propose" => [PositionAct.Propose, PositionAct.Offer],
        "demand" => [PositionAct.Demand, PositionAct.RuleOut],
        "reject" => [PositionAct.Reject, PositionAct.RuleOut],
        _ => [Vocabulary.Parse<PositionAct>(word)!.Value],
    };

    private static IEnumerable<Harm> HarmsOf(string word) =>
        word is "casualties" ? [Harm.Killed, Harm.Injured] : [Vocabulary.Parse<Harm>(word)!.Value];

    [GeneratedRegex(@"[,;]?\s+and\s+(?<clause>(?:how|what|who|when|where|which|whom|why)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecondClause();

    [GeneratedRegex(@"^(?<n>\d{1,2})(?:st|nd|rd|th)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ordinal();
}
