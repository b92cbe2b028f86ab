using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Recount.Core;
using Recount.Core.Json;
using Recount.Web.Books;

namespace Recount.Web.Api;

/// <summary>Records in the one JSON form that there is (docs/schema/record.schema.json), whichever route gives them.</summary>
internal static class NativeJson
{
    /// <summary>In the order of <paramref name="rows"/>, all of one family.</summary>
    public static IReadOnlyList<JsonNode> Of(Snapshot snapshot, ImmutableArray<RecordRow> rows)
    {
        if (rows.IsEmpty)
        {
            return [];
        }

        var book = snapshot.Book;
        var some = new RecordSet
        {
            Incidents = [.. rows.Select(r => book.Incident(r.Id)).OfType<IncidentRecord>()],
            Talks = [.. rows.Select(r => book.Talks(r.Id)).OfType<TalksRecord>()],
            Statements = [.. rows.Select(r => book.Statement(r.Id)).OfType<StatementRecord>()],
            Positions = [.. rows.Select(r => book.Position(r.Id)).OfType<PositionHistory>()],
            Commitments = [.. rows.Select(r => book.Commitment(r.Id)).OfType<CommitmentRecord>()],
        };
        var json = JsonNode.Parse(RecordsJson.Write(some, snapshot.Map, indented: false))
            ?? throw new JsonException("records wrote no JSON");
        return [.. json[rows[0].Family]!.AsArray().Select(n => n!)];
    }
}
