using System.CommandLine;

namespace Recount.Cli.Commands;

internal static class PipelineCommand
{
    public static Command Make(Host host)
    {
        var command = new Command("pipeline", "Prints the stages from bytes to records, their versions and their hash.");
        command.SetAction(_ =>
        {
            var pipeline = host.LoadPipeline();
            var width = pipeline.Stages.Max(s => s.Id.Length);
            foreach (var stage in pipeline.Stages)
            {
                host.WriteLine($"{stage.Id.PadRight(width)}  {stage.Version}");
            }

            host.WriteLine($"{"hash".PadRight(width)}  {pipeline.Hash}");
            return ExitCode.Ok;
        });
        return command;
    }
}
