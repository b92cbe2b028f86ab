using System.Collections.Frozen;
using Recount.Core;
using Recount.Extraction;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>The labels of CASE 2021's task 2 that Recount's own types stand for: a fixed table, written before any test was seen.</summary>
internal sealed class Case21Labels(Lexicon occurrences)
{
    public const string Other = "OTHER";

    private static readonly FrozenDictionary<IncidentKind, string> s_incidents = new Dictionary<IncidentKind, string>
    {
        [IncidentKind.Shelling] = "ART_MISS_ATTACK", [IncidentKind.AirStrike] = "AIR_STRIKE", [IncidentKind.ArmedClash] = "ARMED_CLASH",
        [IncidentKind.Attack] = "ATTACK", [IncidentKind.RemoteExplosive] = "REM_EXPLOS", [IncidentKind.SuicideBomb] = "SUIC_BOMB",
        [IncidentKind.Grenade] = "GRENADE", [IncidentKind.ChemicalWeapon] = "CHEM_WEAP", [IncidentKind.Abduction] = "ABDUCT_DISSAP",
        [IncidentKind.SexualViolence] = "SEX_VIOL", [IncidentKind.Arrests] = "ARREST", [IncidentKind.PropertyDestruction] = "PROPERTY_DISTRUCT",
        [IncidentKind.DisruptedWeaponsUse] = "DISR_WEAP", [IncidentKind.MobViolence] = "MOB_VIOL",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<DealingType, string> s_dealings = new Dictionary<DealingType, string>
    {
        [DealingType.Agree] = "AGREEMENT", [DealingType.Consult] = "DIPLO", [DealingType.Support] = "DIPLO", [DealingType.Cooperate] = "DIPLO",
        [DealingType.Demand] = "DIPLO", [DealingType.Disapprove] = "DIPLO", [DealingType.Reject] = "DIPLO", [DealingType.Threaten] = "DIPLO",
        [DealingType.Sanction] = "DIPLO", [DealingType.Retreat] = "NON_VIOL_TERRIT_TRANSFER", [DealingType.Mobilize] = "CHANGE_TO_GROUP_ACT",
        [DealingType.Assault] = "ATTACK", [DealingType.Fight] = "ARMED_CLASH",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> s_occurrences = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["natural disaster"] = "NATURAL_DISASTER", ["disaster made by people"] = "MAN_MADE_DISASTER", ["organised crime"] = "ORG_CRIME",
        ["headquarters established"] = "HQ_ESTABLISHED", ["change of a group"] = "CHANGE_TO_GROUP_ACT", ["attribution of an act"] = "ATTRIB",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The more telling kind first, where a snippet tells of several.
    private static readonly IncidentKind[] s_precedence =
        [IncidentKind.SuicideBomb, IncidentKind.ChemicalWeapon, IncidentKind.SexualViolence, IncidentKind.Grenade, IncidentKind.TerritoryTaken, IncidentKind.DisruptedWeaponsUse,
         IncidentKind.AirStrike, IncidentKind.Shelling, IncidentKind.RemoteExplosive, IncidentKind.Abduction, IncidentKind.Protest, IncidentKind.MobViolence, IncidentKind.ArmedClash,
         IncidentKind.PropertyDestruction, IncidentKind.Arrests, IncidentKind.Attack];

    /// <param name="observations">The snippet's.</param>
    /// <param name="dealings">The snippet's, first one first.</param>
    /// <param name="analysed">The snippet.</param>
    /// <param name="isState">Whether a name is a state's.</param>
    public string Of(DocumentObservations observations, IReadOnlyList<Dealing> dealings, AnalysedDocument analysed, Func<string, bool> isState)
    {
        var kind = s_precedence.Where(k => observations.Incidents.Any(i => i.Kind == k)).Select(k => (IncidentKind?)k).FirstOrDefault();
        if (kind is IncidentKind.TerritoryTaken)
        {
            var incident = observations.Incidents.First(i => i.Kind == kind);
            return incident.Perpetrators.Any(isState) ? "GOV_REGAINS_TERIT" : "NON_STATE_ACTOR_OVERTAKES_TER";
        }

        if (kind is IncidentKind.Protest || (kind is null or IncidentKind.Arrests or IncidentKind.Attack && dealings.Any(d => d.Type == DealingType.Protest)))
        {
            return OfProtest(observations, dealings);
        }

        if (kind is { } k2)
        {
            return s_incidents[k2];
        }

        if (Occurrence(analysed) is { } occurrence)
        {
            return s_occurrences[occurrence];
        }

        var first = dealings.Count > 0 ? dealings[0] : null;
        return first is null ? Other : first.Mode == "arrest" ? "ARREST" : s_dealings.GetValueOrDefault(first.Type, Other);
    }

    // Who used force: nobody, those who kept order, or the protesters.
    private static string OfProtest(DocumentObservations observations, IReadOnlyList<Dealing> dealings)
    {
        var isForced = dealings.Any(d => d.Mode == "force");
        var hasVictims = observations.Incidents.Any(i => i.Figures.Any(f => f.Harm is Harm.Killed or Harm.Injured));
        return isForced && hasVictims ? "FORCE_AGAINST_PROTEST"
            : isForced || dealings.Any(d => d.Mode == "arrest") ? "PROTEST_WITH_INTER"
            : observations.Incidents.Any(i => i.Kind is IncidentKind.MobViolence or IncidentKind.PropertyDestruction or IncidentKind.Attack) ? "VIOL_DEMONSTR"
            : "PEACE_PROTEST";
    }

    private string? Occurrence(AnalysedDocument analysed)
    {
        foreach (var sentence in analysed.Sentences)
        {
            var words = sentence.Tokens.Select(t => t.Lemma.ToLowerInvariant()).ToList();
            for (var i = 0; i < words.Count; i++)
            {
                for (var length = Math.Min(4, words.Count - i); length > 0; length--)
                {
                    if (occurrences.ValueOf(string.Join(' ', words.Skip(i).Take(length))) is { } value)
                    {
                        return value;
                    }
                }
            }
        }

        return null;
    }
}
