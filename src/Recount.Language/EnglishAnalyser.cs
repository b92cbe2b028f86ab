using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>Reads a document's language: sentences, words, trees, names, numbers, times, places, people.</summary>
/// <remarks>Pure and thread-safe: the same document gives the same analysis on any machine.</remarks>
public sealed class EnglishAnalyser(EnglishModel model, LanguageFacts facts)
{
    /// <summary>Longer sentences are lists or lost line breaks; they are analysed in pieces of this many words.</summary>
    public const int MostTokens = 400;

    private static readonly string[] s_female = ["ms", "mrs", "madam", "spokeswoman", "chairwoman", "congresswoman", "queen", "baroness"];
    private static readonly string[] s_male = ["mr", "sir", "spokesman", "chairman", "congressman", "king", "lord", "sheikh"];

    public AnalysedDocument Analyse(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        // The network first, for all sentences: its weights fill the processor's cache, and so does what is looked up after it.
        var pieces = model.Sentences.Split(document).SelectMany(Pieces).Select(p => (p.Sentence, Reading: model.Read(document.Text, p.Words))).ToList();
        var context = facts.Places.ContextOf(document);
        var sentences = ImmutableArray.CreateBuilder<AnalysedSentence>(pieces.Count);
        TimeFocus focus = default;
        int? post = null;
        foreach (var (sentence, (tokens, names)) in pieces)
        {
            if (sentence.Post != post)
            {
                (focus, post) = (default, sentence.Post);
            }

            var analysed = new AnalysedSentence
            {
                Index = sentences.Count,
                Sentence = sentence,
                Tokens = tokens,
                Names = facts.Names.Type(tokens, names),
                Quantities = facts.Quantities.Find(document.Text, sentence.Span),
                Times = facts.Times.Find(document.Text, sentence.Span, document.TimeOf(document.Blocks[sentence.Block]), focus),
                Places = facts.Places.Find(document.Text, sentence.Span, context),
            };
            focus = focus.After(analysed.Times);
            sentences.Add(analysed);
        }

        var read = sentences.ToImmutable();
        return new AnalysedDocument { Document = document, Sentences = read, People = PersonRegistry.Build(People(read)), Chains = facts.Coreference.Resolve(read) };
    }

    /// <summary>The document's sentences with their words, nothing else read.</summary>
    public ImmutableArray<SplitSentence> Split(Document document) => model.Sentences.Split(document);

    private static IEnumerable<SplitSentence> Pieces(SplitSentence all)
    {
        for (var from = 0; from < all.Words.Length; from += MostTokens)
        {
            var words = all.Words[from..Math.Min(all.Words.Length, from + MostTokens)];
            yield return words.Length == all.Words.Length ? all : new SplitSentence(all.Sentence with { Span = new TextSpan(words[0].Start, words[^1].End) }, words);
        }
    }

    private static IEnumerable<(string Surface, string? Role, PersonGender Gender)> People(ImmutableArray<AnalysedSentence> sentences)
    {
        foreach (var sentence in sentences)
        {
            foreach (var name in sentence.Names.Where(n => n.Type == NameType.Person))
            {
                var tokens = sentence.Tokens;
                var surface = string.Join(' ', Enumerable.Range(name.FirstToken, name.EndToken - name.FirstToken).Select(i => tokens[i].Text))
                    .Replace(" - ", "-", StringComparison.Ordinal);
                yield return (surface, Role(tokens, name), Gender(tokens, name));
            }
        }
    }

    // "Ukraine's defence minister, Rustem Umerov,", "President Volodymyr Zelenskyy", "Vladimir Medinsky, the Kremlin aide,".
    private static string? Role(ImmutableArray<Token> tokens, NameSpan name)
    {
        var end = name.FirstToken;
        if (end > 0 && tokens[end - 1].Text == ",")
        {
            end--;
        }

        var start = end;
        while (start > 0 && IsRoleWord(tokens, start - 1))
        {
            start--;
        }

        while (start < end && tokens[start].Tag is Upos.Adp or Upos.Cconj or Upos.Part)
        {
            start++;
        }

        if (start < end && tokens.AsSpan()[start..end].ToArray().Any(t => t.Tag is Upos.Noun or Upos.Propn) && !IsSentenceOpener(tokens[start], end - start))
        {
            return Words(tokens, tokens[start].Tag == Upos.Det ? start + 1 : start, end);
        }

        var after = name.EndToken;
        if (after + 1 >= tokens.Length || tokens[after].Text != ",")
        {
            return null;
        }

        var stop = after + 1;
        while (stop < tokens.Length && stop - after < 14 && (IsRoleWord(tokens, stop) || (tokens[stop].Text is "who" or "heads" or "leads" or "led" or "and" or "for" or "in" && stop > after)))
        {
            stop++;
        }

        return stop < tokens.Length && stop > after + 1 && tokens[stop].Text is "," or "." && tokens.AsSpan()[(after + 1)..stop].ToArray().Any(t => t.Tag == Upos.Noun || t.Text is "who")
            ? Words(tokens, tokens[after + 1].Tag == Upos.Det ? after + 2 : after + 1, stop)
            : null;

        static string Words(ImmutableArray<Token> tokens, int from, int to)
        {
            var words = new System.Text.StringBuilder();
            for (var i = from; i < to; i++)
            {
                if (i > from && tokens[i].Span.Start > tokens[i - 1].Span.End)
                {
                    words.Append(' ');
                }

                words.Append(tokens[i].Text);
            }

            return words.ToString();
        }
    }

    private static bool IsRoleWord(ImmutableArray<Token> tokens, int i) =>
        tokens[i].Tag is Upos.Noun or Upos.Propn or Upos.Adj or Upos.Det || tokens[i].Text is "’s" or "'s" or "’" or "of" or "-"
        || tokens[i].Relation == "nmod:poss";

    private static bool IsSentenceOpener(Token token, int length) => length == 1 && token.Tag is Upos.Det or Upos.Adj or Upos.Adp;

    private static PersonGender Gender(ImmutableArray<Token> tokens, NameSpan name)
    {
        for (var i = Math.Max(0, name.FirstToken - 3); i < Math.Min(tokens.Length, name.EndToken + 4); i++)
        {
            var word = tokens[i].Text.TrimEnd('.').ToLowerInvariant();
            if (s_female.Contains(word, StringComparer.Ordinal))
            {
                return PersonGender.Female;
            }

            if (s_male.Contains(word, StringComparer.Ordinal))
            {
                return PersonGender.Male;
            }
        }

        return PersonGender.Unknown;
    }
}
