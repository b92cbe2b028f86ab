using System.Collections.Frozen;
using System.Globalization;

namespace Recount.Reading;

/// <summary>Models of the block classifier that each leave out a part of the sites, and which page is whose.</summary>
/// <remarks>Measuring only: a page is read by the model that has seen no page of its site.</remarks>
public sealed class PageFolds
{
    /// <summary>A line a page: its name, a tab, its fold.</summary>
    public const string ListName = "pages.tsv";

    private readonly FrozenDictionary<string, int> _folds;
    private readonly DocumentReader[] _readers;

    private PageFolds(FrozenDictionary<string, int> folds, DocumentReader[] readers) => (_folds, _readers) = (folds, readers);

    public static string ModelName(int fold) => FormattableString.Invariant($"fold{fold}.txt");

    /// <param name="folder">What <c>recount train block-folds</c> wrote.</param>
    /// <exception cref="IOException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">It was trained for another version, or a line names no fold.</exception>
    public static PageFolds Load(string folder)
    {
        var folds = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(folder, ListName)))
        {
            var parts = line.Split('\t');
            if (parts.Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var fold))
            {
                throw new InvalidDataException($"line {folds.Count + 1} of {ListName} isn't a page and its fold");
            }

            folds[parts[0]] = fold;
        }

        var readers = Enumerable.Range(0, folds.Values.DefaultIfEmpty(-1).Max() + 1)
            .Select(fold => new DocumentReader(BlockModel.Parse(File.ReadAllText(Path.Combine(folder, ModelName(fold)))))).ToArray();
        return new PageFolds(folds.ToFrozenDictionary(StringComparer.Ordinal), readers);
    }

    /// <summary>Null for a page that no model was trained on: the shipped one hasn't seen it either.</summary>
    public DocumentReader? ReaderOf(string page) => _folds.TryGetValue(page, out var fold) ? _readers[fold] : null;
}
