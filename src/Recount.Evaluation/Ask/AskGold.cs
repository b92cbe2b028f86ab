using System.Collections.Immutable;
using System.Text.Json;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>A question with what an answer to it must and must never say.</summary>
/// <param name="Text">The question.</param>
/// <param name="Must">Facts, each with its ways to be put: one way of each must stand in the answer.</param>
/// <param name="Never">What no line may say.</param>
/// <param name="IsNone">The ledger doesn't hold it: the answer must give no line.</param>
public sealed record AskQuestion(
    string Text, ImmutableArray<ImmutableArray<string>> Must, ImmutableArray<string> Never, bool IsNone);

/// <summary>Questions to the record of one corpus folder: its <c>ask.json</c>.</summary>
public static class AskGold
{
    public const string FileName = "ask.json";

    /// <exception cref="DiagnosticException"><c>RC4002</c>: no such file, or none of that form.</exception>
    public static ImmutableArray<AskQuestion> Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(path, "there is no such file"));
        }

        try
        {
            using var gold = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. gold.RootElement.GetProperty("questions").EnumerateArray().Select(Read)];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(
                path, "it isn't an object with questions, each with 'ask' and 'must', 'never' or 'none'"), e);
        }
    }

    private static AskQuestion Read(JsonElement question) => new(
        question.GetProperty("ask").GetString()!,
        [.. question.Get("must").Items().Select(m => m.ValueKind == JsonValueKind.Array ? Strings(m) : [m.GetString()!])],
        Strings(question.Get("never")),
        question.Get("none").ValueKind == JsonValueKind.True);

    private static ImmutableArray<string> Strings(JsonElement list) => [.. list.Items().Select(s => s.GetString()!)];
}
