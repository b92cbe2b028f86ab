using System.CommandLine;
using Recount.Core;
using Recount.Engine;
using Recount.Ledger;
using Recount.Ledger.Sqlite;
using Recount.Web;

namespace Recount.Cli.Commands;

internal static class ServeCommand
{
    private const string About = """
        Serves a ledger's record as pages and as JSON on this machine, until Ctrl-C. It reads the ledger and never writes;
        what is added meanwhile shows by itself.

        Examples:
          recount serve
          recount serve --ledger sqlite:june.sqlite --port 8080
          recount serve --as-of 2025-06-05
          recount serve --port 0                                   a free port
        """;

    public static Command Make(Host host)
    {
        var (ledger, asOf, port) = (Options.Ledger(), Options.AsOf(), Port());
        var command = new Command("serve", About) { ledger, asOf, port };
        command.SetAction(async (parsed, cancellation) =>
        {
            var time = Options.Time(parsed.GetValue(asOf), asOf.Name);
            var store = await Options.OpenAsync(parsed.GetRequiredValue(ledger), OpenMode.Existing, host, cancellation)
                .ConfigureAwait(false);
            await using var closing = store.ConfigureAwait(false);
            await ServeAsync(store, host.LoadPipeline(), time, parsed.GetValue(port), host, cancellation).ConfigureAwait(false);
            return ExitCode.Ok;
        });
        return command;
    }

    public static Option<int> Port()
    {
        var port = new Option<int>("--port")
        {
            Description = "The port on 127.0.0.1; 0 takes a free one.", HelpName = "PORT",
            DefaultValueFactory = _ => WebSettings.DefaultPort,
        };
        port.Validators.Add(result =>
        {
            // A value that is no number has its error already.
            if (result.Tokens is [var token] && int.TryParse(token.Value, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is < 0 or > 65535)
            {
                result.AddError($"--port is 0 to 65535, not {token.Value}");
            }
        });
        return port;
    }

    /// <summary>Serves until cancelled; says where once it answers.</summary>
    public static Task ServeAsync(
        ILedger ledger, Pipeline pipeline, PublicationTime? asOf, int port, Host host, CancellationToken cancellation) =>
        WebServer.RunAsync(
            new WebSettings
            {
                Ledger = ledger,
                Pipeline = pipeline,
                AsOf = asOf,
                Url = FormattableString.Invariant($"http://127.0.0.1:{port}"),
                Answers = AskCommand.Answers(pipeline),
                Fault = host.Error.WriteLine,
            },
            address => host.WriteLine($"{address}  (Ctrl-C stops)"),
            cancellation);
}
