using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>Documents drawn by seed, their fields beside their sentences: a sheet for a reader, who marks each as right or wrong.</summary>
public static class AuditSample
{
    private const int ContextLength = 240;

    private static readonly JsonWriterOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same documents for the same seed, in whatever order they come.</summary>
    public static IReadOnlyList<T> Draw<T>(IEnumerable<T> documents, Func<T, DocumentId> id, int count, int seed)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var salt = seed.ToString(CultureInfo.InvariantCulture);
        return [.. documents.OrderBy(d => ContentHash.Of(salt, id(d).Value), StringComparer.Ordinal).Take(count)];
    }

    /// <summary>A JSON line a field: ids, code points, the value, its quote and what stands around it.</summary>
    public static void Write(TextWriter lines, Document document, DocumentObservations observations)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(document);
        var map = new CodePointMap(document.Text);
        foreach (var field in AuditField.Of(observations))
        {
            var span = field.Quote.Span;
            using var bytes = new MemoryStream();
            using (var json = new Utf8JsonWriter(bytes, s_readable))
            {
                json.WriteStartObject();
                json.WriteString("id", field.Id);
                json.WriteString("document", field.Document.Value);
                json.WriteString("published", document.Published?.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                json.WriteString("title", document.Title);
                json.WriteString("observation", field.Observation.Value);
                json.WriteString("family", field.Family);
                json.WriteString("field", field.Field);
                json.WriteString("value", field.Value);
                json.WriteNumber("start", map.ToCodePoint(span.Start));
                json.WriteNumber("end", map.ToCodePoint(span.End));
                json.WriteString("before", WellFormed(document.Text[Math.Max(0, span.Start - ContextLength)..span.Start]));
                json.WriteString("quote", field.Quote.Quote);
                json.WriteString("after", WellFormed(document.Text[span.End..Math.Min(document.Text.Length, span.End + ContextLength)]));
                json.WriteEndObject();
            }

            lines.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
        }
    }

    // A context may begin or end within a pair of surrogates.
    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes());
}
