using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Recount.Core.Json;

/// <summary>JSON Schema 2020-12 of the three forms, made from the types that write them; docs/schema/ keeps copies.</summary>
public static class JsonSchemas
{
    private static readonly JsonSerializerOptions s_readable = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>File name to schema text, ending in a line feed.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["document.schema.json"] = Of(RecountJsonContext.Canonical.DocumentWire, DocumentJson.SchemaName),
        ["observations.schema.json"] = Of(RecountJsonContext.Canonical.ObservationsWire, DocumentObservations.SchemaName),
        ["record.schema.json"] = Of(RecountJsonContext.Canonical.RecordWire, RecordsJson.SchemaName),
    };

    private static string Of(JsonTypeInfo type, string name)
    {
        var schema = type.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true }).AsObject();
        var whole = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = name,
        };
        foreach (var (key, value) in schema.ToArray())
        {
            schema.Remove(key);
            whole[key] = value;
        }

        return whole.ToJsonString(s_readable) + "\n";
    }
}
