using System.Collections.Immutable;
using System.Text.Json;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>An article as read: its incidents alone, and whom it names as a victim.</summary>
/// <param name="Id">The archive's own.</param>
/// <param name="Reported">What reconciliation takes.</param>
/// <param name="Victims">People whom a figure of one person names, in order of text.</param>
internal sealed record LongTailArticle(string Id, ReportedDocument Reported, ImmutableArray<string> Victims)
{
    public static LongTailArticle Read(JsonElement row, SystemReader reader)
    {
        var (id, title) = (TextRow.Text(row, "id") ?? "", TextRow.Text(row, "title")?.Trim() ?? "");
        var body = TextRow.Plain((title.Length > 0 ? title + "\n\n" : "") + TextRow.Text(row, "text"));
        var reading = reader.Read(body with
        {
            Id = new DocumentId("longtail:" + id),
            Url = TextRow.Text(row, "url"),
            Title = title,
            Published = PublicationTime.Parse(TextRow.Text(row, "published")),
            Blocks = title.Length > 0 ? body.Blocks.SetItem(0, body.Blocks[0] with { Role = BlockRole.Heading }) : body.Blocks,
        });
        return new LongTailArticle(id,
            new ReportedDocument(reading.Document, reading.Observations with { Statements = [], Talks = [], Positions = [], Commitments = [] }),
            [.. VictimNames.In(reading).Distinct(StringComparer.Ordinal)]);
    }
}
