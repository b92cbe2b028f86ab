using Recount.Core;
using Recount.Engine;

namespace Recount.Cli;

/// <summary>What the command touches outside itself; tests pass their own.</summary>
internal sealed record Host
{
    /// <summary>Standard output; UTF-8, no mark.</summary>
    public required Stream Out { get; init; }

    public required TextWriter Error { get; init; }

    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Standard output goes to a person: tables may have colour.</summary>
    public required bool IsOutputTerminal { get; init; }

    /// <summary>Standard error goes to a person: progress may be shown.</summary>
    public required bool IsErrorTerminal { get; init; }

    /// <summary>Columns of the terminal; where there is none, 160.</summary>
    public required int Width { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Models and lexicons, loaded when first asked for; a command that needs none never calls it.</summary>
    public required Func<Pipeline> LoadPipeline { get; init; }

    /// <summary>The folder that holds corpus/ and data/ (RECOUNT_DATA).</summary>
    public required string DataFolder { get; init; }

    public void Write(string text) => Out.Write(System.Text.Encoding.UTF8.GetBytes(text));

    public void WriteLine(string text) => Write(text + "\n");

    public void Report(Diagnostic diagnostic) => Error.WriteLine($"error {diagnostic}");

    public void Warn(Diagnostic diagnostic) => Error.WriteLine($"warning {diagnostic}");
}
