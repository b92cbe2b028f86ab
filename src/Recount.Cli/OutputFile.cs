using Recount.Core;

namespace Recount.Cli;

/// <summary>Files that appear whole or not at all.</summary>
internal static class OutputFile
{
    /// <exception cref="DiagnosticException">RC4003.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var half = path + ".part";
        try
        {
            using (var file = new FileStream(half, FileMode.Create, FileAccess.Write))
            {
                file.Write(bytes);
            }

            File.Move(half, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(half);
            throw new DiagnosticException(DiagnosticCatalogue.OutputUnwritable.At(path, e.GetType().Name), e);
        }
    }

    /// <exception cref="DiagnosticException">RC4003.</exception>
    public static void MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(DiagnosticCatalogue.OutputUnwritable.At(path, e.GetType().Name), e);
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report.
        }
    }
}
