using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Recount.Cli.Commands;
using Recount.Core;

namespace Recount.Cli;

/// <summary>The command's edge: parses, runs, and turns what went wrong into one line and an exit code.</summary>
internal static class CommandLine
{
    private const string About = """
        Recount reads news coverage of a conflict and of the talks to end it, and keeps the record.

        Examples:
          recount demo                                             reads bundled coverage and shows the record
          recount extract report.txt --published 2025-06-03        what one report says, with its sentences
          recount add coverage/ --ledger sqlite:june.sqlite        reports into a ledger
          recount show incidents --ledger sqlite:june.sqlite       the merged record
          recount ask "What falls due?" --ledger sqlite:june.sqlite    an answer, each line cited
          recount export --profile native --out record.json        the record as JSON
          recount serve --ledger sqlite:june.sqlite                the record as pages on http://127.0.0.1:5080
          cat page.html | recount read -                           the text as Recount reads it

        Exit codes: 0 done; 1 some sources failed; 2 wrong usage; 3 ledger; 4 check failed; 70 internal; 130 cancelled.
        """;

    public static RootCommand Build(Host host)
    {
        var root = new RootCommand(About)
        {
            Options.Quiet,
            DemoCommand.Make(host),
            ReadCommand.Make(host),
            ExtractCommand.Make(host),
            AddCommand.Make(host),
            QuarantineCommand.Make(host),
            ShowCommand.Make(host),
            AskCommand.Make(host),
            ExportCommand.Make(host),
            ServeCommand.Make(host),
            VerifyCommand.Make(host),
            PipelineCommand.Make(host),
            EvaluateCommand.Make(host),
            TrainCommand.Make(host),
        };
        return root;
    }

    public static async Task<int> RunAsync(IReadOnlyList<string> args, Host host)
    {
        try
        {
            var parsed = Build(host).Parse(args);
            var asksForHelp = args.Any(a => a is "--help" or "-h" or "-?" or "--version");
            if (!asksForHelp && (parsed.Errors.Select(e => e.Message).FirstOrDefault() ?? UnknownOption(parsed, args)) is { } fault)
            {
                var subject = "recount" + (parsed.CommandResult.Command is RootCommand ? "" : " " + parsed.CommandResult.Command.Name);
                host.Report(DiagnosticCatalogue.BadUsage.At(subject, fault.TrimEnd('.')));
                return ExitCode.Usage;
            }

            if (parsed.CommandResult.Command is RootCommand root)
            {
                ShortenList(root);
            }

            var written = new StringWriter { NewLine = "\n" };
            var code = await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = written,
                Error = host.Error,
            }).ConfigureAwait(false);
            var help = written.ToString();
            host.Write(help.Length > 0 && !help.EndsWith('\n') ? help + "\n" : help);
            return code;
        }
        catch (DiagnosticException e)
        {
            host.Report(e.Diagnostic);
            return ExitCode.Of(e.Diagnostic.Kind);
        }
        catch (UsageException e)
        {
            host.Report(e.Diagnostic);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (IOException) when (!host.IsOutputTerminal)
        {
            // The reader of our output has gone (`| head`): nothing is left to say, and nobody to say it to.
            return ExitCode.Ok;
        }
#pragma warning disable CA1031 // The host's edge: one line instead of a stack, and never the text of an article.
        catch (Exception e)
        {
            await host.Error.WriteLineAsync(
                $"internal error {e.GetType().Name}; please report it with the command and this trace")
                .ConfigureAwait(false);
            await host.Error.WriteLineAsync(Trace(e)).ConfigureAwait(false);
            return ExitCode.Internal;
        }
#pragma warning restore CA1031
    }

    /// <summary>
    /// An argument that takes any words takes "--colour" too; a dash begins a name only after "--", or as "./-name".
    /// </summary>
    private static string? UnknownOption(ParseResult parsed, IReadOnlyList<string> args) => args.Contains("--", StringComparer.Ordinal)
        ? null
        : parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(a => a.Tokens)
            .Where(t => t.Value.Length > 1 && t.Value[0] == '-')
            .Select(t => $"'{t.Value}' is no option of this command; a file of that name is given as './{t.Value}'")
            .FirstOrDefault();

    /// <summary>The root's list of commands shows the first line of each, not its examples.</summary>
    private static void ShortenList(RootCommand root)
    {
        foreach (var command in root.Subcommands)
        {
            command.Description = FirstLine(command);
        }
    }

    private static string FirstLine(Command command) => (command.Description ?? "").Split('\n')[0];

    /// <summary>Where it happened, without the exception's message, which may quote its input.</summary>
    private static string Trace(Exception e)
    {
        var text = new StringBuilder();
        for (var at = e; at is not null; at = at.InnerException)
        {
            text.Append(at.GetType().Name).Append('\n').Append(at.StackTrace).Append('\n');
        }

        return text.ToString().TrimEnd();
    }
}
