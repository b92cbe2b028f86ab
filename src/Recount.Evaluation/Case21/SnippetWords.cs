using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>What a snippet's words stand for in a lexicon, in order of text.</summary>
internal sealed class SnippetWords(AnalysedDocument analysed)
{
    private const int LongestPhrase = 4;

    private readonly List<List<(string Lemma, string Lower, Upos Tag)>> _sentences =
        [.. analysed.Sentences.Select(s => s.Tokens.Select(t => (t.Lemma.ToLowerInvariant(), t.Text.ToLowerInvariant(), t.Tag)).ToList())];

    /// <summary>The values of all phrases met, longest first at each place.</summary>
    public List<string> Values(Lexicon lexicon)
    {
        var found = new List<string>();
        foreach (var words in _sentences)
        {
            for (var i = 0; i < words.Count; i++)
            {
                for (var length = Math.Min(LongestPhrase, words.Count - i); length > 0; length--)
                {
                    var span = words.GetRange(i, length);
                    var value = lexicon.ValueOf(string.Join(' ', span.Select(w => w.Lemma))) ?? lexicon.ValueOf(string.Join(' ', span.Select(w => w.Lower)));
                    if (value is not null)
                    {
                        found.Add(value);
                        i += length - 1;
                        break;
                    }
                }
            }
        }

        return found;
    }

    public bool Has(params ReadOnlySpan<string> lemmas) => First(lemmas) < int.MaxValue;

    /// <summary>The place of the first of the words, counted over the snippet; <see cref="int.MaxValue"/> where none stands.</summary>
    public int First(params ReadOnlySpan<string> lemmas)
    {
        var at = 0;
        foreach (var word in _sentences.SelectMany(s => s))
        {
            if (lemmas.Contains(word.Lemma) || lemmas.Contains(word.Lower))
            {
                return at;
            }

            at++;
        }

        return int.MaxValue;
    }
}
