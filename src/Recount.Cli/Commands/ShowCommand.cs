using System.CommandLine;
using Recount.Cli.Terminal;
using Recount.Core;
using Recount.Engine;
using Recount.Ledger.Sqlite;
using Recount.Publishing;
using Recount.Publishing.Recaps;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Recount.Cli.Commands;

internal static class ShowCommand
{
    private const string About = """
        Shows the merged record: the stories, one story told as a desk would, a family as a table, or every row that holds a word.

        Examples:
          recount show stories
          recount show ru-ua
          recount show incidents
          recount show Sumy --as-of 2025-06-05
          recount show commitments --ledger sqlite:june.sqlite
          recount show changes --since 2025-06-03
        """;

    /// <summary>Lines a section of a story told alone.</summary>
    private const int MostLines = 25;

    public static Command Make(Host host)
    {
        var what = new Argument<string[]>("STORY|FAMILY")
        {
            Description = "stories, a story's id, incidents, talks, positions, commitments, statements, changes (of documents, with words of their titles or addresses), or words to look for; none shows all.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var (ledger, asOf) = (Options.Ledger(), Options.AsOf());
        var since = new Option<string?>("--since") { Description = "changes: only versions published or modified since then.", HelpName = "DATE" };
        var command = new Command("show", About) { what, ledger, asOf, since };
        command.SetAction(async (parsed, cancellation) =>
        {
            var words = parsed.GetValue(what) ?? [];
            var time = Options.Time(parsed.GetValue(asOf), asOf.Name);
            if (words is ["changes", ..])
            {
                return await ChangesAsync(
                    parsed.GetRequiredValue(ledger), string.Join(' ', words[1..]), time, Options.Time(parsed.GetValue(since), since.Name), host, cancellation)
                    .ConfigureAwait(false);
            }

            var isFamily = words.Length > 0 && RecordTables.Families.Contains(words[0], StringComparer.Ordinal);
            var families = isFamily ? [words[0]] : RecordTables.Families;
            var filter = string.Join(' ', isFamily ? words[1..] : words);
            var records = await LedgerCommand.RecordsAsync(parsed.GetRequiredValue(ledger), time, host, cancellation)
                .ConfigureAwait(false);
            var book = new RecordBook(records.Records, records.Documents);
            IReadOnlyList<IRenderable> parts = words is ["stories"] ? [.. book.Stories.Select(RecapText.Line)]
                : words is [var id] && book.Story(id) is { } story ? [.. RecapText.Of(RecapWriter.Of(story, book, MostLines))]
                : [.. families.Select(f => RecordTables.Of(records.Records, f, filter.Length > 0 ? filter : null)).OfType<Table>()];
            host.Write(Screen.Render(parts, host));
            if (parts.Count == 0 && !parsed.GetValue(Options.Quiet))
            {
                host.WriteLine(FormattableString.Invariant($"nothing to show in {records.Documents.Length} documents"));
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<int> ChangesAsync(
        string ledger, string filter, PublicationTime? asOf, PublicationTime? since, Host host, CancellationToken cancellation)
    {
        var store = await Options.OpenAsync(ledger, OpenMode.Existing, host, cancellation).ConfigureAwait(false);
        await using var closing = store.ConfigureAwait(false);
        var steps = (await LedgerChanges.OfAsync(store, host.LoadPipeline(), asOf, cancellation).ConfigureAwait(false))
            .Where(s => since is not { } from || ((s.After.Document.Updated ?? s.After.Document.Published)?.Moment ?? s.After.Recorded) >= from.Moment)
            .Where(s => new[] { s.After.Document.Title, s.After.Document.Url, s.After.Document.Source, s.After.Document.Id.Value }
                .Any(t => t?.Contains(filter, StringComparison.OrdinalIgnoreCase) == true))
            .ToList();
        host.Write(Screen.Render(steps.SelectMany(ChangesText.Of), host));
        host.Write(steps.Count == 0 ? "nothing was changed\n" : "");
        return ExitCode.Ok;
    }
}
