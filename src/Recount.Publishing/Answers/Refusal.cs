using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Publishing.Answers;

/// <summary>Says what the ledger lacks, and which name, place or day of the question it doesn't know, without a fact.</summary>
internal sealed class Refusal(Matcher matcher, ImmutableArray<Fact> facts)
{
    public string Of(QuestionPart part)
    {
        var text = $"The ledger holds nothing on {What(part)}.";
        var unknown = Unknown(part).Distinct(StringComparer.Ordinal).ToList();
        return unknown.Count == 0 ? text : $"{text} No record speaks of {Wording.Listed(unknown)}.";
    }

    private IEnumerable<string> Unknown(QuestionPart part) =>
    [
        .. part.Actors.Where(a => !facts.Any(f => matcher.Meets(f, a with { Part = ActorPart.Any }))).Select(a => a.Name),
        .. part.Places.Where(p => !facts.Any(f => matcher.Meets(f, p))).Select(p => p.Surface),
        .. part.Topics.Where(t => !facts.Any(f => f.Own.Has(t))).Select(t => $"“{t.Surface}”"),
        .. part.Days is { Candidates: [var day, ..] } && !facts.Any(f => Matcher.Meets(f, day)) ? [Wording.Days(part.Days)] : (string[])[],
    ];

    private static string What(QuestionPart part)
    {
        var topics = Wording.Listed(part.Topics.Concat(part.Kinds.Select(k => k.Word)).Select(t => t.Surface));
        var whose = Wording.Listed(part.Actors.Where(a => a.Part == ActorPart.Subject).Select(a => a.Name));
        var others = Wording.Listed(part.Actors.Where(a => a.Part != ActorPart.Subject).Select(a => a.Name));
        var thing = part.Aims[0] switch
        {
            Aim.Toll => $"{(part.Victims.IsEmpty ? "people" : Wording.Listed(part.Victims.Select(v => v.Word())))} {string.Join(" or ", part.Harms.Select(h => h.Word()))}",
            Aim.Incident => "such an attack",
            Aim.Damage => "such damage",
            Aim.Count => "such a number",
            Aim.Position => part.Acts.IsEmpty ? "such a position" : $"anything {Wording.Past(part.Acts[0])}",
            Aim.Agreement => "such an agreement",
            Aim.Statement => "such a statement",
            Aim.Talks => "such talks",
            Aim.NextTalks => "talks still to come",
            Aim.Delegation => "who led a delegation",
            Aim.Duration => "how long it lasted",
            Aim.Due => "anything that falls due",
            Aim.Difference => "reports that differ",
            _ => "it",
        };
        var days = part.Days is null ? "" : $" ({Wording.Days(part.Days)})";
        return (part.Aims[0] == Aim.Overview && topics.Length > 0 ? topics : thing + (topics.Length > 0 ? $" about {topics}" : ""))
            + (whose.Length > 0 ? $" by {whose}" : "") + (others.Length > 0 ? $" concerning {others}" : "")
            + (part.Places.IsEmpty ? "" : $" in {Wording.Listed(part.Places.Select(p => p.Surface))}")
            + (part.Round is { } round ? $" at a {Wording.Ordinal(round)} round" : "") + days;
    }
}
