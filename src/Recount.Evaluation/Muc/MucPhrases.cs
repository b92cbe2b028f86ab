using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>A phrase of an item that may fill a slot, with what is told of it.</summary>
/// <param name="Sentence">Index of its sentence.</param>
/// <param name="First">Index of its first token, inclusive.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Head">Index of the token that it is about.</param>
/// <param name="Text">Its words with single blanks.</param>
/// <param name="Features">Hashes.</param>
internal sealed record MucPhrase(int Sentence, int First, int End, int Head, string Text, int[] Features)
{
    public string Normal { get; } = MucMatch.Normal(Text);

    public bool Overlaps(MucPhrase other) => Sentence == other.Sentence && First < other.End && other.First < End;
}

/// <summary>Cuts a sentence into noun phrases, each with its shorter and longer forms, which a mapping then chooses from.</summary>
internal static class MucPhrases
{
    /// <summary>Words of the longest shortened form.</summary>
    private const int Longest = 7;

    /// <summary>Ranges of tokens with the token that each is about.</summary>
    public static IEnumerable<(int First, int End, int Head)> Find(AnalysedSentence sentence)
    {
        var tokens = sentence.Tokens;
        var runs = Runs(tokens).ToList();
        for (var r = 0; r < runs.Count; r++)
        {
            var (start, end) = runs[r];
            foreach (var stop in Stops(sentence, start, end))
            {
                foreach (var from in Starts(tokens, start, stop))
                {
                    yield return (from, stop, stop - 1);
                }
            }

            // "members of the front", "headquarters of the party of labour".
            var (last, at) = (end, r);
            for (var links = 0; links < 2 && at + 1 < runs.Count && IsJoined(tokens, last, runs[at + 1].Start); links++)
            {
                at++;
                last = runs[at].End;
                foreach (var from in Starts(tokens, start, end))
                {
                    yield return (from, last, end - 1);
                }
            }
        }
    }

    private static IEnumerable<(int Start, int End)> Runs(ImmutableArray<Token> tokens)
    {
        for (var i = 0; i < tokens.Length;)
        {
            if (!IsPart(tokens, i))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < tokens.Length && IsPart(tokens, i))
            {
                i++;
            }

            var end = i;
            while (end > start && !IsHead(tokens[end - 1]))
            {
                end--;
            }

            if (end > start)
            {
                yield return (start, end);
            }
        }
    }

    // Where a shortened form may end: with the run, before a person's name ("COLONEL | PEREZ"), and after a name.
    private static IEnumerable<int> Stops(AnalysedSentence sentence, int start, int end) =>
        sentence.Names.SelectMany(n => new[] { n.FirstToken, n.EndToken }).Append(end)
            .Where(stop => stop > start && stop <= end && IsHead(sentence.Tokens[stop - 1])).Distinct();

    private static IEnumerable<int> Starts(ImmutableArray<Token> tokens, int start, int end)
    {
        for (var from = Math.Max(start, end - Longest); from < end; from++)
        {
            if (tokens[from].Tag is not (Upos.Part or Upos.Punct) || IsQuote(tokens[from]))
            {
                yield return from;
            }
        }
    }

    private static bool IsJoined(ImmutableArray<Token> tokens, int end, int next) =>
        end < tokens.Length && tokens[end].Text is "OF" or "of"
        && (next == end + 1 || (next == end + 2 && tokens[end + 1].Tag is Upos.Det or Upos.Pron or Upos.Num));

    private static bool IsPart(ImmutableArray<Token> tokens, int i) => tokens[i].Tag switch
    {
        Upos.Noun or Upos.Propn or Upos.Adj or Upos.Num or Upos.X => tokens[i].Text is not ("[" or "]" or "(" or ")"),
        Upos.Part => tokens[i].Text is "'S" or "'s" or "'",
        Upos.Verb => tokens[i].Relation is "amod" or "compound" || (tokens[i].FineTag is "VBN" or "VBG" && i + 1 < tokens.Length && IsHead(tokens[i + 1]) && tokens[i].Relation is "amod"),
        Upos.Punct => tokens[i].Text == "-" || IsQuote(tokens[i]),
        _ => false,
    };

    private static bool IsQuote(Token token) => token.Text is "\"" or "“" or "”" or "''" or "``";

    private static bool IsHead(Token token) => token.Tag is Upos.Noun or Upos.Propn or Upos.Adj or Upos.Num or Upos.X || token.FineTag is "VBN";
}
