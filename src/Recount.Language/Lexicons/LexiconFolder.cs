using System.Collections.Frozen;
using Recount.Core;

namespace Recount.Language;

/// <summary>Every lexicon of a folder, by id. Immutable and thread-safe.</summary>
public sealed class LexiconFolder
{
    private readonly FrozenDictionary<string, Lexicon> _lexicons;

    private LexiconFolder(FrozenDictionary<string, Lexicon> lexicons) => _lexicons = lexicons;

    /// <summary>In ordinal order.</summary>
    public IEnumerable<string> Ids => _lexicons.Keys.Order(StringComparer.Ordinal);

    /// <exception cref="DiagnosticException"><c>RC5001</c>: no lexicon of the folder has this id.</exception>
    public Lexicon this[string id] => _lexicons.TryGetValue(id, out var lexicon)
        ? lexicon
        : throw new DiagnosticException(DiagnosticCatalogue.ModelMissing.At(id, "no lexicon has this id"));

    /// <summary>The lexicons that were built beside this program.</summary>
    /// <exception cref="DiagnosticException"><c>RC5001</c>, as <see cref="Load"/>.</exception>
    public static LexiconFolder LoadInstalled() => Load(Path.Combine(AppContext.BaseDirectory, "lexicons", "extraction"));

    /// <summary>Reads every <c>.yaml</c> file below a folder that has a top key <c>entries</c>.</summary>
    /// <remarks>
    /// The others are rules of another shape (times, numbers, places), read by the rooms that own them. A slip in the key
    /// itself shows where the id is asked for.
    /// </remarks>
    /// <exception cref="DiagnosticException"><c>RC5001</c>: no such folder, a file with a fault, or an id met twice.</exception>
    public static LexiconFolder Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!Directory.Exists(path))
        {
            throw LexiconReader.Fault(path, "there is no such folder");
        }

        var lexicons = new Dictionary<string, Lexicon>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            var yaml = Lexicon.ReadText(file);
            if (!LexiconReader.HoldsEntries(file, yaml))
            {
                continue;
            }

            var lexicon = LexiconReader.Parse(file, yaml);
            if (!lexicons.TryAdd(lexicon.Id, lexicon))
            {
                throw LexiconReader.Fault(file, $"id '{lexicon.Id}' is already another file's");
            }
        }

        return new LexiconFolder(lexicons.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
