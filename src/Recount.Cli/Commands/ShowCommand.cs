using System.CommandLine;
using Recount.Cli.Terminal;
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
        """;

    /// <summary>Lines a section of a story told alone.</summary>
    private const int MostLines = 25;

    public static Command Make(Host host)
    {
        var what = new Argument<string[]>("STORY|FAMILY")
        {
            Description = "stories, a story's id, incidents, talks, positions, commitments, statements, or words to look for; none shows all.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var (ledger, asOf) = (Options.Ledger(), Options.AsOf());
        var command = new Command("show", About) { what, ledger, asOf };
        command.SetAction(async (parsed, cancellation) =>
        {
            var words = parsed.GetValue(what) ?? [];
            var time = Options.Time(parsed.GetValue(asOf), asOf.Name);
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
}
