using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Reading;

/// <summary>What the caller knows of a source. The page's own words win; a hint fills what the page leaves open.</summary>
/// <param name="Name">A file's name or a line's number, for people and diagnostics; no part of any id.</param>
/// <param name="ContentType">A MIME type, with or without a charset; null where unknown.</param>
/// <param name="Url">Where it was fetched; the page's canonical URL wins.</param>
/// <param name="Published">Used where the text has no date of its own, or an impossible one.</param>
/// <param name="Outlet">Used where the text names none.</param>
public sealed record SourceHints(
    string Name,
    string? ContentType = null,
    string? Url = null,
    PublicationTime? Published = null,
    string? Outlet = null)
{
    /// <summary>A moment at which the source was online already, of its fetch for one; relative times are counted from it.</summary>
    public FoundDate? Seen { get; init; }

    /// <summary>Where an article as JSON has its fields; null takes the names that articles mostly bear.</summary>
    public FieldMap? Fields { get; init; }
}

/// <summary>One source as read.</summary>
public sealed record ReadResult
{
    /// <summary>Null where the source is quarantined; <see cref="Diagnostics"/> then holds the reason.</summary>
    public Document? Document { get; init; }

    /// <summary>Reasons of quarantine, or remarks on a document that was read (a date that can't be, another language).</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The page's dates, each by its kind; <see cref="PageDates.None"/> where the source is no page.</summary>
    public PageDates Dates { get; init; } = PageDates.None;

    /// <summary>The title that the page gives to other sites, which the printed one may differ from; null where it gives none.</summary>
    public string? StatedTitle { get; init; }

    /// <summary>Authors as the page's JSON-LD gives them, agencies and outlets among them.</summary>
    public ImmutableArray<string> StatedAuthors { get; init; } = [];

    internal static ReadResult Quarantined(DiagnosticKind kind, string subject, string detail) =>
        new() { Diagnostics = [kind.At(subject, detail)] };
}
