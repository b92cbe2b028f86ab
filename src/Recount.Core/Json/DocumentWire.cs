namespace Recount.Core.Json;

// The JSON form of docs/schema/document.schema.json; offsets are code points into `text`.

internal sealed record SpanWire
{
    public required int Start { get; init; }

    public required int End { get; init; }

    public required BlockRole Role { get; init; }

    /// <summary>Index into the document's posts.</summary>
    public int? Post { get; init; }
}

internal sealed record PostWire
{
    public required string Id { get; init; }

    public string? Headline { get; init; }

    public string? Published { get; init; }

    public string? Modified { get; init; }

    public string? Author { get; init; }

    /// <summary>Absent where it is none.</summary>
    public bool? KeyEvent { get; init; }
}

internal sealed record FoundDateWire
{
    public required DateRole Role { get; init; }

    public required string Time { get; init; }

    public required string Found { get; init; }

    /// <summary>Absent where the zone is stated, or where there is no time of day.</summary>
    public bool? ZoneAssumed { get; init; }
}

internal sealed record SectionWire
{
    public required string Name { get; init; }

    public required string Found { get; init; }
}

internal sealed record DocumentWire
{
    public required string Schema { get; init; }

    public required string Id { get; init; }

    public required string Version { get; init; }

    public string? Source { get; init; }

    public string? Url { get; init; }

    public string? Outlet { get; init; }

    public string? Title { get; init; }

    public required IReadOnlyList<string> Authors { get; init; }

    public string? Agency { get; init; }

    public required DocumentKind Kind { get; init; }

    public string? Published { get; init; }

    public string? Updated { get; init; }

    /// <summary>Absent in documents that were kept before dates were.</summary>
    public IReadOnlyList<FoundDateWire>? Dates { get; init; }

    public SectionWire? Section { get; init; }

    public string? Language { get; init; }

    public required string Text { get; init; }

    public required IReadOnlyList<SpanWire> Blocks { get; init; }

    /// <summary>Absent where the document was only read, not split.</summary>
    public IReadOnlyList<SpanWire>? Sentences { get; init; }

    public required IReadOnlyList<PostWire> Posts { get; init; }
}
