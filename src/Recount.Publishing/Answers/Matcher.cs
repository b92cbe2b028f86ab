using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Publishing.Answers;

/// <summary>Says whether a fact meets all that a question names, and how closely.</summary>
/// <remarks>
/// A constraint that a fact's own fields contradict is never met by the words around it; only a field that the record
/// leaves empty may be met by its paragraph.
/// </remarks>
internal sealed class Matcher(QuestionWords words)
{
    private const int OwnWord = 10;
    private const int ParagraphWord = 4;
    private const int ParagraphBeforeWord = 2;
    private static readonly string[] s_regionWords =
        ["central", "northern", "southern", "eastern", "western", "region", "oblast", "province", "district", "governorate", "state", "county", "area", "regions", "city", "town", "village"];

    /// <param name="fact">What may answer.</param>
    /// <param name="part">What is asked.</param>
    /// <param name="days">The reading of the question's days to hold it against; null where none are asked or they aren't its own.</param>
    /// <param name="scene">Talks at which it must have been told; their places, days and round aren't the fact's.</param>
    /// <param name="isInWords">Whether an actor that a statement's words name is enough, whoever speaks.</param>
    /// <returns>Null where a constraint isn't met; else higher for closer.</returns>
    public int? Score(Fact fact, QuestionPart part, (DateOnly Start, DateOnly End)? days, ImmutableArray<TalksFact>? scene, bool isInWords = false)
    {
        // Several sides asked for together act together at talks; a position or a statement is one side's.
        var isOneSided = fact is PositionFact or StatementFact;
        var doers = part.Actors.Where(a => a.Part == ActorPart.Subject).ToList();
        if (!part.Actors.Where(a => !isOneSided || a.Part != ActorPart.Subject).All(a => Meets(fact, a, isInWords))
            || (isOneSided && doers.Count > 0 && !doers.Exists(a => Meets(fact, a, isInWords))))
        {
            return null;
        }

        if (scene is { } talks && fact is not TalksFact)
        {
            if (!talks.Any(t => IsTalkedOf(fact, t)))
            {
                return null;
            }
        }
        else if (!part.Places.All(p => Meets(fact, p)) || (days is { } d && !Meets(fact, d))
            || (part.Round is { } round && fact is TalksFact t && t.Record.Round != round) || (part.Round is not null && fact is not TalksFact))
        {
            return null;
        }

        if (!part.Kinds.IsEmpty && fact is IncidentFact incident && !part.Kinds.Any(k => IsKind(incident, k.Kind, k.Word)))
        {
            return null;
        }

        var score = Math.Min(fact.Reports, 5);
        foreach (var topic in fact is IncidentFact ? part.Topics : part.Topics.AddRange(part.Kinds.Select(k => k.Word)))
        {
            var met = Topic(fact, topic);
            if (met == 0)
            {
                return null;
            }

            score += met;
        }

        return score + part.Actors.Count(a => IsOne(fact.Subjects, a) || IsOne(fact.Objects, a)) * OwnWord / 2;
    }

    /// <summary>Whether talks are those of a question's place, days and round.</summary>
    public bool IsScene(TalksFact talks, QuestionPart part, (DateOnly Start, DateOnly End)? days) =>
        part.Places.All(p => Meets(talks, p)) && (days is not { } d || Meets(talks, d))
        && (part.Round is not { } round || talks.Record.Round == round);

    // A document that tells of the talks, no later than ten days after them: later ones speak of other things too.
    private static bool IsTalkedOf(Fact fact, TalksFact talks) => fact.IsToldBy(talks.Members)
        && (fact.Start is null || talks.Start is null || (fact.Start >= talks.Start && fact.Start <= (talks.End ?? talks.Start).Value.AddDays(10)));

    public bool Meets(Fact fact, ActorConstraint actor, bool isInWords = false) => actor.Part switch
    {
        ActorPart.Subject => IsOne(fact.Subjects, actor)
            || (fact is IncidentFact && fact.Subjects.IsEmpty && IsNamed(fact, actor))
            || (isInWords && fact is StatementFact && IsNamed(fact.Own, actor)),
        ActorPart.Object when fact is IncidentFact => IsPlace(fact, actor)
            || (fact.Places.IsEmpty && !IsOne(fact.Subjects, actor) && IsNamed(fact, actor)),
        ActorPart.Object => IsOne(fact.Objects, actor) || (fact.Objects.IsEmpty && !IsOne(fact.Subjects, actor) && IsNamed(fact, actor))
            || (fact is TalksFact or CommitmentFact && IsOne(fact.Subjects, actor)),
        _ => IsOne(fact.Subjects, actor) || IsOne(fact.Objects, actor) || IsPlace(fact, actor) || IsNamed(fact.Own, actor)
            || (fact is IncidentFact { Places.IsEmpty: true } && IsNamed(fact, actor)),
    };

    public bool Meets(Fact fact, PlaceConstraint place) => fact switch
    {
        IncidentFact i => i.Places.Any(p => LiesIn(p, place))
            || i.Record.Targets.Any(t => words.Folded(t).Contains(words.Folded(place.Surface), StringComparison.Ordinal)),
        TalksFact t => t.Places.Any(p => LiesIn(p, place)),
        StatementFact s => s.Own.HasName(words.Folded(place.Surface)) || s.About.Any(i => Meets(i, place)),
        _ => fact.Own.HasName(words.Folded(place.Surface)),
    };

    public static bool Meets(Fact fact, (DateOnly Start, DateOnly End) days)
    {
        if (fact.Start is not { } start)
        {
            return false;
        }

        if (fact.IsDayOfReport)
        {
            // News of a day is printed on it or on the next.
            return start >= days.Start && start <= (days.End < DateOnly.MaxValue ? days.End.AddDays(1) : days.End);
        }

        var isNight = fact.End is { } end && end.DayNumber - start.DayNumber <= 1 && start <= days.End && end >= days.Start;
        return isNight || (start >= days.Start && start <= days.End);
    }

    // The words around a record say what it was only where the record itself leaves that open.
    private static bool IsKind(IncidentFact fact, IncidentKind kind, Topic word) => fact.Record.Kind == kind || fact.Own.Has(word)
        || (fact.Record.Kind is IncidentKind.Other or IncidentKind.Attack or IncidentKind.ArmedClash && Topic(fact, word) > 0);

    private static int Topic(Fact fact, Topic topic)
    {
        var issue = fact switch
        {
            PositionFact p => p.History.Issue.Word(),
            CommitmentFact c => c.Record.Issue.Word(),
            _ => null,
        };
        if (fact.Own.Has(topic) || (issue is not null && topic.Alternatives.Contains(Answers.Topic.IssueMark + issue, StringComparer.Ordinal)))
        {
            return OwnWord;
        }

        if (fact is PositionFact or CommitmentFact)
        {
            return 0;
        }

        if (fact.Here.Any(p => p.Has(topic)) || (fact is StatementFact s && s.About.Any(i => i.Own.Has(topic))))
        {
            return ParagraphWord;
        }

        return fact is IncidentFact && !topic.IsName && fact.Before.Any(p => p.Has(topic)) ? ParagraphBeforeWord : 0;
    }

    private bool IsNamed(Fact fact, ActorConstraint actor) => IsNamed(fact.Own, actor) || fact.Here.Any(p => IsNamed(p, actor));

    private bool IsNamed(FactWords text, ActorConstraint actor) => actor.IsPerson
        ? text.HasName(words.Folded(actor.Name)) || text.HasName(words.Folded(actor.Name.Split(' ')[^1]))
        : text.Names(actor.Name);

    private static bool IsOne(ImmutableArray<string> names, ActorConstraint actor) => names.Any(n => actor.IsPerson
        ? ActorCatalogue.SamePerson(n, actor.Name) || IsAcronym(actor.Surface, n)
        : string.Equals(n, actor.Name, StringComparison.Ordinal) || IsAcronym(actor.Surface, n));

    // "IAEA" for "International Atomic Energy Agency".
    private static bool IsAcronym(string name, string whole) => name.Length > 1 && name.All(char.IsUpper)
        && string.Equals(name, string.Concat(whole.Split(' ').Where(w => w.Length > 0 && char.IsUpper(w[0])).Select(w => w[0])), StringComparison.Ordinal);

    private static bool IsPlace(Fact fact, ActorConstraint actor) => actor.Country is not null
        && fact.Places.Any(p => string.Equals(p.Place.Country, actor.Country, StringComparison.Ordinal));

    private static bool LiesIn(FactPlace fact, PlaceConstraint asked)
    {
        var (mine, its) = (PlaceNames.Fold(fact.Place.Name), PlaceNames.Fold(asked.Surface));
        if (Same(mine, its))
        {
            return true;
        }

        return asked.Kind switch
        {
            PlaceKind.Country => !its.Contains("ern ", StringComparison.Ordinal) && asked.Country is not null
                && string.Equals(fact.Place.Country, asked.Country, StringComparison.Ordinal),
            PlaceKind.Division => (fact.Division is { } division && asked.Divisions.Contains(division, StringComparer.Ordinal))
                || (IsRegion(mine) && Same(Base(mine), Base(its))),
            _ => !IsRegion(mine) && Same(Base(mine), Base(its)),
        };
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal)
        || (a.Length > 4 && b.Length > 4 && string.Equals(PlaceNames.Romanised(a), PlaceNames.Romanised(b), StringComparison.Ordinal));

    private static bool IsRegion(string folded) => folded.Split(' ') is { Length: > 1 } parts
        && parts.Any(p => p is not ("city" or "town" or "village") && s_regionWords.Contains(p, StringComparer.Ordinal));

    private static string Base(string folded)
    {
        var parts = folded.Split(' ').Where(p => !s_regionWords.Contains(p, StringComparer.Ordinal) && p is not ("the" or "of" or "centre" or "center"));
        return string.Join(' ', parts) is { Length: > 0 } found ? found : folded;
    }
}
