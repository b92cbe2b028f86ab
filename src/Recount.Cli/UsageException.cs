using Recount.Core;

namespace Recount.Cli;

/// <summary>A value on the command line that can't be used, whatever room its code belongs to: exit code 2.</summary>
internal sealed class UsageException(Diagnostic diagnostic) : Exception(diagnostic.ToString())
{
    public Diagnostic Diagnostic { get; } = diagnostic;
}
