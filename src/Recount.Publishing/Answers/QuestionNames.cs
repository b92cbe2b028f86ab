using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Publishing.Answers;

/// <summary>Finds whom and where a question names, and the part that each plays.</summary>
internal sealed class QuestionNames(LanguageFacts facts, QuestionWords words, ImmutableArray<string> people, PlaceContext context)
{
    private static readonly string[] s_locative =
        ["in", "near", "at", "around", "inside", "across", "outside", "over", "along"];

    // A capital stands for its state where it acts, and for itself where something is on it or about it.
    private static readonly string[] s_aboutTown = ["on", "about"];

    private static readonly string[] s_object = ["on", "against", "of", "to", "from", "towards", "at", "over"];
    private static readonly string[] s_verb = ["do", "have", "will", "would", "be", "can", "could", "should"];

    public (ImmutableArray<ActorConstraint> Actors, ImmutableArray<PlaceConstraint> Places, ImmutableArray<Topic> Names) Find(
        QuestionScan scan)
    {
        var actors = ImmutableArray.CreateBuilder<ActorConstraint>();
        var places = ImmutableArray.CreateBuilder<PlaceConstraint>();
        var whole = new TextSpan(0, scan.Text.Length);
        FindPeople(scan, actors);
        var mentions = facts.Places.Find(scan.Text, whole, context);
        foreach (var mention in facts.Actors.Find(scan.Text, whole))
        {
            var index = scan.IndexOf(mention.Span);
            if (index < 0 || scan.IsRead(index))
            {
                continue;
            }

            var wider = mentions.FirstOrDefault(m => m.Span.Contains(mention.Span) && m.Span.Length > mention.Span.Length);
            var isPlace = wider is not null || (mention.Match.Kind == ActorKind.Country && (IsAfter(scan, index, s_locative)
                || (mention.Match.Rule is "actor.capital.v1" && IsAfter(scan, index, s_aboutTown))));
            if (!isPlace)
            {
                actors.Add(new ActorConstraint(
                    mention.Match.Name, mention.Span.Slice(scan.Text), mention.Match.Kind == ActorKind.Country ? mention.Match.Country : null,
                    PartOf(scan, index, mention.Span, actors), IsPerson: false));
                scan.Read(mention.Span);
            }
        }

        foreach (var mention in mentions)
        {
            var index = scan.IndexOf(mention.Span);
            if (index >= 0 && !scan.IsRead(index))
            {
                places.Add(Place(mention));
                scan.Read(mention.Span);
            }
        }

        FindAdjectives(scan, actors);
        return (actors.ToImmutable(), places.ToImmutable(), FindNames(scan));
    }

    // Persons first: a surname that is also a town is the person where the ledger knows one.
    private void FindPeople(QuestionScan scan, ImmutableArray<ActorConstraint>.Builder actors)
    {
        for (var i = 0; i < scan.Count; i++)
        {
            var length = RunLength(scan, i);
            if (length == 0)
            {
                continue;
            }

            var surface = scan.Surface(i, length);
            var isKnown = facts.Actors.Resolve(surface) is null && people.Any(p => ActorCatalogue.SamePerson(p, surface));
            if (isKnown)
            {
                var span = new TextSpan(scan.Spans[i].Start, scan.Spans[i + length - 1].End);
                actors.Add(new ActorConstraint(surface, surface, null, PartOf(scan, i, span, actors), IsPerson: true));
                scan.Read(i, length);
            }

            i += length - 1;
        }
    }

    private void FindAdjectives(QuestionScan scan, ImmutableArray<ActorConstraint>.Builder actors)
    {
        for (var i = 0; i < scan.Count; i++)
        {
            if (!scan.IsRead(i) && facts.Actors.CountryOfAdjective(scan.Surface(i)) is { } country)
            {
                var isDoer = Enumerable.Range(i + 1, 2).Any(n => n < scan.Count && words.Incidents.At(scan.Stems, n) is not null);
                actors.Add(new ActorConstraint(
                    country, scan.Surface(i), facts.Actors.CodeOf(country), isDoer ? ActorPart.Subject : ActorPart.Any, IsPerson: false));
                scan.Read(i, 1);
            }
        }
    }

    /// <summary>Other proper names: each must stand in a record's own words.</summary>
    private ImmutableArray<Topic> FindNames(QuestionScan scan)
    {
        var names = ImmutableArray.CreateBuilder<Topic>();
        for (var i = 0; i < scan.Count; i++)
        {
            var length = RunLength(scan, i);
            if (length == 0)
            {
                continue;
            }

            var surface = scan.Surface(i, length);
            names.Add(new Topic(surface, length == 2 ? [scan.Stems[i + 1]] : [], IsName: true, words.Folded(surface)));
            scan.Read(i, length);
            i += length - 1;
        }

        return names.ToImmutable();
    }

    // A run of capitalised words that nothing has claimed; the question's first word counts where no word list knows it.
    private int RunLength(QuestionScan scan, int index)
    {
        var length = 0;
        while (index + length < scan.Count && scan.IsCapitalised(index + length) && !scan.IsRead(index + length)
            && !(index + length == 0 && IsCommon(scan, 0))
            && (length == 0 || scan.Text[scan.Spans[index + length - 1].End..scan.Spans[index + length].Start] is " " or "-" or " - "))
        {
            length++;
        }

        return length;
    }

    private bool IsCommon(QuestionScan scan, int index) => new[] { words.Fillers, words.Aims, words.Acts, words.Statements, words.Incidents, words.Harms }
        .Any(t => t.At(scan.Stems, index) is not null);

    private ActorPart PartOf(QuestionScan scan, int index, TextSpan span, ImmutableArray<ActorConstraint>.Builder before)
    {
        if (scan.IsFollowedByPossessive(span.End) || index == 0)
        {
            return ActorPart.Subject;
        }

        var previous = scan.Stems[index - 1];
        if (previous is "the" && index > 1)
        {
            previous = scan.Stems[index - 2];
        }

        if (previous is "by" || s_verb.Contains(previous, StringComparer.Ordinal))
        {
            return ActorPart.Subject;
        }

        if (previous is "and" or "or" && before.Count > 0)
        {
            return before[^1].Part;
        }

        var isAfterAct = Enumerable.Range(0, index).Any(i => words.Acts.At(scan.Stems, i) is not null
            || words.Statements.At(scan.Stems, i) is not null || words.Incidents.At(scan.Stems, i) is not null);
        return isAfterAct && previous is not ("about" or "with" or "between")
            && (s_object.Contains(previous, StringComparer.Ordinal) || words.Fillers.At(scan.Stems, index - 1) is null)
            ? ActorPart.Object
            : ActorPart.Any;
    }

    private static bool IsAfter(QuestionScan scan, int index, string[] prepositions)
    {
        var at = index - 1;
        while (at > 0 && scan.Stems[at] is "the" or "and")
        {
            at--;
        }

        return at >= 0 && prepositions.Contains(scan.Stems[at], StringComparer.Ordinal);
    }

    private static PlaceConstraint Place(PlaceMention mention) => new(
        mention.Name, mention.Kind, mention.Country,
        mention.Kind != PlaceKind.Division
            ? []
            : [.. mention.Candidates.Where(c => c is { Kind: PlaceKind.Division, Country: not null, Division: not null })
                .Where(c => string.Equals(c.Country, mention.Country, StringComparison.Ordinal))
                .Select(c => $"{c.Country}.{c.Division}").Distinct(StringComparer.Ordinal)]);
}
