using System.Text;
using Recount.Cli;
using Recount.Engine;
using Recount.Engine.Stages;

const int widthWithoutTerminal = 160;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var output = Console.OpenStandardOutput();
var pipeline = new Lazy<Pipeline>(() => StandardPipeline.Load(AppContext.BaseDirectory));
var data = Environment.GetEnvironmentVariable("RECOUNT_DATA");
var host = new Host
{
    Out = output,
    Error = Console.Error,
    OpenInput = Console.OpenStandardInput,
    IsOutputTerminal = !Console.IsOutputRedirected,
    IsErrorTerminal = !Console.IsErrorRedirected,
    Width = Console.IsOutputRedirected ? widthWithoutTerminal : Math.Max(60, Console.WindowWidth),
    Clock = TimeProvider.System,
    LoadPipeline = () => pipeline.Value,
    DataFolder = string.IsNullOrEmpty(data) ? Path.Combine("..", "shared") : data,
};
return await CommandLine.RunAsync(args, host).ConfigureAwait(false);
