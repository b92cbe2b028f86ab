namespace Recount.Evaluation;

/// <summary>Each disagreement of a pair's slot, with its cause as far as the counts tell it.</summary>
internal static class MucErrors
{
    public static IEnumerable<ScoringError> Of(string item, MucPair pair, string slot, MucSlotScore score)
    {
        var (isMissed, isFalse) = (pair.Given is null, pair.Key is null);
        foreach (var (key, given) in score.Partial)
        {
            yield return Error(ScoringErrorType.Slot, "partly right", Written(key), given.Value);
        }

        foreach (var key in score.KeyLeft)
        {
            yield return Error(ScoringErrorType.Miss, isMissed ? "template missed" : score.GivenLeft.Length > 0 ? "another filler" : "no filler", Written(key), null);
        }

        foreach (var given in score.GivenLeft)
        {
            yield return Error(ScoringErrorType.False, isFalse ? "false template" : score.KeyLeft.Length > 0 ? "another filler" : "one filler too many", null, given.Value);
        }

        ScoringError Error(ScoringErrorType type, string cause, string? gold, string? given) =>
            new() { Document = item, Family = MucBenchmark.Name, Type = type, Slot = slot, Cause = cause, Gold = gold, Pred = given };
    }

    private static string Written(MucFill fill) => string.Join(" | ", fill.Values);
}
