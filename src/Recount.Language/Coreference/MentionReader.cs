using System.Collections.Frozen;
using Recount.Core;

namespace Recount.Language;

/// <summary>Finds a document's mentions and works out what the features ask of them.</summary>
internal sealed class MentionReader(CoreferenceLexicon lexicon, FrozenSet<ulong> vocabulary, MentionDetector detector)
{
    private const int StemLength = 5;

    private static readonly FrozenDictionary<string, (string Pronoun, Being Being, int Number)> s_pronouns = new Dictionary<string, (string, Being, int)>(StringComparer.Ordinal)
    {
        ["i"] = ("i", Being.Person, 1), ["me"] = ("i", Being.Person, 1), ["my"] = ("i", Being.Person, 1), ["mine"] = ("i", Being.Person, 1), ["myself"] = ("i", Being.Person, 1),
        ["we"] = ("we", Being.Person, 2), ["us"] = ("we", Being.Person, 2), ["our"] = ("we", Being.Person, 2), ["ours"] = ("we", Being.Person, 2), ["ourselves"] = ("we", Being.Person, 2),
        ["you"] = ("you", Being.Person, 0), ["your"] = ("you", Being.Person, 0), ["yours"] = ("you", Being.Person, 0), ["yourself"] = ("you", Being.Person, 1),
        ["he"] = ("he", Being.Male, 1), ["him"] = ("he", Being.Male, 1), ["his"] = ("he", Being.Male, 1), ["himself"] = ("he", Being.Male, 1),
        ["she"] = ("she", Being.Female, 1), ["her"] = ("she", Being.Female, 1), ["hers"] = ("she", Being.Female, 1), ["herself"] = ("she", Being.Female, 1),
        ["it"] = ("it", Being.Thing, 1), ["its"] = ("it", Being.Thing, 1), ["itself"] = ("it", Being.Thing, 1),
        ["they"] = ("they", Being.Unknown, 2), ["them"] = ("they", Being.Unknown, 2), ["their"] = ("they", Being.Unknown, 2), ["theirs"] = ("they", Being.Unknown, 2),
        ["themselves"] = ("they", Being.Unknown, 2), ["this"] = ("this", Being.Thing, 1), ["that"] = ("that", Being.Thing, 1), ["these"] = ("these", Being.Unknown, 2),
        ["those"] = ("those", Being.Unknown, 2), ["one"] = ("one", Being.Unknown, 1), ["each other"] = ("each", Being.Unknown, 2),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="sentences">In order of text.</param>
    /// <param name="speakers">Who speaks each sentence, where the source says so; else null.</param>
    public List<MentionFacts> Read(IReadOnlyList<AnalysedSentence> sentences, IReadOnlyList<string?>? speakers)
    {
        var all = new List<MentionFacts>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var (quote, isQuoted, turn, last, block) = (0, false, 0, -1, -1);
        foreach (var sentence in sentences)
        {
            var speaker = speakers?[sentence.Index] is { } named
                ? names.TryGetValue(named, out var known) ? known : names[named] = names.Count + 1 : 0;
            turn += speaker != last && last >= 0 ? 1 : 0;
            last = speaker;
            // A quotation left open ends with its paragraph.
            if (sentence.Sentence.Block != block)
            {
                (isQuoted, block) = (false, sentence.Sentence.Block);
            }

            var quotes = new int[sentence.Tokens.Length];
            for (var i = 0; i < quotes.Length; i++)
            {
                var mark = sentence.Tokens[i].Text;
                if (mark is "“" || (mark is "\"" or "''" or "``" && !isQuoted))
                {
                    isQuoted = true;
                    quote++;
                }
                else if (mark is "”" or "\"" or "''")
                {
                    isQuoted = false;
                }

                quotes[i] = isQuoted ? quote : 0;
            }

            var words = Words(sentence, vocabulary);
            foreach (var candidate in MentionFinder.Find(sentence))
            {
                var score = detector.Score(sentence, words, candidate);
                if (score >= MentionDetector.Least)
                {
                    all.Add(Facts(sentence, words, candidate.Mention, score, quotes[candidate.Mention.Head], turn, speaker));
                }
            }
        }

        return all;
    }

    /// <summary>Each token's word, if training met it often, or else its tag.</summary>
    public static ulong[] Words(AnalysedSentence sentence, FrozenSet<ulong> vocabulary)
    {
        var words = new ulong[sentence.Tokens.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = WordOf(sentence.Tokens[i].Text.ToLowerInvariant(), sentence.Tokens[i].FineTag, vocabulary);
        }

        return words;
    }

    private MentionFacts Facts(AnalysedSentence sentence, ulong[] words, Mention mention, int score, int quote, int turn, int speaker)
    {
        var tokens = sentence.Tokens;
        var head = tokens[mention.Head];
        var lower = head.Text.ToLowerInvariant();
        var pronoun = s_pronouns.GetValueOrDefault(lower);
        var isPronoun = pronoun.Pronoun is not null && mention.Kind == MentionKind.Pronoun && mention.End - mention.First == 1;
        var isList = !isPronoun && IsList(tokens, mention);
        var name = NameAt(sentence, mention);
        var number = isPronoun ? pronoun.Number
            : isList || head.FineTag is "NNS" or "NNPS" ? 2
            : head.FineTag is "NN" or "NNP" ? 1 : 0;
        var (coreFirst, coreEnd) = Core(tokens, mention);
        var surname = tokens[name is { } n && n.Type == NameType.Person ? n.EndToken - 1 : LastOfName(tokens, mention)].Text.ToLowerInvariant();
        var lemma = head.Lemma.ToLowerInvariant();
        var governor = head.Head;
        return new MentionFacts
        {
            Mention = mention,
            Likelihood = Math.Clamp((score + 4000) / 1000, 0, 7),
            IsPronoun = isPronoun,
            Pronoun = isPronoun ? pronoun.Pronoun! : "",
            Form = isPronoun ? FeatureHash.Of(pronoun.Pronoun) : 3 + (ulong)((int)mention.Kind * 3) + (ulong)number,
            Being = isPronoun ? pronoun.Being : BeingOf(tokens, mention, name, lemma),
            Number = number,
            NameType = name is { } type ? 1 + (int)type.Type : 0,
            Determiner = DeterminerOf(tokens, mention),
            Relation = FeatureHash.Of(MainOf(head.Relation)),
            Head = Key(mention.Kind == MentionKind.Name ? lower : lemma, mention.Kind == MentionKind.Name),
            Last = Key(surname, mention.Kind == MentionKind.Name),
            Stem = lemma.Length < StemLength ? 0 : FeatureHash.Of(lemma.AsSpan(0, StemLength)),
            Whole = WholeOf(tokens, coreFirst, coreEnd),
            Acronym = AcronymOf(tokens, coreFirst, coreEnd),
            IsAcronym = coreEnd - coreFirst == 1 && IsCapitals(tokens[coreFirst].Text),
            Modifiers = ModifiersOf(tokens, mention),
            HeadWord = words[mention.Head],
            FirstWord = words[mention.First],
            LastWord = words[mention.End - 1],
            PreviousWord = mention.First > 0 ? words[mention.First - 1] : 1,
            NextWord = mention.End < tokens.Length ? words[mention.End] : 2,
            GovernorWord = governor < 0 ? 3 : WordOf(tokens[governor].Lemma.ToLowerInvariant(), tokens[governor].FineTag, vocabulary),
            Length = Math.Min(7, mention.End - mention.First),
            IsList = isList,
            IsInName = name is null && IsInName(sentence, mention),
            Governor = governor,
            IsApposition = MainOf(head.Relation) is "appos",
            IsSubject = MainOf(head.Relation) is "nsubj",
            HasCopula = HasCopula(tokens, mention.Head),
            Quote = quote,
            Turn = turn,
            Speaker = speaker,
            Surname = surname,
        };
    }

    private static ulong WordOf(string lower, string tag, FrozenSet<ulong> vocabulary)
    {
        var hash = FeatureHash.Of(lower);
        return vocabulary.Contains(hash) ? hash : FeatureHash.Of(tag) ^ 0x5bd1e995;
    }

    // Names meet over romanisations.
    private static ulong Key(string lower, bool isName) => FeatureHash.Of(isName && lower.Length >= 5 ? RomanisedName.Fold(lower) : lower);

    private Being BeingOf(System.Collections.Immutable.ImmutableArray<Token> tokens, Mention mention, NameSpan? name, string lemma)
    {
        if (name is { Type: not NameType.Person })
        {
            return Being.Thing;
        }

        var being = mention.Kind == MentionKind.Nominal ? lexicon.OfNoun(lemma) : Being.Unknown;
        if (being is Being.Male or Being.Female || mention.Kind != MentionKind.Name)
        {
            return being;
        }

        // "Mr Smith", "Queen Elizabeth", "Julia Smith".
        var from = name is { } span ? Math.Max(0, span.FirstToken - 1) : mention.First;
        var to = name is { } other ? other.EndToken : mention.End;
        for (var i = from; i < to; i++)
        {
            var word = tokens[i].Text.TrimEnd('.').ToLowerInvariant();
            var title = lexicon.OfNoun(word);
            if (title is Being.Male or Being.Female)
            {
                return title;
            }

            if (name is not null && i >= name.Value.FirstToken && lexicon.OfFirstName(word) is var known and not Being.Unknown)
            {
                return known;
            }
        }

        return name is not null ? Being.Person : Being.Unknown;
    }

    private static NameSpan? NameAt(AnalysedSentence sentence, Mention mention)
    {
        foreach (var name in sentence.Names)
        {
            if (name.FirstToken <= mention.Head && mention.Head < name.EndToken && name.FirstToken < mention.End && name.EndToken <= mention.End)
            {
                return name;
            }
        }

        return null;
    }

    // "Fort" of "Fort Lee".
    private static bool IsInName(AnalysedSentence sentence, Mention mention)
    {
        foreach (var other in sentence.Names)
        {
            if (other.FirstToken <= mention.First && mention.End <= other.EndToken && other.EndToken - other.FirstToken > mention.End - mention.First)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsList(System.Collections.Immutable.ImmutableArray<Token> tokens, Mention mention)
    {
        for (var i = mention.Head + 1; i < mention.End; i++)
        {
            if (tokens[i].Head == mention.Head && MainOf(tokens[i].Relation) is "conj")
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasCopula(System.Collections.Immutable.ImmutableArray<Token> tokens, int head)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Head == head && MainOf(tokens[i].Relation) is "cop")
            {
                return true;
            }
        }

        return false;
    }

    private static (int First, int End) Core(System.Collections.Immutable.ImmutableArray<Token> tokens, Mention mention)
    {
        var (first, end) = (mention.First, mention.End);
        if (first < mention.Head && tokens[first].Tag == Upos.Det)
        {
            first++;
        }

        if (end - 1 > first && tokens[end - 1].Text is "'s" or "’s" or "'" or "’")
        {
            end--;
        }

        return (first, end);
    }

    private static ulong WholeOf(System.Collections.Immutable.ImmutableArray<Token> tokens, int first, int end)
    {
        var hash = FeatureHash.Start(77);
        for (var i = first; i < end; i++)
        {
            hash = FeatureHash.Add(hash, Key(tokens[i].Text.ToLowerInvariant(), tokens[i].Tag == Upos.Propn));
        }

        return hash;
    }

    private static bool IsCapitals(string word) => word.Length is > 1 and < 8 && word.All(c => char.IsUpper(c) || c == '.');

    private static ulong AcronymOf(System.Collections.Immutable.ImmutableArray<Token> tokens, int first, int end)
    {
        Span<char> initials = stackalloc char[8];
        var n = 0;
        if (end - first == 1)
        {
            foreach (var c in IsCapitals(tokens[first].Text) ? tokens[first].Text : "")
            {
                if (c != '.' && n < initials.Length)
                {
                    initials[n++] = c;
                }
            }
        }
        else
        {
            for (var i = first; i < end && n < initials.Length; i++)
            {
                if (char.IsUpper(tokens[i].Text[0]))
                {
                    initials[n++] = tokens[i].Text[0];
                }
            }
        }

        return n < 2 ? 0 : FeatureHash.Of(initials[..n]);
    }

    private static ulong[] ModifiersOf(System.Collections.Immutable.ImmutableArray<Token> tokens, Mention mention)
    {
        var found = new List<ulong>(4);
        for (var i = mention.First; i < mention.End; i++)
        {
            var token = tokens[i];
            if (i != mention.Head && (token.Head == mention.Head || token.Tag == Upos.Propn) && token.Tag is Upos.Noun or Upos.Propn or Upos.Adj or Upos.Num)
            {
                found.Add(Key(token.Text.ToLowerInvariant(), token.Tag == Upos.Propn));
            }
        }

        return [.. found];
    }

    // "Volodymyr Zelenskyy" hangs on its first word.
    private static int LastOfName(System.Collections.Immutable.ImmutableArray<Token> tokens, Mention mention)
    {
        var last = mention.Head;
        if (mention.Kind == MentionKind.Name)
        {
            for (var i = mention.Head + 1; i < mention.End && tokens[i].Head == mention.Head && tokens[i].Tag == Upos.Propn; i++)
            {
                last = i;
            }
        }

        return last;
    }

    private static int DeterminerOf(System.Collections.Immutable.ImmutableArray<Token> tokens, Mention mention)
    {
        if (mention.First == mention.Head)
        {
            return 0;
        }

        var first = tokens[mention.First];
        return first.Text.ToLowerInvariant() switch
        {
            "the" => 1,
            "a" or "an" => 2,
            "this" or "these" => 3,
            "that" or "those" => 4,
            _ when first.FineTag == "PRP$" => 5,
            _ when first.Tag == Upos.Num => 6,
            "another" or "other" or "some" or "any" or "no" or "every" or "each" or "many" or "several" => 7,
            _ when first.Relation.StartsWith("nmod:poss", StringComparison.Ordinal) => 8,
            _ when first.Tag == Upos.Propn => 9,
            _ => 10,
        };
    }

    private static string MainOf(string relation)
    {
        var colon = relation.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? relation : relation[..colon];
    }
}
