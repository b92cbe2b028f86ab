using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recount.Evaluation;

/// <summary>What kind of disagreement with gold.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScoringErrorType>))]
public enum ScoringErrorType
{
    /// <summary>A gold item that no prediction is aligned with.</summary>
    [JsonStringEnumMemberName("miss")] Miss,

    /// <summary>A prediction that no gold item is aligned with.</summary>
    [JsonStringEnumMemberName("false")] False,

    /// <summary>A slot of an aligned pair whose values differ.</summary>
    [JsonStringEnumMemberName("slot")] Slot,
}

/// <summary>One disagreement with gold, for a reader who looks for its cause.</summary>
/// <remarks>Holds words of the document: write it to the file that the reader asked for, never to a log.</remarks>
public sealed record ScoringError
{
    /// <summary><see cref="GoldDocument.Name"/>.</summary>
    public required string Document { get; init; }

    public required string Family { get; init; }

    public required ScoringErrorType Type { get; init; }

    /// <summary>The slot that differs; null for a whole item.</summary>
    public string? Slot { get; init; }

    /// <summary>
    /// What the scorer can tell of the reason. Items: <c>unfounded</c> (no quote stands in the document),
    /// <c>no evidence there</c> (nothing points at the other side's evidence), <c>SLOT differs</c> (a key slot),
    /// <c>taken</c> (its match is aligned with a better one). Slots: <c>missing</c>, <c>spurious</c>, <c>different</c>.
    /// </summary>
    public required string Cause { get; init; }

    /// <summary>Gold's values without partner, <c>|</c> between alternatives; a whole item as <c>slot: values</c>.</summary>
    public string? Gold { get; init; }

    /// <summary>As <see cref="Gold"/>; for a miss with near evidence, the item that came nearest.</summary>
    public string? Pred { get; init; }

    /// <summary>The first quote of the gold item, or of the false prediction.</summary>
    public string? Quote { get; init; }

    /// <summary>The rule or model of the prediction.</summary>
    public string? Rule { get; init; }
}

/// <summary>Writes errors as JSON Lines.</summary>
public static class ScoringErrorLines
{
    public static void Write(TextWriter writer, IEnumerable<ScoringError> errors)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(errors);
        foreach (var error in errors)
        {
            writer.Write(JsonSerializer.Serialize(error, ScoringErrorJson.Lines.ScoringError));
            writer.Write('\n');
        }
    }
}

[JsonSerializable(typeof(ScoringError))]
internal sealed partial class ScoringErrorJson : JsonSerializerContext
{
    /// <summary>Letters as they are: the file is read by people and by tools, never put into a page.</summary>
    public static readonly ScoringErrorJson Lines = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
