using System.CommandLine;

namespace Recount.Cli.Commands;

internal static class ExportCommand
{
    private const string About = """
        Writes the merged record. The profile "native" is the whole record as JSON (docs/schema/record.schema.json).

        Examples:
          recount export --profile native --out record.json
          recount export --profile native --as-of 2025-06-05 | jq .hash
        """;

    public static Command Make(Host host)
    {
        var profile = new Option<string>("--profile")
        {
            Description = "The form of the export.", DefaultValueFactory = _ => "native", HelpName = "native",
        };
        profile.AcceptOnlyFromAmong("native");
        var file = new Option<string?>("--out") { Description = "A file; without it, standard output.", HelpName = "FILE" };
        var (ledger, asOf) = (Options.Ledger(), Options.AsOf());
        var command = new Command("export", About) { profile, file, ledger, asOf };
        command.SetAction(async (parsed, cancellation) =>
        {
            var time = Options.Time(parsed.GetValue(asOf), asOf.Name);
            var records = await LedgerCommand.RecordsAsync(parsed.GetRequiredValue(ledger), time, host, cancellation)
                .ConfigureAwait(false);
            byte[] json = [.. records.ToJson(), (byte)'\n'];
            if (parsed.GetValue(file) is { } path)
            {
                OutputFile.Write(path, json);
            }
            else
            {
                await host.Out.WriteAsync(json, cancellation).ConfigureAwait(false);
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
