using System.CommandLine;
using System.Text;
using Recount.Cli.Terminal;
using Recount.Core;
using Recount.Core.Json;
using Recount.Engine;
using Recount.Engine.Sources;

namespace Recount.Cli.Commands;

internal static class ReadCommand
{
    private const string About = """
        Prints the document as Recount reads it.

        Examples:
          recount read page.html
          recount read page.html --format json
        """;

    public static Command Make(Host host)
    {
        var source = new Argument<string>("SOURCE") { Description = "A file, or '-' for standard input." };
        var format = Options.Format("Text for people, or JSON with sentences (docs/schema/document.schema.json).", "text", "json");
        var (published, fetched, map) = (Options.Published(), Options.Fetched(), Options.Map());
        var command = new Command("read", About) { source, format, published, fetched, map };
        command.SetAction(async (parsed, cancellation) =>
        {
            var pipeline = host.LoadPipeline();
            var isJson = parsed.GetRequiredValue(format) is "json";
            var given = Given.Of(parsed, published, fetched, map);
            var sources = new SourceWalker(host.OpenInput).Walk([parsed.GetRequiredValue(source)]);
            var code = ExitCode.Ok;
            await foreach (var taken in given.Intake(pipeline).RunAsync(sources, given.Published, extract: false, cancellation).ConfigureAwait(false))
            {
                code = Math.Max(code, ExtractCommand.ReportProblems(taken, taken.Document is null, host, parsed.GetValue(Options.Quiet)));
                if (taken.Document is { } document)
                {
                    host.Write(isJson
                        ? Encoding.UTF8.GetString(DocumentJson.Write(document, pipeline.Extractor.Sentences(document), indented: true)) + "\n"
                        : Text(document));
                }
            }

            return code;
        });
        return command;
    }

    private static string Head(Post post) =>
        $"\n[post {Plain.Of(post.Id)} {post.Published}{(post.Author is { } author ? " by " + Plain.Of(author) : "")}{(post.IsKeyEvent ? ", key event" : "")}]\n";

    private static string Text(Document document)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in new (string, string?)[]
                 {
                     ("id", document.Id.Value), ("url", document.Url), ("title", document.Title), ("outlet", document.Outlet),
                     ("section", document.Section is { } section ? $"{section.Name} (by {section.Found})" : null),
                     ("authors", document.Authors.IsEmpty ? null : string.Join("; ", document.Authors)), ("agency", document.Agency),
                     ("kind", document.Kind.Word()), ("language", document.Language),
                 }.Concat(document.Dates.Select(d => (d.Role.Word(), (string?)$"{d.Time} (by {d.Found}{(d.IsZoneAssumed ? ", zone assumed" : "")})"))))
        {
            text.Append(value is null ? "" : $"{name}: {Plain.Of(value)}\n");
        }

        var post = -1;
        foreach (var block in document.Blocks)
        {
            if (block.Post is { } at && at != post)
            {
                post = at;
                text.Append(Head(document.Posts[at]));
            }

            var mark = block.Role switch
            {
                BlockRole.Heading => "# ",
                BlockRole.Bullet => "- ",
                BlockRole.Caption => "(caption) ",
                BlockRole.Quote => "> ",
                _ => "",
            };
            text.Append('\n').Append(mark).Append(Plain.Of(block.Span.Slice(document.Text))).Append('\n');
        }

        return text.ToString();
    }
}
