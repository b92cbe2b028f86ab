using System.Collections.Immutable;
using System.Text.Json;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>An entity of re3d.</summary>
/// <param name="Span">UTF-16, over the document's text.</param>
/// <param name="Type">"Organisation", "Location", "Person", …</param>
public readonly record struct Re3dEntity(TextSpan Span, string Type);

/// <summary>A relation of re3d between two ends; its trigger's offsets are unreliable and left out.</summary>
public readonly record struct Re3dRelation(TextSpan Source, TextSpan Target, string Type);

/// <summary>A document of dstl's re3d (2017).</summary>
public sealed record Re3dDocument(string Id, string Text, ImmutableArray<Re3dEntity> Entities, ImmutableArray<Re3dRelation> Relations);

/// <summary>Reads re3d's documents.jsonl; code points become UTF-16.</summary>
public static class Re3dFile
{
    public const string FileName = "documents.jsonl";

    public static IEnumerable<Re3dDocument> Read(string folder)
    {
        foreach (var line in File.ReadLines(Path.Combine(folder, FileName)).Where(l => l.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            yield return Document(json.RootElement);
        }
    }

    internal static Re3dDocument Document(JsonElement row)
    {
        var text = row.GetProperty("text").GetString()!;
        var map = new CodePointMap(text);
        return new Re3dDocument(
            row.GetProperty("id").GetString()!,
            text,
            [.. row.GetProperty("entities").EnumerateArray().Select(e => new Re3dEntity(Span(e), e.GetProperty("type").GetString()!)).Distinct()],
            [.. row.GetProperty("relations").EnumerateArray().Select(r => new Re3dRelation(
                Span(r.GetProperty("source")), Span(r.GetProperty("target")), r.GetProperty("type").GetString()!)).Distinct()]);

        TextSpan Span(JsonElement e) => new(map.ToUtf16(e.GetProperty("begin").GetInt32()), map.ToUtf16(e.GetProperty("end").GetInt32()));
    }
}
