using Recount.Core;

namespace Recount.Web.Api;

// What the API gives beside records and documents in their native form. Offsets are Unicode code points.

/// <summary>A document's names and dates (all its dates, with how each was found, are in the document itself); its key is its address, /api/v1/documents/{key}.</summary>
internal sealed record DocumentWire(
    string Key, string Id, string? Source, string? Url, string? Outlet, string? Section, string? Title, string? Agency, DocumentKind Kind,
    string? Published, string? Updated, string? FirstSeen, int Observations);

internal sealed record DocumentPage(IReadOnlyList<DocumentWire> Items, int Total, string? Next);

/// <summary>A conflict: how many records it has, family by family.</summary>
internal sealed record StoryWire(
    string Id, string Title, IReadOnlyList<string> Countries, string? First, string? Last, int Incidents, int Talks,
    int Statements, int Positions, int Commitments, int Documents);

internal sealed record StoryPage(IReadOnlyList<StoryWire> Items, int Total);

internal sealed record SpanWire(int Start, int End, string Quote);

/// <summary>One document's word for a value; <c>words</c> is the value itself within the evidence, where that is known.</summary>
internal sealed record SupportWire(
    string Document, string? Outlet, string Observation, IReadOnlyList<string> Origins, string? Reported,
    IReadOnlyList<SpanWire> Evidence, SpanWire? Words);

/// <summary>One value of a field with all that supports it; outlets with one origin, or one copy, count as one origin.</summary>
internal sealed record ValueWire(
    string Key, string Text, FigureState State, bool Current, DateOnly? Day, int Origins, IReadOnlyList<SupportWire> Supports);

internal sealed record FieldWire(string Name, bool Disputed, IReadOnlyList<ValueWire> Values);

internal sealed record TraceWire(string Id, string Family, IReadOnlyList<FieldWire> Fields);

internal sealed record HealthWire(string Status, string? AsOf, string Hash, int Documents, int Records);

/// <summary>Documents that carry one text: one origin, however many outlets.</summary>
internal sealed record CopyGroup(IReadOnlyList<DocumentWire> Documents);

internal sealed record CopyPage(IReadOnlyList<CopyGroup> Items, int Total);
