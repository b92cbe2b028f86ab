using System.Globalization;
using System.Text;
using Recount.Reading;

namespace Recount.Training;

/// <summary>Makes models/reading/blocks.txt: two forests that tell an article's blocks from the page's other ones.</summary>
/// <remarks>
/// Folds keep a site's pages together. Wherever a forest learns from what another one says of a page, the other hasn't seen that
/// page's fold.
/// </remarks>
public static class BlockTrainer
{
    private const int Folds = 5;
    private const int Seed = 11;
    private const int Sure = 1500;
    private const float GoldShare = 0.3f; // of a told block's label, where a model that hasn't seen the page gives the rest

    private static readonly Growth s_first = new(200, 5, 0.08, 0.3, 0.6, 10);
    private static readonly Growth s_second = new(150, 4, 0.08, 0.35, 0.6, 10);

    /// <param name="data">The data folder, which holds pages/.</param>
    /// <param name="output">The model file.</param>
    /// <param name="progress">Lines for people: what is learned from, and which columns the trees ask.</param>
    public static void Train(string data, string output, IProgress<string> progress)
    {
        var (first, second) = Learned(Load(data, progress));
        Write(output, first, second);
        Usage(progress, first, second);
    }

    /// <summary>A model for each fold that has seen nothing of it, to score benchmarks on pages of unseen sites.</summary>
    /// <remarks>Nested: the models whose guesses it learns from haven't seen the fold either. Five times as long as <see cref="Train"/>.</remarks>
    /// <param name="data">The data folder, which holds pages/.</param>
    /// <param name="output">A folder: <see cref="PageFolds"/> reads what is written there.</param>
    /// <param name="progress">Lines for people: what is learned from, and each fold's scores.</param>
    public static void TrainFolds(string data, string output, IProgress<string> progress)
    {
        var pages = Load(data, progress);
        for (var fold = 0; fold < Folds; fold++)
        {
            var path = Path.Combine(output, PageFolds.ModelName(fold));
            var (first, second) = Learned([.. pages.Where(p => FoldOf(p.Site) != fold)]);
            Write(path, first, second);
            var (looks, rates) = (Forest.Parse(first), Forest.Parse(second));
            foreach (var set in pages.Where(p => FoldOf(p.Site) == fold).GroupBy(p => p.Set, StringComparer.Ordinal))
            {
                progress.Report(Score(fold, set.Key, [.. set.Select(p => (p, BlockContext.Rows(p.Blocks, p.Rows, [.. p.Rows.Select(looks.Score)]).Select(rates.Score).ToArray()))]));
            }
        }

        File.WriteAllLines(Path.Combine(output, PageFolds.ListName), pages.Select(p => FormattableString.Invariant($"{p.Name}\t{FoldOf(p.Site)}")));
    }

    private static List<PageExample> Load(string data, IProgress<string> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var pages = PageExamples.Load(data);
        progress.Report(string.Create(CultureInfo.InvariantCulture, $"{pages.Count} pages, {pages.Sum(p => p.Rows.Length)} blocks, {pages.Sum(p => p.Weights.Count(w => w > 0))} told, {BlockFeatures.Columns.Count} columns"));
        return pages;
    }

    // Once from gold, then from gold and what those models say of pages that they haven't seen.
    private static (List<string> First, List<string> Second) Learned(List<PageExample> pages)
    {
        var rows = SecondRows(pages);
        var guessers = Unseen(pages, rows, s_second);
        pages = [.. pages.Select((p, i) => Guessed(p, [.. rows[i].Select(guessers[FoldOf(p.Site)].Score)]))];
        return (Grow(pages, FirstRows(pages), s_first), Grow(pages, SecondRows(pages), s_second));
    }

    private static List<int[][]> FirstRows(List<PageExample> pages) => pages.ConvertAll(p => p.Rows);

    private static List<int[][]> SecondRows(List<PageExample> pages)
    {
        var forests = Unseen(pages, FirstRows(pages), s_first);
        return pages.ConvertAll(p => BlockContext.Rows(p.Blocks, p.Rows, [.. p.Rows.Select(forests[FoldOf(p.Site)].Score)]));
    }

    // For each fold a forest grown without it.
    private static Dictionary<int, Forest> Unseen(List<PageExample> pages, List<int[][]> rows, Growth growth) =>
        pages.Select(p => FoldOf(p.Site)).Distinct().AsParallel().WithDegreeOfParallelism(2).Select(fold =>
        {
            var others = Enumerable.Range(0, pages.Count).Where(i => FoldOf(pages[i].Site) != fold).ToArray();
            return (fold, Forest.Parse(Grow([.. others.Select(i => pages[i])], [.. others.Select(i => rows[i])], growth)));
        }).ToDictionary();

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
