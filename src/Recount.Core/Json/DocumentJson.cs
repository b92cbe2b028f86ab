using System.Text.Json;

namespace Recount.Core.Json;

/// <summary>A document as JSON (docs/schema/document.schema.json); reads back equal, sentences apart.</summary>
public static class DocumentJson
{
    public const string SchemaName = "recount-document/1";

    /// <param name="document">What to write.</param>
    /// <param name="sentences">Null leaves them out, as the ledger does: they follow from the text.</param>
    /// <param name="indented">False gives the canonical bytes.</param>
    public static byte[] Write(Document document, IReadOnlyList<Sentence>? sentences = null, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(document);
        var m = new WireMap(new CodePointMap(document.Text));
        var wire = new DocumentWire
        {
            Schema = SchemaName, Id = document.Id.Value, Version = document.Version.Value, Source = document.Source,
            Url = document.Url, Outlet = document.Outlet, Title = document.Title, Authors = [.. document.Authors],
            Agency = document.Agency, Kind = document.Kind, Published = document.Published?.ToString(),
            Updated = document.Updated?.ToString(),
            Dates = [.. document.Dates.Select(d => new FoundDateWire
            {
                Role = d.Role, Time = d.Time.ToString(), Found = d.Found, ZoneAssumed = d.IsZoneAssumed ? true : null,
            })],
            Section = document.Section is { } section ? new SectionWire { Name = section.Name, Found = section.Found } : null,
            Language = document.Language, Text = document.Text,
            Blocks = [.. document.Blocks.Select(b => m.Write(b.Span, b.Role, b.Post))],
            Sentences = sentences is null ? null : [.. sentences.Select(s => m.Write(s.Span, s.Role, s.Post))],
            Posts = [.. document.Posts.Select(p => new PostWire
            {
                Id = p.Id, Headline = p.Headline, Published = p.Published?.ToString(), Modified = p.Modified?.ToString(),
                Author = p.Author, KeyEvent = p.IsKeyEvent ? true : null,
            })],
        };
        return JsonSerializer.SerializeToUtf8Bytes(wire, RecountJsonContext.For(indented).DocumentWire);
    }

    /// <exception cref="JsonException">Not this form, or its blocks don't fit its text.</exception>
    public static Document Read(ReadOnlySpan<byte> utf8)
    {
        var wire = JsonSerializer.Deserialize(utf8, RecountJsonContext.Canonical.DocumentWire)
            ?? throw new JsonException("the JSON is null");
        try
        {
            var m = new WireMap(new CodePointMap(wire.Text));
            return new Document
            {
                Id = new(wire.Id), Source = wire.Source, Url = wire.Url, Outlet = wire.Outlet, Title = wire.Title,
                Authors = [.. wire.Authors], Agency = wire.Agency, Kind = wire.Kind,
                Published = WireMap.ReadTime(wire.Published), Updated = WireMap.ReadTime(wire.Updated),
                Dates = [.. (wire.Dates ?? []).Select(d => new FoundDate(d.Role, WireMap.ReadTime(d.Time)!.Value, d.Found, d.ZoneAssumed ?? false))],
                Section = wire.Section is { } section ? new Section(section.Name, section.Found) : null,
                Language = wire.Language, Text = wire.Text,
                Blocks = [.. wire.Blocks.Select(b => new Block(m.Read(b), b.Role, b.Post))],
                Posts = [.. wire.Posts.Select(p => new Post
                {
                    Id = p.Id, Headline = p.Headline, Published = WireMap.ReadTime(p.Published),
                    Modified = WireMap.ReadTime(p.Modified), Author = p.Author, IsKeyEvent = p.KeyEvent ?? false,
                })],
            }.Validated();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new JsonException("a value breaks a rule of its type: " + e.Message, e);
        }
    }
}
