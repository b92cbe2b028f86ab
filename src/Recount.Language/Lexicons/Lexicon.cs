using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Recount.Core;

namespace Recount.Language;

/// <summary>Words that mean one thing, with sentences that prove it.</summary>
/// <param name="Value">The codebook's word that they stand for, or the rule's own name.</param>
/// <param name="Words">Lemmas or phrases of lemmas, one blank between words; never empty.</param>
/// <param name="Positive">Sentences in which one of the words means <paramref name="Value"/>.</param>
/// <param name="Negative">Sentences in which one stands but doesn't mean it.</param>
public sealed record LexiconEntry(
    string Value, ImmutableArray<string> Words, ImmutableArray<string> Positive, ImmutableArray<string> Negative);

/// <summary>One file of words or rules as data. Immutable and thread-safe.</summary>
/// <remarks>
/// A word stands in one entry only, so that a look-up has one answer. Look-ups ignore case (ordinal) and expect phrases
/// with single blanks.
/// </remarks>
public sealed class Lexicon
{
    /// <summary>Bytes of one file; a hundred times the largest word list there is.</summary>
    private const int MaxBytes = 8 << 20;

    internal Lexicon(string id, string source, ImmutableArray<LexiconEntry> entries)
    {
        Id = id;
        Source = source;
        Entries = entries;
        ValueByWord = entries.SelectMany(e => e.Words.Select(w => (Word: w, e.Value)))
            .ToFrozenDictionary(p => p.Word, p => p.Value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Stable and versioned ("statement.cues.v1"); written into provenance.</summary>
    public string Id { get; }

    /// <summary>Where the words come from, with licence.</summary>
    public string Source { get; }

    /// <summary>In the file's order.</summary>
    public ImmutableArray<LexiconEntry> Entries { get; }

    /// <summary>Every word of every entry; case is ignored.</summary>
    public FrozenDictionary<string, string> ValueByWord { get; }

    /// <summary>The value of the entry that holds the word or phrase, or null.</summary>
    public string? ValueOf(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return ValueByWord.GetValueOrDefault(word);
    }

    /// <summary>Reads a YAML file; its format is in docs/architecture.md under "Lexicons".</summary>
    /// <exception cref="DiagnosticException">
    /// <c>RC5001</c>: the file is absent, too large, or breaks the format; the detail names line and key.
    /// </exception>
    public static Lexicon Load(string path) => LexiconReader.Parse(path, ReadText(path));

    internal static string ReadText(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            var file = new FileInfo(path);
            return file is { Exists: true, Length: > MaxBytes }
                ? throw LexiconReader.Fault(path, $"{file.Length} bytes, at most {MaxBytes} are allowed")
                : File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw LexiconReader.Fault(path, "it can't be read as UTF-8 text", e);
        }
    }
}
