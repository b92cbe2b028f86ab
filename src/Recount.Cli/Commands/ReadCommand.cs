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
        var (published, map) = (Options.Published(), Options.Map());
        var command = new Command("read", About) { source, format, published, map };
        command.SetAction(async (parsed, cancellation) =>
        {
            var pipeline = host.LoadPipeline();
            var isJson = parsed.GetRequiredValue(format) is "json";
            var time = Options.Time(parsed.GetValue(published), published.Name);
            var sources = new SourceWalker(host.OpenInput).Walk([parsed.GetRequiredValue(source)]);
            var code = ExitCode.Ok;
            var intake = new Intake(pipeline, new IntakeLimits(), Options.Fields(parsed.GetValue(map)));
            await foreach (var taken in intake.RunAsync(sources, time, extract: false, cancellation).ConfigureAwait(false))
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

    private static string Text(Document document)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in new (string, string?)[]
                 {
                     ("id", document.Id.Value), ("title", document.Title), ("outlet", document.Outlet),
                     ("kind", document.Kind.Word()), ("published", document.Published?.ToString()),
                     ("updated", document.Updated?.ToString()), ("language", document.Language),
                 })
        {
            text.Append(value is null ? "" : $"{name}: {Plain.Of(value)}\n");
        }

        var post = -1;
        foreach (var block in document.Blocks)
        {
            if (block.Post is { } at && at != post)
            {
                post = at;
                text.Append($"\n[post {Plain.Of(document.Posts[at].Id)} {document.Posts[at].Published}]\n");
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
