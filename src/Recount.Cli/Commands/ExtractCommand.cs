using System.CommandLine;
using System.Text;
using Recount.Cli.Terminal;
using Recount.Core;
using Recount.Core.Json;
using Recount.Engine;
using Recount.Engine.Sources;

namespace Recount.Cli.Commands;

internal static class ExtractCommand
{
    private const string About = """
        Prints what each source says, in the codebook's words, with the sentence behind every item.
        One source gives one JSON object, several a JSON array; jsonl gives a line each.

        Examples:
          recount extract report.txt --published 2025-06-03
          recount extract coverage/*.html --format jsonl
          recount extract coverage/ --out observations/        writes NAME.json for each source
        """;

    public static Command Make(Host host)
    {
        var sources = Options.Sources();
        var format = Options.Format("The form of the output.", "json", "jsonl", "text");
        var folder = new Option<string?>("--out") { Description = "A folder for one file a source; made if missing.", HelpName = "DIR" };
        var published = Options.Published();
        var command = new Command("extract", About) { sources, format, folder, published };
        command.SetAction((parsed, cancellation) => RunAsync(
            new Request(
                parsed.GetRequiredValue(sources), parsed.GetRequiredValue(format), parsed.GetValue(folder),
                Options.Time(parsed.GetValue(published), published.Name), parsed.GetValue(Options.Quiet)),
            host,
            cancellation));
        return command;
    }

    /// <summary>Errors for a source that gave nothing, warnings for one that did; the exit code they call for.</summary>
    public static int ReportProblems(Intaken taken, bool isRefused, Host host, bool isQuiet)
    {
        // A record of an archive that holds no article is no source that failed.
        isRefused &= taken.Diagnostics.All(d => d.Kind != DiagnosticCatalogue.NoArticle);
        foreach (var diagnostic in taken.Diagnostics.Where(d => d.Kind != DiagnosticCatalogue.NoArticle))
        {
            if (isRefused)
            {
                host.Report(diagnostic);
            }
            else if (!isQuiet)
            {
                host.Warn(diagnostic);
            }
        }

        if (taken.Fault is { } fault)
        {
            host.Error.WriteLine($"internal error {fault} at {taken.Path}; the other sources go on");
        }

        return isRefused ? ExitCode.SomeSourcesFailed : ExitCode.Ok;
    }

    private static async Task<int> RunAsync(Request request, Host host, CancellationToken cancellation)
    {
        if (request.Folder is { } folder)
        {
            OutputFile.MakeFolder(folder);
        }

        var all = new SourceWalker(host.OpenInput).Walk(request.Sources).ToList();
        var intake = new Intake(host.LoadPipeline(), new IntakeLimits());
        using var progress = ProgressLine.For(host, request.IsQuiet);
        var isArray = request.Folder is null && request.Format is "json" && (all.Count > 1 || all[0].IsJsonLines);
        var (code, done, written) = (ExitCode.Ok, 0, 0);
        var names = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var taken in intake.RunAsync(all, request.Published, extract: true, cancellation).ConfigureAwait(false))
        {
            progress.Clear();
            code = Math.Max(code, ReportProblems(taken, taken.Observations is null, host, request.IsQuiet));
            if (taken is { Document: { } document, Observations: { } observations })
            {
                var bytes = Form(observations, document, request.Format);
                if (request.Folder is { } into)
                {
                    OutputFile.Write(Path.Combine(into, FileName(taken.Source, request.Format, names)), bytes);
                }
                else
                {
                    host.Write(isArray ? written == 0 ? "[\n" : ",\n" : request.Format is "text" && written > 0 ? "\n" : "");
                    host.Out.Write(bytes);
                    host.Write(!isArray && request.Format is not "text" ? "\n" : "");
                }

                written++;
            }

            progress.Report(++done, all.Count, "sources");
        }

        host.Write(isArray ? written == 0 ? "[]\n" : "\n]\n" : "");
        return code;
    }

    private static byte[] Form(DocumentObservations observations, Document document, string format) => format is "text"
        ? Encoding.UTF8.GetBytes(ObservationText.Of(observations))
        : ObservationsJson.Write(observations, new CodePointMap(document.Text), indented: format is "json");

    /// <summary>The source's name without its ending; a second source of one name gets "-2".</summary>
    private static string FileName(string source, string format, HashSet<string> taken)
    {
        var line = source.IndexOf('#', StringComparison.Ordinal);
        var (file, suffix) = line < 0 ? (source, "") : (source[..line], "-" + source[(line + 1)..]);
        foreach (var ending in (string[])[".gz", ".txt", ".html", ".htm", ".xhtml", ".jsonl"])
        {
            file = file.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? file[..^ending.Length] : file;
        }

        var stem = file + suffix;
        var name = stem;
        for (var n = 2; !taken.Add(name); n++)
        {
            name = FormattableString.Invariant($"{stem}-{n}");
        }

        return name + format switch { "jsonl" => ".jsonl", "text" => ".txt", _ => ".json" };
    }

    private sealed record Request(
        IReadOnlyList<string> Sources, string Format, string? Folder, PublicationTime? Published, bool IsQuiet);
}
