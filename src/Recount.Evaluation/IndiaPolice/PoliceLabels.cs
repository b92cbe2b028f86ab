using System.Collections.Immutable;
using Recount.Extraction;

namespace Recount.Evaluation;

/// <summary>Which of India Police Events' labels a sentence's dealings stand for.</summary>
internal static class PoliceLabels
{
    public static readonly ImmutableArray<string> All = ["ANY_ACTION", "ARREST", "FAIL", "FORCE", "KILL"];

    private static readonly string[] s_forces =
        ["police", "policeman", "policemen", "policewoman", "cop", "cops", "constable", "constables", "inspector", "commissioner", "jawan", "jawans", "constabulary", "crpf", "rpf", "srp", "sp", "dgp", "rapid"];

    public static HashSet<string> Of(string sentence, IEnumerable<Dealing> dealings)
    {
        var labels = new HashSet<string>(StringComparer.Ordinal);
        var isNamed = Words(sentence).Any(IsForce);
        foreach (var dealing in dealings)
        {
            var isTheirs = dealing.Sources.Any(s => Words(s).Any(IsForce));
            var label = dealing switch
            {
                { Mode: "arrest" } => "ARREST",
                { Mode: "kill" } when isTheirs => "KILL",
                { Mode: "force" } when isTheirs || isNamed => "FORCE",
                { Mode: "inaction" } when isTheirs || isNamed => "FAIL",
                { Type: DealingType.Reject } when isTheirs => "FAIL",
                { Type: DealingType.Coerce or DealingType.Mobilize or DealingType.Investigate } when isTheirs || isNamed || dealing.Sources.IsEmpty => "ANY_ACTION",
                _ => (isTheirs || isNamed) && dealing.Type is not (DealingType.Disapprove or DealingType.Demand or DealingType.Threaten) ? "ANY_ACTION" : null,
            };
            if (label is not null)
            {
                labels.Add(label);
            }
        }

        // Force that somebody died of.
        if (labels.Contains("FORCE") && dealings.Any(d => d.Mode == "kill"))
        {
            labels.Add("KILL");
        }

        if (labels.Contains("KILL"))
        {
            labels.Add("FORCE");
        }

        if (labels.Count > 0 && !(labels.Count == 1 && labels.Contains("FAIL")))
        {
            labels.Add("ANY_ACTION");
        }

        return labels;
    }

    /// <summary>Our own baseline: the police are named and a word of the label stands in the sentence.</summary>
    public static HashSet<string> ByKeyword(string sentence)
    {
        var words = Words(sentence);
        var labels = new HashSet<string>(StringComparer.Ordinal);
        if (words.Any(IsForce))
        {
            labels.Add("ANY_ACTION");
            foreach (var (label, stems) in s_keywords)
            {
                if (words.Any(w => stems.Any(k => w.StartsWith(k, StringComparison.Ordinal))))
                {
                    labels.Add(label);
                }
            }
        }

        return labels;
    }

    private static readonly (string Label, string[] Stems)[] s_keywords =
        [("KILL", ["kill", "dead", "die"]), ("ARREST", ["arrest", "detain"]), ("FAIL", ["fail", "inaction"]), ("FORCE", ["fire", "firing", "teargas", "lathi", "kill"])];

    private static bool IsForce(string word) => s_forces.Contains(word, StringComparer.Ordinal);

    private static string[] Words(string text) => text.ToLowerInvariant().Split([.. " ,.;:()\"'-\n"], StringSplitOptions.RemoveEmptyEntries);
}
