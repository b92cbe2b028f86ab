using System.Globalization;
using System.Text;
using Recount.Reading;

namespace Recount.Training;

/// <summary>Makes models/reading/blocks.txt: two forests that tell an article's blocks from the page's other ones.</summary>
/// <remarks>
/// Folds keep a site's pages together. The second forest learns from first scores of pages that the first hasn't seen; the
/// fold scores printed are of pages that neither has.
/// </remarks>
public static class BlockTrainer
{
    private const int Folds = 5;
    private const int Seed = 11;
    private const int Rounds = 1; // of learning from guesses
    private const int Sure = 1500;
    private const float GoldShare = 0.3f; // of a told block's label, where a model that hasn't seen the page gives the rest

    private static readonly Growth s_first = new(200, 5, 0.08, 0.3, 0.6, 10);
    private static readonly Growth s_second = new(150, 4, 0.08, 0.35, 0.6, 10);

    /// <param name="data">The data folder, which holds pages/.</param>
    /// <param name="output">The model file.</param>
    /// <param name="progress">Lines for people: the folds' scores, and which columns the trees ask.</param>
    public static void Train(string data, string output, IProgress<string> progress)
    {
        var (_, firsts, seconds) = Learned(data, progress);
        Write(output, firsts[Folds], seconds[Folds]);
        Usage(progress, firsts[Folds], seconds[Folds]);
    }

    /// <summary>The folds' own models, to score benchmarks on pages of sites that a model hasn't seen.</summary>
    /// <param name="data">The data folder, which holds pages/.</param>
    /// <param name="output">A folder: <see cref="PageFolds"/> reads what is written there.</param>
    /// <param name="progress">As above.</param>
    public static void TrainFolds(string data, string output, IProgress<string> progress)
    {
        var (pages, firsts, seconds) = Learned(data, progress);
        for (var fold = 0; fold < Folds; fold++)
        {
            Write(Path.Combine(output, PageFolds.ModelName(fold)), firsts[fold], seconds[fold]);
        }

        File.WriteAllLines(Path.Combine(output, PageFolds.ListName), pages.Select(p => FormattableString.Invariant($"{p.Name}\t{FoldOf(p.Site)}")));
    }

    private static (List<PageExample> Pages, List<string>[] Firsts, List<string>[] Seconds) Learned(string data, IProgress<string> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var pages = PageExamples.Load(data);
        progress.Report(string.Create(CultureInfo.InvariantCulture, $"{pages.Count} pages, {pages.Sum(p => p.Rows.Length)} blocks, {pages.Sum(p => p.Weights.Count(w => w > 0))} told, {BlockFeatures.Columns.Count} columns"));
        var (firsts, seconds, second) = Learn(pages);
        var told = pages;
        for (var round = 0; round < Rounds; round++)
        {
            // Most blocks of the web pages have no gold: sure scores of models that haven't seen the page stand in for it.
            var guesses = Enumerable.Range(0, pages.Count).Select(i => second[i].Select(Forest.Parse(seconds[FoldOf(pages[i].Site)]).Score).ToArray()).ToArray();
            pages = [.. told.Select((p, i) => Guessed(p, guesses[i]))];
            (firsts, seconds, second) = Learn(pages);
        }

        pages = told;
        for (var fold = 0; fold < Folds; fold++)
        {
            var forest = Forest.Parse(seconds[fold]);
            foreach (var set in pages.GroupBy(p => p.Set, StringComparer.Ordinal))
            {
                progress.Report(Score(fold, set.Key, [.. Enumerable.Range(0, pages.Count).Where(i => FoldOf(pages[i].Site) == fold && string.Equals(pages[i].Set, set.Key, StringComparison.Ordinal))
                    .Select(i => (pages[i], second[i].Select(forest.Score).ToArray()))]));
            }
        }

        return (pages, firsts, seconds);
    }

    private static (List<string>[] Firsts, List<string>[] Seconds, List<int[][]> Rows) Learn(List<PageExample> pages)
    {
        var firsts = Enumerable.Range(0, Folds + 1).AsParallel().AsOrdered().WithDegreeOfParallelism(2)
            .Select(fold => Grow([.. pages.Where(p => FoldOf(p.Site) != fold)], [.. pages.Where(p => FoldOf(p.Site) != fold).Select(p => p.Rows)], s_first)).ToArray();
        var forests = firsts.Select(Forest.Parse).ToArray();
        var rows = pages.Select(p => BlockContext.Rows(p.Blocks, p.Rows, [.. p.Rows.Select(forests[FoldOf(p.Site)].Score)])).ToList();
        var seconds = Enumerable.Range(0, Folds + 1).AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(fold =>
        {
            var chosen = Enumerable.Range(0, pages.Count).Where(i => FoldOf(pages[i].Site) != fold).ToArray();
            return Grow([.. chosen.Select(i => pages[i])], [.. chosen.Select(i => rows[i])], s_second);
        }).ToArray();
        return (firsts, seconds, rows);
    }

    // A model that hasn't seen the page stands in for gold where there is none, and shares in what there is: so the shipped
    // one learns what holds on other sites, and not each page by heart.
    private static PageExample Guessed(PageExample page, int[] scores)
    {
        var (labels, weights) = ((float[])page.Labels.Clone(), (float[])page.Weights.Clone());
        for (var i = 0; i < labels.Length; i++)
        {
            if (weights[i] > 0)
            {
                var said = (float)(1 / (1 + Math.Exp(-scores[i] / 1000.0)));
                labels[i] = (GoldShare * labels[i]) + ((1 - GoldShare) * said);
            }
            else if (page.Set is "web" && Math.Abs(scores[i]) > Sure)
            {
                (labels[i], weights[i]) = (scores[i] > 0 ? 1 : 0, 0.15f + Math.Min(0.6f, page.Blocks[i].Text.Length / 500f));
            }
        }

        return page with { Labels = labels, Weights = weights };
    }

    public static int FoldOf(string site)
    {
        var hash = 17u;
        foreach (var c in site)
        {
            hash = unchecked((hash * 31) + c);
        }

        return (int)(hash % Folds);
    }

    private static List<string> Grow(List<PageExample> pages, List<int[][]> rows, Growth growth)
    {
        var (chosen, labels, weights) = (new List<int[]>(), new List<float>(), new List<float>());
        for (var p = 0; p < pages.Count; p++)
        {
            for (var i = 0; i < pages[p].Labels.Length; i++)
            {
                if (pages[p].Weights[i] > 0)
                {
                    chosen.Add(rows[p][i]);
                    labels.Add(pages[p].Labels[i]);
                    weights.Add(pages[p].Weights[i]);
                }
            }
        }

        return Boosting.Grow([.. chosen], [.. labels], [.. weights], growth, Seed);
    }

    private static void Write(string path, List<string> first, List<string> second)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, BlockModel.Head + "\n" + string.Join('\n', first) + "\n--\n" + string.Join('\n', second) + "\n", new UTF8Encoding(false));
    }

    // Weighted share of told blocks that are right, and their F1.
    private static string Score(int fold, string set, (PageExample Page, int[] Scores)[] pages)
    {
        var (right, wrong, missed) = (0.0, 0.0, 0.0);
        foreach (var (page, scores) in pages)
        {
            for (var i = 0; i < scores.Length; i++)
            {
                var (isKept, isGold) = (scores[i] > 0, page.Labels[i] > 0.5f);
                right += isKept && isGold ? page.Weights[i] : 0;
                wrong += isKept && !isGold ? page.Weights[i] : 0;
                missed += !isKept && isGold ? page.Weights[i] : 0;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"fold {fold} {set}: {pages.Length} pages, precision {right / Math.Max(1, right + wrong):0.0000}, recall {right / Math.Max(1, right + missed):0.0000}, f1 {2 * right / Math.Max(1, (2 * right) + wrong + missed):0.0000}");
    }

    private static void Usage(IProgress<string> progress, List<string> first, List<string> second)
    {
        foreach (var (name, trees) in new[] { ("first", first), ("second", second) })
        {
            var uses = trees.SelectMany(t => t.Split(' ')).Where(t => t.Contains("<=", StringComparison.Ordinal))
                .CountBy(t => int.Parse(t.Split("<=")[0], CultureInfo.InvariantCulture)).OrderByDescending(p => p.Value).Take(30);
            progress.Report(name + ": " + string.Join(", ", uses.Select(u => (u.Key < BlockFeatures.Columns.Count ? BlockFeatures.Columns[u.Key] : $"context {u.Key - BlockFeatures.Columns.Count}") + " " + u.Value)));
        }
    }
}
