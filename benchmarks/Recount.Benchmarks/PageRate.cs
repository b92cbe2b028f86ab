using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Parser;
using Recount.Reading;

namespace Recount.Benchmarks;

/// <summary>Reads pages one after another and prints a line that run.sh puts beside the other readers' lines.</summary>
internal static class PageRate
{
    private const int WarmUp = 200; // pages; the others get as many

    public static int Run(IReadOnlyList<string> folders)
    {
        var pages = folders.Count > 0 ? PageSet.Load(folders) : PageSet.Standard();
        var (reader, hints) = (new DocumentReader(), new SourceHints("page", "text/html"));
        foreach (var page in pages.Take(WarmUp))
        {
            reader.Read(page, hints);
        }

        var (texts, characters) = (new StringBuilder(), 0L);
        var (cpu, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        foreach (var page in pages)
        {
            var text = reader.Read(page, hints).Document?.Text ?? "";
            characters += text.Length;
            texts.Append(text).Append('\n');
        }

        var (seconds, wall) = ((Environment.CpuUsage.TotalTime - cpu).TotalSeconds, watch.Elapsed.TotalSeconds);
        Say("recount", pages.Count, seconds, wall, characters);
        Console.Error.WriteLine("texts " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(texts.ToString())))[..16]);
        if (Environment.GetEnvironmentVariable("RECOUNT_PARSE") is "1")
        {
            var decoded = pages.ConvertAll(p => TextDecoder.Decode(p, "text/html") ?? "");
            cpu = Environment.CpuUsage.TotalTime;
            foreach (var text in decoded)
            {
                using var page = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(text);
            }

            Say("anglesharp's parse alone", pages.Count, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, wall, 0);
        }

        return 0;
    }

    private static void Say(string name, int pages, double seconds, double wall, long characters)
    {
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}\t{pages}\t{seconds:0.00}\t{wall:0.00}\t{pages / seconds:0.0}\t{peak}\t{characters}"));
    }
}
