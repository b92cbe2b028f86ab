using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recount.Core.Json;

/// <summary>Source-generated contracts of the three JSON forms.</summary>
[JsonSerializable(typeof(ObservationsWire))]
[JsonSerializable(typeof(DocumentWire))]
[JsonSerializable(typeof(RecordWire))]
[JsonSerializable(typeof(RecordBodyWire))]
internal sealed partial class RecountJsonContext : JsonSerializerContext
{
    /// <summary>UTF-8, properties in declared order, no white space, nothing escaped that JSON lets stand: the hashed form.</summary>
    public static readonly RecountJsonContext Canonical = new(WireSettings(indented: false));

    /// <summary>The same for people: two spaces.</summary>
    public static readonly RecountJsonContext Indented = new(WireSettings(indented: true));

    public static RecountJsonContext For(bool indented) => indented ? Indented : Canonical;

    private static JsonSerializerOptions WireSettings(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        WriteIndented = indented,
        NewLine = "\n",
        MaxDepth = 32,
    };
}
