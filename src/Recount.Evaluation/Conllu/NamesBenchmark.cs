using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Names of people, places and organisations against IOB2 gold: exact-span F1, pooled and by type.</summary>
public static class NamesBenchmark
{
    public const string Name = "names";

    private static readonly string[] s_types = ["PER", "LOC", "ORG"];

    public static BenchmarkResult Score(string path, EnglishModel model, NameTyper typer, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(typer);
        var sentences = IobFile.Read(path).Take(limit ?? int.MaxValue).ToList();
        var counts = s_types.ToDictionary(t => t, _ => (Right: 0, Gold: 0, System: 0), StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            var words = sentence.Select(w => w.Word).ToList();
            var gold = Spans([.. sentence.Select(w => w.Label)]);
            var system = Names(words, model, typer);
            foreach (var type in s_types)
            {
                var (g, s) = (gold.Where(x => x.Type == type).ToList(), system.Where(x => x.Type == type).ToList());
                var c = counts[type];
                counts[type] = (c.Right + g.Count(s.Contains), c.Gold + g.Count, c.System + s.Count);
            }
        }

        var scores = s_types.ToDictionary(t => t.ToLowerInvariant(), t => F1(counts[t]), StringComparer.Ordinal);
        scores["f1"] = F1((counts.Values.Sum(c => c.Right), counts.Values.Sum(c => c.Gold), counts.Values.Sum(c => c.System)));
        return new BenchmarkResult(Name, ContentHash.OfBytes(File.ReadAllBytes(path)), sentences.Count,
            scores.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    // The names as they ship. Facilities are places and military units organisations by Universal NER's guidelines; the other types
    // have no label there.
    private static List<(int From, int To, string Type)> Names(List<string> words, EnglishModel model, NameTyper typer)
    {
        var at = 0;
        var spans = words.Select(w => new TextSpan(at, (at += w.Length + 1) - 1)).ToImmutableArray();
        var (tokens, names) = model.Read(string.Join(' ', words), spans);
        return [.. typer.Type(tokens, names).Select(n => (n.FirstToken, n.EndToken, Label(n.Type))).Where(n => n.Item3.Length > 0)];
    }

    private static string Label(NameType type) => type switch
    {
        NameType.Person => "PER",
        NameType.Location or NameType.Facility => "LOC",
        NameType.Organisation or NameType.MilitaryUnit => "ORG",
        _ => "",
    };

    private static double F1((int Right, int Gold, int System) c) =>
        c.Gold + c.System == 0 ? 0 : 2.0 * c.Right / (c.Gold + c.System);

    private static List<(int From, int To, string Type)> Spans(List<string> labels)
    {
        var spans = new List<(int, int, string)>();
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i] is not ['B', '-', ..])
            {
                continue;
            }

            var to = i + 1;
            while (to < labels.Count && labels[to] == "I-" + labels[i][2..])
            {
                to++;
            }

            spans.Add((i, to, labels[i][2..]));
        }

        return spans;
    }
}
