using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Recount.Evaluation.Tests;

/// <summary>Runs the reference scorer; tests that need it are skipped where it or its data is absent.</summary>
internal static class Python
{
    /// <summary>The folder that RECOUNT_DATA names, else <c>../shared</c> beside the repository; null where absent.</summary>
    public static string? Data { get; } = FindData();

    public static void SkipUnlessItCanScore() =>
        Assert.SkipUnless(Data is not null && Run("-c", "print(1)") is not null, "needs python3 and RECOUNT_DATA");

    public static void SkipUnlessInstalled() => Assert.SkipUnless(Run("-c", "print(1)") is not null, "needs python3");

    public static string Score(params string[] arguments) =>
        Run([Path.Combine(Data!, "eval", "score.py"), .. arguments]) ?? throw new InvalidOperationException("score.py failed");

    /// <summary>Standard output, or null where there is no python3 or it fails.</summary>
    public static string? Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string? FindData()
    {
        if (Environment.GetEnvironmentVariable("RECOUNT_DATA") is { Length: > 0 } named)
        {
            return Directory.Exists(Path.Combine(named, "corpus")) ? named : null;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Recount.slnx")))
        {
            folder = folder.Parent;
        }

        var shared = folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared") : null;
        return shared is not null && Directory.Exists(Path.Combine(shared, "corpus")) ? shared : null;
    }
}
