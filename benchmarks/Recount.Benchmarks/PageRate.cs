using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Parser;
using Recount.Reading;

namespace Recount.Benchmarks;

/// <summary>Reads pages one after another, in rounds, and prints a line that run.sh puts beside the other readers' lines.</summary>
internal static class PageRate
{
    public static int Run(IReadOnlyList<string> folders)
    {
        var every = Setting("EVERY", 1);
        var pages = (folders.Count > 0 ? PageSet.Load(folders) : PageSet.Standard()).Where((_, i) => i % every == 0).ToList();
        var (reader, hints) = (new DocumentReader(), new SourceHints("page", "text/html"));
        Say("recount", pages, page => reader.Read(page, hints).Document?.Text ?? "");
        if (Environment.GetEnvironmentVariable("RECOUNT_PARSE") is "1")
        {
            Say("anglesharp's parse alone", pages, page =>
            {
                using var parsed = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(TextDecoder.Decode(page, "text/html") ?? "");
                return "";
            });
        }

        return 0;
    }

    private static void Say(string name, List<byte[]> pages, Func<byte[], string> read)
    {
        var (cpu, wall, texts) = (double.MaxValue, 0.0, new List<string>());
        for (double spent = 0, used; spent < Setting("SECONDS", 60); spent += used)
        {
            var (start, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
            texts = pages.ConvertAll(p => read(p));
            used = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
            (cpu, wall) = used < cpu ? (used, watch.Elapsed.TotalSeconds) : (cpu, wall);
        }

        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}\t{pages.Count}\t{cpu:0.00}\t{wall:0.00}\t{pages.Count / cpu:0.0}\t{peak}\t{texts.Sum(t => (long)t.Length)}"));
        Console.Error.WriteLine($"{name}: texts {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts))))[..16]}");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
