using System.Diagnostics;

namespace Recount.Cli.Tests;

/// <summary>Every command of the README is run as a reader would run it, and prints what the README says it prints.</summary>
/// <remarks>
/// Commands stand in <c>sh</c> blocks; a <c>text</c> block after one holds lines that its last command prints, where
/// "…" stands for lines left out. The reader's own files are stood in for by sample coverage.
/// </remarks>
public sealed class ReadmeTests
{
    private const string Ellipsis = "…";

    // What keeps running or runs these tests; each has tests of its own.
    private static readonly string[] s_notRun = ["./test.sh", "./recount serve"];

    private static IEnumerable<(string[] Commands, string[] Expected)> Blocks()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "README.md"));
        var (language, block, commands) = ("", new List<string>(), Array.Empty<string>());
        foreach (var line in lines)
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                block.Add(line);
                continue;
            }

            if (language.Length == 0)
            {
                (language, block) = (line[3..].Trim() is { Length: > 0 } named ? named : "none", []);
                continue;
            }

            if (language == "sh")
            {
                if (commands.Length > 0)
                {
                    yield return (commands, []);
                }

                commands = [.. block.Select(l => l.Split(" #")[0].Trim()).Where(l => l.Length > 0)];
            }
            else if (language == "text" && commands.Length > 0)
            {
                yield return (commands, [.. block.Where(l => l.Trim() is { Length: > 0 } t && t != Ellipsis)]);
                commands = [];
            }

            (language, block) = ("", []);
        }

        if (commands.Length > 0)
        {
            yield return (commands, []);
        }
    }

    private static (int Code, string Output) Run(string folder, string command)
    {
        var arguments = command["./recount".Length..].Trim();
        var start = new ProcessStartInfo("bash")
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"dotnet exec '{Path.Combine(AppContext.BaseDirectory, "recount.dll")}' {arguments}");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    [Fact]
    public void Every_command_of_the_README_runs_and_prints_what_it_says()
    {
        var folder = Directory.CreateTempSubdirectory("recount-readme").FullName;
        try
        {
            var samples = Path.Combine(Repository.Root, "samples", "june-strikes");
            Directory.CreateDirectory(Path.Combine(folder, "coverage"));
            foreach (var file in Directory.EnumerateFiles(samples))
            {
                File.Copy(file, Path.Combine(folder, "coverage", Path.GetFileName(file)));
            }

            File.Copy(Path.Combine(samples, "0603-wire-east.txt"), Path.Combine(folder, "report.txt"));
            File.Copy(Path.Combine(samples, "0603-american-sumy.html"), Path.Combine(folder, "page.html"));
            var ran = 0;
            foreach (var (commands, expected) in Blocks())
            {
                var output = "";
                foreach (var command in commands.Where(c => !s_notRun.Any(n => c.StartsWith(n, StringComparison.Ordinal))))
                {
                    command.ShouldStartWith("./recount ");
                    var (code, printed) = Run(folder, command == "./recount demo" ? command + " --no-serve" : command);
                    code.ShouldBe(0, command + "\n" + printed);
                    output = printed;
                    ran++;
                }

                foreach (var line in expected)
                {
                    output.ShouldContain(line.Trim(), Case.Sensitive, $"after: {commands[^1]}");
                }
            }

            ran.ShouldBeGreaterThan(5);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
