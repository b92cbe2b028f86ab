using System.CommandLine;
using Recount.Core;
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
        var (ledger, asOf) = (Options.Ledger(), Options.AsOf());
        var command = new Command("serve", About) { ledger, asOf, port };
        command.SetAction(async (parsed, cancellation) =>
        {
            var time = Options.Time(parsed.GetValue(asOf), asOf.Name);
            var store = await Options.OpenAsync(parsed.GetRequiredValue(ledger), OpenMode.Existing, host, cancellation)
                .ConfigureAwait(false);
            await using var closing = store.ConfigureAwait(false);
            var settings = new WebSettings
            {
                Ledger = store,
                Pipeline = host.LoadPipeline(),
                AsOf = time,
                Url = FormattableString.Invariant($"http://127.0.0.1:{parsed.GetValue(port)}"),
                Fault = host.Error.WriteLine,
            };
            await WebServer.RunAsync(settings, address => host.WriteLine($"{address}  (Ctrl-C stops)"), cancellation)
                .ConfigureAwait(false);
            return ExitCode.Ok;
        });
        return command;
    }
}
