using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Publishing.Answers;

/// <summary>Says what the ledger lacks, what of the question no record speaks of, and what it holds nearest; never a fact.</summary>
internal sealed class Refusal(Matcher matcher, ImmutableArray<Fact> facts)
{
    private const int MostNear = 4;

    public string Of(QuestionPart part)
    {
        var unknown = Unknown(part).Distinct(StringComparer.Ordinal).ToList();
        var near = Near(part);
        return $"The ledger holds nothing on {What(part)}." + (unknown.Count == 0 ? "" : $" No record speaks of {Wording.Listed(unknown)}.")
            + (near.Length == 0 ? "" : " " + near);
    }

    private IEnumerable<string> Unknown(QuestionPart part) =>
    [
        .. part.Actors.Where(a => !facts.Any(f => matcher.Meets(f, a with { Part = ActorPart.Any }))).Select(a => a.Name),
        .. part.Places.Where(p => !facts.Any(f => matcher.Meets(f, p))).Select(p => p.Surface),
        .. part.Topics.Where(t => !facts.Any(f => f.Own.Has(t))).Select(t => $"“{t.Surface}”"),
    ];

    /// <summary>What there would be without the question's place and day.</summary>
    private string Near(QuestionPart part)
    {
        var wider = part with { Places = [], Days = null, Round = null };
        if ((part.Places.IsEmpty && part.Days is null) || !wider.HasConstraint)
        {
            return "";
        }

        var found = facts.Where(f => matcher.Score(f, wider, null, null) is not null).ToList();
        var near = part.Aims[0] switch
        {
            Aim.Toll => Labels(found.OfType<IncidentFact>().Where(i => i.Record.Figures.Any(g => part.Harms.Contains(g.Harm))).Select(Label)),
            Aim.Incident or Aim.Damage => Labels(found.OfType<IncidentFact>().Select(Label)),
            Aim.Statement => Labels(found.OfType<StatementFact>().Select(s => s.Start is { } day ? Said.Day(day) : "")),
            _ => "",
        };
        return near.Length == 0 ? "" : $"It holds such reports only for {near}.";
    }

    private static string Labels(IEnumerable<string> labels)
    {
        var all = labels.Where(l => l.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return Wording.Listed(all.Count > MostNear ? [.. all.Take(MostNear), "others"] : all);
    }

    private static string Label(IncidentFact i) => LineWriter.Place(i.Record) is { Length: > 0 } place
        ? place + (i.Record.Time is null ? "" : $" ({Wording.Days(i.Record.Time)})")
        : "";

    private static string What(QuestionPart part)
    {
        var words = string.Join(' ', part.Topics.Concat(part.Kinds.Select(k => k.Word)).Select(t => t.Surface));
        var topics = words.Length == 0 ? "" : $"“{words}”";
        var whose = Wording.Listed(part.Actors.Where(a => a.Part == ActorPart.Subject).Select(a => a.Name));
        var others = Wording.Listed(part.Actors.Where(a => a.Part != ActorPart.Subject).Select(a => a.Name));
        var victims = part.Victims.IsEmpty ? "people" : Wording.Listed(part.Victims.Select(v => v.Word()));
        var thing = part.Aims[0] switch
        {
            Aim.Toll => $"{victims} {string.Join(" or ", part.Harms.Select(h => h.Word()))}",
            Aim.Incident => "such an attack",
            Aim.Damage => "such damage",
            Aim.Count => "such a number",
            Aim.Position => part.Acts.IsEmpty ? "such a position" : $"anything {Wording.Past(part.Acts[0])}",
            Aim.Agreement => "such an agreement",
            Aim.Statement => "such a statement",
            Aim.Talks => "such talks",
            Aim.NextTalks => "talks still to come",
            Aim.Delegation => "who led such a delegation",
            Aim.Duration => "how long such talks lasted",
            Aim.Due => "anything that falls due",
            Aim.Difference => "reports that differ",
            _ => topics.Length > 0 ? topics : "this",
        };
        return thing + (topics.Length > 0 && part.Aims[0] != Aim.Overview ? $" about {topics}" : "")
            + (whose.Length > 0 ? $" by {whose}" : "") + (others.Length > 0 ? $" concerning {others}" : "")
            + (part.Places.IsEmpty ? "" : $" in {Wording.Listed(part.Places.Select(p => p.Surface))}")
            + (part.Round is { } round ? $" at a {Wording.Ordinal(round)} round" : "")
            + (part.Days is null ? "" : $" ({Wording.Days(part.Days)})");
    }
}
