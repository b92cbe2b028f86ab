using System.Collections.Frozen;
using Recount.Language;

namespace Recount.Publishing.Answers;

/// <summary>A lexicon's phrases by their stems.</summary>
internal sealed class PhraseTable
{
    private readonly FrozenDictionary<string, string> _values;
    private readonly int _longest;

    public PhraseTable(Lexicon lexicon, Func<string, IReadOnlyList<string>> stems)
    {
        Lexicon = lexicon;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in lexicon.Entries)
        {
            foreach (var word in entry.Words)
            {
                // Two spellings may share a stem ("mobilise", "mobilize"); the first entry keeps it.
                var parts = stems(word);
                values.TryAdd(string.Join(' ', parts), entry.Value);
                _longest = Math.Max(_longest, parts.Count);
            }
        }

        _values = values.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public Lexicon Lexicon { get; }

    /// <summary>The longest phrase that begins at a place, with its number of words; null where none does.</summary>
    public (string Value, int Length)? At(IReadOnlyList<string> stems, int index)
    {
        for (var length = Math.Min(_longest, stems.Count - index); length > 0; length--)
        {
            if (_values.TryGetValue(string.Join(' ', stems.Skip(index).Take(length)), out var value))
            {
                return (value, length);
            }
        }

        return null;
    }

    /// <summary>Every value that a run of words holds, with where it stands.</summary>
    public IEnumerable<(string Value, int Index, int Length)> All(IReadOnlyList<string> stems)
    {
        for (var i = 0; i < stems.Count; i++)
        {
            if (At(stems, i) is { } hit)
            {
                yield return (hit.Value, i, hit.Length);
                i += hit.Length - 1;
            }
        }
    }
}
