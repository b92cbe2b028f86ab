using System.Collections.Frozen;
using Recount.Core;
using Recount.Extraction;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>The labels of CASE 2021's task 2 that Recount's own types stand for: a fixed table, written before any test was seen.</summary>
/// <param name="triggers">Words of incidents by kind: a snippet names its kind where no whole incident is read from it.</param>
/// <param name="occurrences">Words of happenings beside conflict.</param>
internal sealed class Case21Labels(Lexicon triggers, Lexicon occurrences)
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
        [DealingType.Assault] = "ATTACK", [DealingType.Fight] = "ARMED_CLASH", [DealingType.Protest] = "PEACE_PROTEST",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> s_occurrences = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["natural disaster"] = "NATURAL_DISASTER", ["disaster made by people"] = "MAN_MADE_DISASTER", ["organised crime"] = "ORG_CRIME",
        ["headquarters established"] = "HQ_ESTABLISHED", ["change of a group"] = "CHANGE_TO_GROUP_ACT", ["attribution of an act"] = "ATTRIB",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The more telling kind first, where a snippet tells of several.
    private static readonly IncidentKind[] s_precedence =
        [IncidentKind.SuicideBomb, IncidentKind.ChemicalWeapon, IncidentKind.SexualViolence, IncidentKind.Grenade, IncidentKind.DisruptedWeaponsUse, IncidentKind.TerritoryTaken,
         IncidentKind.RemoteExplosive, IncidentKind.AirStrike, IncidentKind.Shelling, IncidentKind.Abduction, IncidentKind.MobViolence, IncidentKind.ArmedClash,
         IncidentKind.PropertyDestruction, IncidentKind.Arrests, IncidentKind.Attack];

    private static readonly string[] s_state = ["government", "army", "regime", "troops", "troop", "security", "military", "police", "soldier", "policeman", "officer"];

    private static readonly string[] s_others = ["rebel", "militant", "insurgent", "militia", "fighter", "guerrilla", "gunman", "militiaman", "separatist", "group", "bandit"];

    private static readonly string[] s_unarmed = ["civilian", "villager", "farmer", "resident", "man", "woman", "worker", "journalist", "teacher", "student", "person"];

    /// <param name="observations">The snippet's.</param>
    /// <param name="dealings">The snippet's, first one first.</param>
    /// <param name="analysed">The snippet.</param>
    public string Of(DocumentObservations observations, IReadOnlyList<Dealing> dealings, AnalysedDocument analysed)
    {
        var words = new SnippetWords(analysed);
        var named = words.Values(triggers).Select(Vocabulary.Parse<IncidentKind>).OfType<IncidentKind>().ToHashSet();
        if (words.Has("protester", "demonstrator", "protestor", "rioter") || (named.Contains(IncidentKind.Protest) && !(dealings.Count > 0 && dealings[0].Mode == "arrest")))
        {
            return OfProtest(words, dealings);
        }

        var occurrence = words.Values(occurrences).FirstOrDefault();
        var kind = s_precedence.Where(k => named.Contains(k) || (named.Count > 0 && observations.Incidents.Any(i => i.Kind == k))).Select(k => (IncidentKind?)k).FirstOrDefault();
        if (occurrence is not null && (kind is null or IncidentKind.Arrests || occurrence is "attribution of an act" or "natural disaster" or "organised crime"))
        {
            return s_occurrences[occurrence];
        }

        return kind switch
        {
            IncidentKind.TerritoryTaken => words.First(s_state) < words.First(s_others) ? "GOV_REGAINS_TERIT" : "NON_STATE_ACTOR_OVERTAKES_TER",
            IncidentKind.Attack when words.Has(s_state) && words.Has(s_others) && !words.Has(s_unarmed) => s_incidents[IncidentKind.ArmedClash],
            { } known => s_incidents[known],
            null => OfDealings(words, dealings),
        };
    }

    private static string OfDealings(SnippetWords words, IReadOnlyList<Dealing> dealings)
    {
        if (dealings.Any(d => d.Type is DealingType.Agree or DealingType.Retreat) && words.Has("agreement", "ceasefire", "truce", "accord", "deal", "treaty", "pact"))
        {
            return "AGREEMENT";
        }

        var first = dealings.Count > 0 ? dealings[0] : null;
        return first is null ? Other : first.Mode == "arrest" ? "ARREST" : s_dealings.GetValueOrDefault(first.Type, Other);
    }

    // Who used force: nobody, those who kept order, or the protesters.
    private static string OfProtest(SnippetWords words, IReadOnlyList<Dealing> dealings)
    {
        var isForced = words.Has(s_state) && dealings.Any(d => d.Mode is "force" or "kill");
        var hasVictims = words.Has("kill", "killed", "wound", "wounded", "injure", "injured", "die", "dead");
        return isForced && hasVictims ? "FORCE_AGAINST_PROTEST"
            : words.Has("stone", "stones", "rock", "torch", "vandalise", "vandalize", "riot", "rioter", "petrol", "molotov", "ransack", "clash", "burn", "tyre", "tire") ? "VIOL_DEMONSTR"
            : isForced || dealings.Any(d => d.Mode == "arrest") || words.Has("teargas", "disperse") ? "PROTEST_WITH_INTER"
            : "PEACE_PROTEST";
    }
}
