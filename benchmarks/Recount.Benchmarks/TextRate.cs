using System.Diagnostics;
using System.Globalization;
using Recount.Language;

namespace Recount.Benchmarks;

/// <summary>Reads articles' language and prints a line that benchmarks/language/run.sh puts beside the other libraries' lines.</summary>
internal static class TextRate
{
    private const int Rounds = 6;

    public static int Run(IReadOnlyList<string> files)
    {
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var model = TextAnalysis.Load();
        var modelTime = watch.Elapsed;
        var facts = LanguageFacts.Load(AppContext.BaseDirectory);
        var analyser = new EnglishAnalyser(model, facts);
        var allTime = watch.Elapsed;
        memory = GC.GetTotalMemory(forceFullCollection: true) - memory;
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"models loaded in {modelTime.TotalMilliseconds:0} ms, with lexicons and gazetteer {allTime.TotalMilliseconds:0} ms; {memory / 1e6:0} MB held"));

        var documents = TextSet.Load(files.Count > 0 ? files : TextSet.StandardFiles());
        var words = documents.Sum(d => d.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var start = Environment.CpuUsage.TotalTime;
            foreach (var document in documents)
            {
                analyser.Analyse(document);
            }

            var used = Environment.CpuUsage.TotalTime - start;
            best = used < best ? used : best;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recount\t{words}\t{best.TotalSeconds:0.000}"));
        return 0;
    }
}
