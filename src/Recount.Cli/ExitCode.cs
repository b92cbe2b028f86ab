using Recount.Core;

namespace Recount.Cli;

/// <summary>What the command returns to its caller; docs/operations.md lists them.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int SomeSourcesFailed = 1;
    public const int Usage = 2;
    public const int Ledger = 3;

    /// <summary><c>verify</c> found a fault, or a score is below its floor.</summary>
    public const int CheckFailed = 4;

    /// <summary>A fault of ours, or an installation that lacks a file (sysexits.h, EX_SOFTWARE).</summary>
    public const int Internal = 70;

    /// <summary>128 + SIGINT.</summary>
    public const int Cancelled = 130;

    public static int Of(DiagnosticKind kind) => kind.Code[2] switch
    {
        '3' => Ledger,
        '4' when kind == DiagnosticCatalogue.OutputUnwritable || kind == DiagnosticCatalogue.AddressUnavailable => SomeSourcesFailed,
        '4' => Usage,
        '5' => Internal,
        _ => SomeSourcesFailed,
    };
}
