using System.Collections.Frozen;

namespace Recount.Evaluation;

/// <summary>The words of the coding, and the words of the releases that stand for them.</summary>
internal static class IsafTable
{
    /// <summary>Provinces by spelling met, each with its label.</summary>
    public static readonly FrozenDictionary<string, string> Provinces = Table(
        "badakhshan", "badghis", "baghlan", "balkh", "bamyan:bamyan|bamiyan", "day_kundi:day kundi|daykundi|dai kundi", "farah", "faryab", "ghazni:ghazni|ghanzi", "ghor", "helmand",
        "herat", "jowzjan:jowzjan|jawzjan", "kabul", "kandahar", "kapisa", "khost", "kunar:kunar|konar", "kunduz:kunduz|konduz", "laghman", "logar", "nangarhar", "nimroz:nimroz|nimruz",
        "nuristan", "paktya:paktiya|paktia|paktya", "paktika", "panjshir", "parwan", "samangan", "sar-e pul:sar-e pul|sar-e-pul|sar e pul", "takhar", "uruzgan:uruzgan|oruzgan", "wardak", "zabul");

    public static readonly FrozenDictionary<string, string> Groups = Table(
        "taliban", "haqqani", "aq:al-qaida|al-qaeda|al qaida|al qaeda", "hig:hezb|hizb|hig", "imu:islamic movement of uzbekistan|imu", "let:lashkar-e|lashkar e", "ttp:tehrik", "iju:islamic jihad union");

    /// <summary>Nouns for those whom the operations are against.</summary>
    public static readonly FrozenSet<string> Opponents = Set(
        "leader commander sub-commander subcommander facilitator insurgent militant fighter terrorist individual suspect associate man person people criminal other male operative supplier trafficker expert " +
        "emplacer governor financier member manufacturer builder maker dealer coordinator planner adviser advisor bomber recruiter smuggler logistician specialist chief subordinate accomplice bodyguard " +
        "occupant official detainee attacker gunman rebel bomb-maker bombmaker distributor trainer forger assailant enemy deputy operator transporter conspirator technician engineer chairman assistant planter spy aide kidnapper subordinate sub-leader subleader mullah");

    public static readonly FrozenSet<string> Leaders = Set("leader commander sub-commander subcommander governor chief");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static FrozenDictionary<string, string> Table(params string[] rows) => rows
        .Select(r => r.Split(':'))
        .SelectMany(r => r[^1].Split('|').Select(spelling => (Spelling: spelling, Label: r[0])))
        .ToFrozenDictionary(e => e.Spelling, e => e.Label, StringComparer.OrdinalIgnoreCase);
}
