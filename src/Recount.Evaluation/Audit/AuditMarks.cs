using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recount.Evaluation;

/// <summary>A reader's judgement of one field: ids and offsets, no words of the text.</summary>
public sealed record AuditMark
{
    /// <summary><see cref="AuditField.Id"/>.</summary>
    public required string Id { get; init; }

    public required string Document { get; init; }

    public required string Observation { get; init; }

    public required string Field { get; init; }

    /// <summary>Code points of the evidence, as the sheet gave them.</summary>
    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>Whether the text supports the value, all of it.</summary>
    public required bool Right { get; init; }
}

/// <summary>One reader's marks.</summary>
public sealed class AuditMarks
{
    private readonly FrozenDictionary<string, bool> _right;

    public AuditMarks(IEnumerable<AuditMark> marks)
    {
        // The last mark of a field counts: a reader may think again.
        _right = marks.GroupBy(m => m.Id, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.Last().Right, StringComparer.Ordinal);
    }

    /// <exception cref="JsonException">A line that is no mark.</exception>
    public static AuditMarks Read(TextReader lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var marks = new List<AuditMark>();
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                marks.Add(JsonSerializer.Deserialize(line, AuditJson.Default.AuditMark)!);
            }
        }

        return new AuditMarks(marks);
    }

    /// <returns>Null where the reader didn't see the field.</returns>
    public bool? Of(AuditField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return _right.TryGetValue(field.Id, out var right) ? right : null;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AuditMark))]
internal sealed partial class AuditJson : JsonSerializerContext;
