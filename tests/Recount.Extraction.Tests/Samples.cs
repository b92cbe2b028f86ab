namespace Recount.Extraction.Tests;

/// <summary>Invented reports of several conflicts, a paragraph a string.</summary>
internal static class Samples
{
    public static readonly string[] Sudan =
    [
        "Artillery shells killed at least nine civilians and wounded more than 20 in Omdurman on Monday, the Sudanese health ministry said.",
        "“The hospitals have no blood left,” said Amina Idris, a doctor at the city’s main hospital. She said the attack lasted two hours.",
        "The army denied shelling the market.",
    ];

    public static readonly string[] Congo =
    [
        "Rebels attacked a village near Goma on Sunday and killed 12 people, the army said. Another raid in Bukavu left four soldiers dead.",
        "M23 fighters accused the government of breaking the ceasefire.",
    ];

    public static readonly string[] Talks =
    [
        "Delegations from Armenia and Azerbaijan held a third round of peace talks in Geneva on 2 March, after months of war.",
        "Azerbaijan demanded that Armenia withdraw its troops, hold elections and release all prisoners.",
        "Armenia rejected the demand and offered a 30-day ceasefire.",
        "The two sides agreed to exchange 400 prisoners of war.",
    ];

    public static readonly string[] Drones =
    [
        "Israel said on Monday that its air defences shot down 14 drones and two missiles that were launched from Yemen.",
        "The Houthi group said its fighters would continue the attacks until the war in Gaza ends.",
    ];

    public static readonly string[] Garden =
    [
        "The spring flower show opens in Leiden on Saturday. Growers have brought 200 kinds of tulip.",
        "“We had a mild winter,” said Els Bakker, who runs the show. Tickets cost 12 euros.",
    ];

    public static TheoryData<string> Names => [nameof(Sudan), nameof(Congo), nameof(Talks), nameof(Drones), nameof(Garden)];

    public static string[] ByName(string name) => name switch
    {
        nameof(Sudan) => Sudan,
        nameof(Congo) => Congo,
        nameof(Talks) => Talks,
        nameof(Drones) => Drones,
        nameof(Garden) => Garden,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such sample"),
    };
}
