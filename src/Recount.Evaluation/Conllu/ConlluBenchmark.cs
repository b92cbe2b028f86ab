using System.Collections.Immutable;
using System.Text;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Tags and trees against a CoNLL-U treebank, as the CoNLL 2018 shared task scores them.</summary>
/// <remarks>
/// Gold words: shares of words with the right UPOS, head, and head with relation (subtypes cut off). Raw text: F1 over
/// tokens, sentences and words that cover the same non-blank characters, and over words with the right annotation.
/// </remarks>
public static class ConlluBenchmark
{
    public const string Name = "conllu";

    public static BenchmarkResult OnGoldWords(string path, EnglishModel model, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (words, tags, heads, labels) = (0, 0, 0, 0);
        foreach (var sentence in Read(path, limit))
        {
            var reading = model.Network.Read([.. sentence.Words.Select(w => w.Form)]);
            for (var i = 0; i < sentence.Words.Count; i++)
            {
                var gold = sentence.Words[i];
                words++;
                tags += EnglishModel.Name(reading.Tags[i]) == gold.Upos ? 1 : 0;
                heads += reading.Heads[i] == gold.Head ? 1 : 0;
                labels += reading.Heads[i] == gold.Head && Main(reading.Relations[i]) == Main(gold.Relation) ? 1 : 0;
            }
        }

        return Result(path, words, ("upos", Share(tags, words)), ("uas", Share(heads, words)), ("las", Share(labels, words)));
    }

    public static BenchmarkResult OnRawText(string path, EnglishModel model, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var gold = Read(path, limit).ToList();
        var tally = new RawTally();
        // A document at a time: its sentences' texts joined by blanks, or by a line's end after a paragraph.
        for (var from = 0; from < gold.Count;)
        {
            var to = from + 1;
            while (to < gold.Count && !gold[to].StartsDocument)
            {
                to++;
            }

            tally.Add(gold.GetRange(from, to - from), model);
            from = to;
        }

        return Result(path, tally.GoldWords, [.. tally.Scores()]);
    }

    internal static string Main(string relation)
    {
        var colon = relation.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? relation : relation[..colon];
    }

    private static IEnumerable<ConlluSentence> Read(string path, int? limit)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        foreach (var sentence in Conllu.Read(reader).Take(limit ?? int.MaxValue))
        {
            yield return sentence;
        }
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static BenchmarkResult Result(string path, int items, params (string Key, double Value)[] scores) =>
        new(Name, ContentHash.OfBytes(File.ReadAllBytes(path)), items,
            scores.ToImmutableSortedDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal));

    private sealed class RawTally
    {
        private readonly Dictionary<string, (int Right, int Gold, int System)> _counts = new(StringComparer.Ordinal);

        public int GoldWords => _counts.TryGetValue("words", out var c) ? c.Gold : 0;

        public IEnumerable<(string, double)> Scores() => _counts.Select(p =>
            (p.Key, p.Value.Gold + p.Value.System == 0 ? 0 : 2.0 * p.Value.Right / (p.Value.Gold + p.Value.System)));

        public void Add(List<ConlluSentence> document, EnglishModel model)
        {
            var text = new StringBuilder();
            foreach (var sentence in document)
            {
                text.Append(text.Length == 0 ? "" : sentence.StartsParagraph ? "\n\n" : " ").Append(sentence.Text);
            }

            var raw = text.ToString();
            var position = Positions(raw);
            var gold = Gold(document);
            var system = System(raw, position, model);
            Count("tokens", gold.Tokens, system.Words.Select(w => w.Span));
            Count("sentences", gold.Sentences, system.Sentences);
            Count("words", gold.Words.Select(w => w.Span), system.Words.Select(w => w.Span));
            var mine = system.Words.GroupBy(w => w.Span).ToDictionary(g => g.Key, g => g.First());
            var (tags, heads, labels) = (0, 0, 0);
            foreach (var word in gold.Words)
            {
                if (!mine.TryGetValue(word.Span, out var other))
                {
                    continue;
                }

                tags += word.Upos == other.Upos ? 1 : 0;
                if (word.Head == other.Head)
                {
                    heads++;
                    labels += Main(word.Relation) == Main(other.Relation) ? 1 : 0;
                }
            }

            AddTo("upos", tags, gold.Words.Count, system.Words.Count);
            AddTo("uas", heads, gold.Words.Count, system.Words.Count);
            AddTo("las", labels, gold.Words.Count, system.Words.Count);
        }

        // Offsets count characters that aren't blank, so that both sides speak of the same text.
        private static int[] Positions(string raw)
        {
            var position = new int[raw.Length + 1];
            for (var i = 0; i < raw.Length; i++)
            {
                position[i + 1] = position[i] + (char.IsWhiteSpace(raw[i]) ? 0 : 1);
            }

            return position;
        }

        private sealed record Word(TextSpan Span, string Upos, TextSpan Head, string Relation);

        private static (List<TextSpan> Tokens, List<TextSpan> Sentences, List<Word> Words) Gold(List<ConlluSentence> document)
        {
            var (tokens, sentences, words) = (new List<TextSpan>(), new List<TextSpan>(), new List<Word>());
            var at = 0;
            foreach (var sentence in document)
            {
                var start = at;
                var spans = new List<TextSpan>();
                var word = 0;
                foreach (var (form, count, _) in sentence.Surface)
                {
                    var length = form.Count(c => !char.IsWhiteSpace(c));
                    tokens.Add(new TextSpan(at, at + length));
                    // A contraction's words share its characters in order; the last takes what is left.
                    var inner = at;
                    for (var k = 0; k < count && word < sentence.Words.Count; k++, word++)
                    {
                        var own = Math.Min(sentence.Words[word].Form.Length, at + length - inner);
                        var end = k == count - 1 ? at + length : inner + own;
                        spans.Add(new TextSpan(inner, Math.Max(inner, end)));
                        inner = Math.Max(inner, end);
                    }

                    at += length;
                }

                sentences.Add(new TextSpan(start, at));
                for (var i = 0; i < sentence.Words.Count; i++)
                {
                    var w = sentence.Words[i];
                    words.Add(new Word(spans[i], w.Upos, w.Head < 0 ? default : spans[w.Head], w.Relation));
                }
            }

            // The tokeniser splits contractions into words and keeps no surface token above them: words stand for tokens.
            return ([.. words.Select(w => w.Span)], sentences, words);
        }

        private static (List<TextSpan> Sentences, List<Word> Words) System(string raw, int[] position, EnglishModel model)
        {
            var (sentences, words) = (new List<TextSpan>(), new List<Word>());
            foreach (var tokens in model.Sentences.Split(raw, new TextSpan(0, raw.Length)))
            {
                sentences.Add(new TextSpan(position[tokens[0].Start], position[tokens[^1].End]));
                var forms = tokens.Select(t => t.Slice(raw)).ToList();
                var reading = model.Network.Read(forms);
                for (var i = 0; i < tokens.Length; i++)
                {
                    words.Add(new Word(At(tokens[i]), EnglishModel.Name(reading.Tags[i]),
                        reading.Heads[i] < 0 ? default : At(tokens[reading.Heads[i]]), reading.Relations[i]));
                }
            }

            return (sentences, words);

            TextSpan At(TextSpan token) => new(position[token.Start], position[token.End]);
        }

        private void Count(string key, IEnumerable<TextSpan> gold, IEnumerable<TextSpan> system)
        {
            var (g, s) = (gold.ToHashSet(), system.ToHashSet());
            AddTo(key, g.Count(s.Contains), g.Count, s.Count);
        }

        private void AddTo(string key, int right, int gold, int system)
        {
            var c = _counts.GetValueOrDefault(key);
            _counts[key] = (c.Right + right, c.Gold + gold, c.System + system);
        }
    }
}
