using System.Collections.Immutable;
using System.Text.Json;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>Reads a set of the MUC-3 and MUC-4 release: PREFIX-texts, PREFIX-keys and PREFIX-roles, .jsonl or .jsonl.gz.</summary>
/// <remarks>The prefix's case doesn't matter: "tst1" and "TST1" name one set.</remarks>
internal static class MucFile
{
    /// <summary>The developers' set, which a mapping may be fitted to.</summary>
    public const string Developers = "dev";

    private static readonly string[] s_parts = ["texts", "keys", "roles"];

    /// <summary>Whether the three files of a prefix are there.</summary>
    public static bool Exists(string prefix) => s_parts.All(part => Find(prefix, part) is not null);

    /// <param name="prefix">A folder and the set's name: "muc/tst1".</param>
    /// <returns>The items in the texts' order, and the hash of the three files.</returns>
    public static (ImmutableArray<MucItem> Items, string Hash) Read(string prefix)
    {
        var files = s_parts.Select(part => RowFile.Load(Find(prefix, part)
            ?? throw new FileNotFoundException($"there is no {Path.GetFileName(prefix)}-{part}.jsonl"))).ToArray();
        var keys = files[1].Json.ToDictionary(Id, Templates, StringComparer.Ordinal);
        var roles = files[2].Json.ToDictionary(Id, Roles, StringComparer.Ordinal);
        return ([.. files[0].Rows.Select(row => Item(row, keys[row.Id], roles[row.Id]))], ContentHash.Of([.. files.Select(f => f.Hash)]));
    }

    internal static MucItem Item(
        TextRow row, ImmutableArray<MucTemplate> templates, IReadOnlyDictionary<string, ImmutableArray<ImmutableArray<string>>> roles)
    {
        var day = TextRow.Text(row.Json, "date");
        var body = row.Map.ToUtf16(row.Json.GetProperty("body_start").GetInt32());
        var document = row.Document with
        {
            Published = PublicationTime.Parse(day is ['-', ..] ? null : day),
            Blocks = [.. row.Document.Blocks.Where(b => b.Span.End > body)
                .Select(b => b with { Span = Trimmed(row.Document.Text, new TextSpan(Math.Max(b.Span.Start, body), b.Span.End)) }).Where(b => !b.Span.IsEmpty)],
        };
        return new MucItem(row with { Document = document }, day, (TextRow.Text(row.Json, "place"), TextRow.Text(row.Json, "country")), templates, roles);
    }

    internal static ImmutableArray<MucTemplate> Templates(JsonElement row) =>
        [.. row.GetProperty("templates").EnumerateArray().Select(t => new MucTemplate(
            MucSlots.All.ToDictionary(s => s.Name, s => Fills(t.GetProperty(s.Name)), StringComparer.Ordinal), t.GetProperty("optional").GetBoolean()))];

    private static ImmutableArray<MucFill> Fills(JsonElement slot) =>
        slot.ValueKind == JsonValueKind.Null ? [] : [.. slot.EnumerateArray().Select(Fill)];

    private static MucFill Fill(JsonElement fill) => new()
    {
        Values = [.. fill.GetProperty("values").EnumerateArray().Select(v => v.GetString() ?? "-")],
        Refs = [.. Each(fill, "refs").Select(r => r.GetString() ?? "-")],
        IsOptional = fill.TryGetProperty("optional", out var optional) && optional.GetBoolean(),
        Numbers = [.. Each(fill, "numbers").Select(n => new MucNumber(n.GetProperty("raw").GetString()!, Whole(n, "min"), Whole(n, "max")))],
        Dates = [.. Each(fill, "dates").Select(d => new MucDate(TextRow.Text(d, "from"), TextRow.Text(d, "to")))],
        Locations = [.. Each(fill, "locations").Select(Location)],
    };

    private static MucLocation Location(JsonElement location) => new(
        Steps(location.GetProperty("path")),
        location.TryGetProperty("to", out var to) && to.ValueKind == JsonValueKind.Array ? Steps(to) : null);

    private static ImmutableArray<string> Steps(JsonElement path) =>
        [.. path.EnumerateArray().Select(step => TextRow.Text(step, "kind") is { } kind ? $"{TextRow.Text(step, "name")} ({kind})" : TextRow.Text(step, "name") ?? "")];

    private static Dictionary<string, ImmutableArray<ImmutableArray<string>>> Roles(JsonElement row) =>
        row.GetProperty("roles").EnumerateObject().ToDictionary(
            role => role.Name,
            role => role.Value.EnumerateArray().Select(e => e.EnumerateArray().Select(m => m.GetString()!).ToImmutableArray()).ToImmutableArray(),
            StringComparer.Ordinal);

    private static IEnumerable<JsonElement> Each(JsonElement element, string name) =>
        element.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : [];

    private static int? Whole(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    private static string Id(JsonElement row) => row.GetProperty("id").GetString()!;

    private static string? Find(string prefix, string part)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(prefix))!;
        var name = $"{Path.GetFileName(prefix)}-{part}.jsonl";
        return !Directory.Exists(folder) ? null : Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).FirstOrDefault(file =>
            Path.GetFileName(file) is var found && (string.Equals(found, name, StringComparison.OrdinalIgnoreCase)
                || string.Equals(found, name + ".gz", StringComparison.OrdinalIgnoreCase)));
    }

    private static TextSpan Trimmed(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return new TextSpan(start, end);
    }
}
