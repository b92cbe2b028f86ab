using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Recount.Core;
using Recount.Publishing.Traces;
using Recount.Web.Books;

namespace Recount.Web.Pages;

/// <summary>What is highlighted in a document, and why.</summary>
/// <param name="Sentences">In order of text.</param>
/// <param name="Words">Within the sentences; empty where only those are known.</param>
public sealed record Selection(ImmutableArray<TextSpan> Sentences, ImmutableArray<TextSpan> Words)
{
    /// <summary>The observation that the sentences were read as; null for bare spans.</summary>
    public Observation? Observation { get; init; }

    /// <summary>The record that holds the value clicked; null where none was named.</summary>
    public RecordId? Record { get; init; }

    public TracedField? Field { get; init; }

    public TracedValue? Value { get; init; }

    public Support? Support { get; init; }

    public static Selection None { get; } = new([], []);

    /// <summary>Reads <c>at</c>, <c>record</c> and <c>value</c>, or <c>spans</c>; what doesn't fit the document is ignored.</summary>
    public static Selection Of(Snapshot snapshot, ReportedDocument document, IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(query);
        if (string.IsNullOrWhiteSpace(query["at"]))
        {
            return new Selection(Spans(query["spans"], document.Document.Text, snapshot.Map(document.Observations.Document.Version)), []);
        }

        var id = new ObservationId(query["at"].ToString());
        if (snapshot.Book.Observation(id) is not { } found || found.Document.Document.Id != document.Document.Id)
        {
            return None;
        }

        var record = string.IsNullOrWhiteSpace(query["record"]) ? (RecordId?)null : new RecordId(query["record"].ToString());
        var traced = record is { } r ? Tracer.Of(snapshot.Book, r)?.Value(query["value"].ToString()) : null;
        var support = traced?.Value.Supports.FirstOrDefault(s => s.Observation == id && s.Document.Id == document.Document.Id);
        return support is null
            ? new Selection([.. found.Observation.Evidence.Select(e => e.Span).Order()], []) { Observation = found.Observation }
            : new Selection([.. support.Evidence.Select(e => e.Span).Order()], support.Words is { } words ? [words.Span] : [])
            {
                Observation = found.Observation, Record = record, Field = traced!.Value.Field, Value = traced.Value.Value, Support = support,
            };
    }

    /// <summary>"12-40,55-60" in code points, half-open.</summary>
    private static ImmutableArray<TextSpan> Spans(string? text, string document, CodePointMap map)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('-') is [var first, var last]
                && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
                && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
                && start < end && end <= document.Length && map.ToUtf16(end) <= document.Length)
            {
                spans.Add(new TextSpan(map.ToUtf16(start), map.ToUtf16(end)));
            }
        }

        spans.Sort();
        return spans.ToImmutable();
    }
}
