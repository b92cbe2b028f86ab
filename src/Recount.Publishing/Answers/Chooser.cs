using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Publishing.Answers;

/// <summary>Chooses, for one aim of a question, the facts that answer it, best first, each thing told once.</summary>
internal sealed class Chooser(Matcher matcher, TimeFinder times, QuestionWords words, DateOnly? asOf)
{
    private const int SecondChoice = 8;

    /// <summary>Of "agreed" and "agreement".</summary>
    private const string AgreeStem = "agr";

    public IReadOnlyList<Fact> Choose(
        Aim aim, ImmutableArray<Fact> facts, QuestionPart part, (DateOnly, DateOnly)? days, ImmutableArray<TalksFact>? scene)
    {
        // A question without anything to hold records against is answered only where its aim alone narrows enough.
        if (!part.HasConstraint && aim is Aim.Toll or Aim.Statement or Aim.Count or Aim.Damage)
        {
            return [];
        }

        var scored = new List<(Fact Fact, int Score)>();
        foreach (var fact in facts)
        {
            if (Bonus(aim, fact, part) is { } bonus
                && matcher.Score(fact, part, days, scene, isInWords: aim is Aim.Count) is { } score)
            {
                scored.Add((fact, score + bonus));
            }
        }

        if (aim == Aim.Toll)
        {
            AddParts(scored, facts, part);
        }

        var ordered = aim is Aim.Due or Aim.NextTalks
            ? scored.OrderBy(s => s.Score < 0).ThenBy(s => Deadline(s.Fact) ?? DateOnly.MaxValue)
            : scored.OrderByDescending(s => s.Score).ThenBy(s => s.Fact.Start ?? DateOnly.MaxValue);
        return BySide(Distinct(aim, ordered.ThenBy(s => s.Fact.Key, StringComparer.Ordinal).Select(s => s.Fact)), part);
    }

    /// <summary>Where several sides are asked for, each has its turn.</summary>
    private List<Fact> BySide(List<Fact> facts, QuestionPart part)
    {
        var sides = part.Actors.Where(a => a.Part == ActorPart.Subject).ToList();
        if (sides.Count < 2)
        {
            return facts;
        }

        return
        [
            .. facts.GroupBy(f => sides.FindIndex(s => matcher.Meets(f, s)))
                .SelectMany(g => g.Index().Select(f => (f.Index, Side: g.Key, Fact: f.Item)))
                .OrderBy(f => f.Index).ThenBy(f => f.Side).Select(f => f.Fact),
        ];
    }

    /// <summary>Whether a fact is of the kind that an aim asks for: null for no, more for better.</summary>
    private int? Bonus(Aim aim, Fact fact, QuestionPart part) => aim switch
    {
        Aim.Toll => fact is IncidentFact i && HasToll(i.Record, part) ? Breadth(i.Record, part) : null,
        Aim.Incident => fact is IncidentFact i && HasFacets(i, part) ? 0 : null,
        Aim.Damage => fact is IncidentFact { Record.Damage.IsEmpty: false } && Counts(fact, part) ? 0
            : fact is StatementFact && part.Counted is not null && Counts(fact, part) ? -SecondChoice : null,
        Aim.Count => fact switch
        {
            CommitmentFact or IncidentFact when Counts(fact, part) => 0,
            PositionFact p when Counts(fact, part) && (part.Acts.IsEmpty || part.Acts.Contains(p.Step.Act)) => 0,
            StatementFact when Counts(fact, part) => -SecondChoice,
            _ => null,
        },
        Aim.Position => fact switch
        {
            PositionFact p when part.Acts.IsEmpty || part.Acts.Contains(p.Step.Act) => Weight(p),
            StatementFact s when ActOf(s.Record.Act) is { } act && (part.Acts.IsEmpty || part.Acts.Contains(act)) => -SecondChoice,
            _ => null,
        },
        Aim.Agreement => fact switch
        {
            CommitmentFact when part.Counted is null || Counts(fact, part) => 0,
            StatementFact s when part.Counted is null && words.Stems(s.Record.Content).Contains(AgreeStem, StringComparer.Ordinal) =>
                s.Record.Content.Any(char.IsAsciiDigit) ? 1 - SecondChoice : -SecondChoice,
            _ => null,
        },
        Aim.Statement => fact is StatementFact s && (part.StatementActs.IsEmpty || part.StatementActs.Contains(s.Record.Act)) ? 0 : null,
        Aim.Talks => fact is TalksFact ? 0 : null,
        Aim.NextTalks => fact switch
        {
            TalksFact { Record.Status: TalksStatus.Planned or TalksStatus.Proposed } t when IsAhead(t.End ?? t.Start) => 0,
            CommitmentFact { Record.Action: CommitmentAction.Meet, Record.Due: { } due } when IsAhead(due.End ?? due.Start) => 0,
            PositionFact { History.Issue: Issue.FurtherTalks, Step.Terms.Deadline: { } due } when IsAhead(due.End ?? due.Start) => 0,
            _ => null,
        },
        Aim.Delegation => fact switch
        {
            TalksFact { Record.Delegates.IsEmpty: false } => 0,
            StatementFact { Record.Role: { } role } when IsLeader(role) => -SecondChoice,
            _ => null,
        },
        Aim.Duration => fact is TalksFact { Record.Duration: not null } ? 0 : null,
        Aim.Due => fact switch
        {
            CommitmentFact { Record.Due: not null } c when !IsMet(c) => 0,
            TalksFact { Record.Status: TalksStatus.Planned or TalksStatus.Proposed } t when IsAhead(t.End ?? t.Start) => 0,
            PositionFact { Step.Terms.Deadline: { } due } when IsAhead(due.End ?? due.Start) => 0,
            PositionFact { Step.Act: PositionAct.Demand } p when Ahead(p.Step.Content, p.Start) => 0,
            StatementFact s when s.Record.Act == StatementAct.Promise || words.Stems(s.Record.Content).Any(w => w is "will" or "would" or "ll") =>
                Ahead(s.Record.Content, s.Start) ? 0 : null,
            _ => null,
        },
        Aim.Overview => fact is PositionFact or StatementFact ? -SecondChoice : 0,
        _ => null,
    };

    private static bool HasToll(IncidentRecord r, QuestionPart part) => r.Figures.Any(f =>
        (part.Harms.IsEmpty || part.Harms.Contains(f.Harm)) && (part.Victims.IsEmpty || part.Victims.Contains(f.Victims))
        && (!part.AsksWhere || !r.Places.IsEmpty || r.Aggregate));

    // A term with its length, number or day says most; that sides want to talk on says least.
    private static int Weight(PositionFact p) => p.Step.Terms is { } t && (t.Duration is not null || t.Quantity.IsStated || t.Deadline is not null)
        ? 3
        : p.History.Issue == Issue.FurtherTalks ? -2 : 0;

    // A total answers "in all" before its parts do, and a single act answers before a total otherwise.
    private static int Breadth(IncidentRecord r, QuestionPart part) => part.IsTotal
        ? (r.Aggregate ? 30 : 0) + (r.Places.Any(p => p.Precision == PlacePrecision.Region) ? 15 : 0)
        : r.Aggregate ? 0 : 3;

    private static bool HasFacets(IncidentFact i, QuestionPart part) =>
        (!part.AsksWhere || !i.Record.Places.IsEmpty) && (!part.AsksWhen || i.Start is not null)
        && (!part.AsksWeapon || !i.Record.Weapons.IsEmpty)
        && (!part.AsksWho || !i.Record.Perpetrators.IsEmpty || part.Actors.Any(a => a.Part == ActorPart.Subject));

    private bool Counts(Fact fact, QuestionPart part) => part.Counted is null || fact.Told.Any(t => words.Counts(t, part.Counted));

    private static bool IsMet(CommitmentFact c) => c.Record.History.LastOrDefault()?.Status is ClockStatus.Met;

    private bool IsAhead(DateOnly? day) => day is { } d && (asOf is not { } today || d >= today);

    // "within 100 days", "over the next week": a time that ends after the words were spoken.
    private bool Ahead(string content, DateOnly? spoken) => spoken is { } day
        && times.Find(content, new TextSpan(0, content.Length), new PublicationTime(day), TenseHint.Future)
            .Any(t => t.Extent?.End > day || (t.Kind == TimeKind.Duration && content[..t.Span.Start].TrimEnd() is var before
                && (before.EndsWith("within", StringComparison.Ordinal) || before.EndsWith("need", StringComparison.Ordinal) || before.EndsWith("need a", StringComparison.Ordinal))));

    private static DateOnly? Deadline(Fact fact) => fact switch
    {
        CommitmentFact c => c.Record.Due?.Start ?? c.Record.Due?.End,
        TalksFact t => t.Start ?? t.End,
        PositionFact { Step.Terms.Deadline: { } due } => due.Start ?? due.End,
        _ => null,
    };

    private bool IsLeader(string role)
    {
        var stems = words.Stems(role);
        return stems.Any(s => s is "lead" or "head" or "chief" or "leader") && stems.Any(s => s.StartsWith("negotiat", StringComparison.Ordinal) || s.StartsWith("deleg", StringComparison.Ordinal));
    }

    private static PositionAct? ActOf(StatementAct act) => act switch
    {
        StatementAct.Demand => PositionAct.Demand,
        StatementAct.Propose => PositionAct.Propose,
        StatementAct.Reject => PositionAct.Reject,
        StatementAct.Accept => PositionAct.Accept,
        _ => null,
    };

    /// <summary>A total that answers brings its parts, whatever words they are told in.</summary>
    private static void AddParts(List<(Fact Fact, int Score)> scored, ImmutableArray<Fact> facts, QuestionPart part)
    {
        if (!part.IsTotal)
        {
            return;
        }

        var parts = scored.Select(s => s.Fact).OfType<IncidentFact>().SelectMany(i => i.Record.Parts).ToHashSet();
        var have = scored.Select(s => s.Fact).ToHashSet();
        scored.AddRange(facts.OfType<IncidentFact>().Where(i => parts.Contains(i.Record.Id) && !have.Contains(i) && HasToll(i.Record, part))
            .Select(i => ((Fact)i, 0)));
    }

    /// <summary>Leaves out what says again, in nearly the same words, what a better line has said.</summary>
    private List<Fact> Distinct(Aim aim, IEnumerable<Fact> ordered)
    {
        var kept = new List<(Fact Fact, HashSet<string> Stems)>();
        foreach (var fact in ordered)
        {
            var content = fact switch
            {
                PositionFact p => p.Step.Content,
                StatementFact s => s.Record.Content,
                CommitmentFact { Record.Object: { } o } => o,
                _ => null,
            };
            if (aim == Aim.Delegation && fact is StatementFact speaker && kept.Exists(k => HasLeader(k.Fact, speaker.Record.Speaker)))
            {
                continue;
            }

            var stems = content is null ? [] : words.Stems(content).Where(s => s.Length > 2).ToHashSet(StringComparer.Ordinal);
            if (stems.Count == 0 || !kept.Exists(k => k.Stems.Count > 0 && Says(k.Stems, stems) && k.Fact.Subjects.Intersect(fact.Subjects, StringComparer.Ordinal).Any()))
            {
                kept.Add((fact, stems));
            }
        }

        return [.. kept.Select(k => k.Fact)];
    }

    private static bool HasLeader(Fact fact, string name) => fact switch
    {
        TalksFact t => t.Record.Delegates.Any(d => ActorCatalogue.SamePerson(d.Name, name)),
        StatementFact s => ActorCatalogue.SamePerson(s.Record.Speaker, name),
        _ => false,
    };

    private static bool Says(HashSet<string> all, HashSet<string> some) => 10 * some.Count(all.Contains) >= 7 * some.Count;
}
