using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>An item with what Recount reads of it.</summary>
/// <param name="Item">The text and its key.</param>
/// <param name="Analysed">Tags, trees, names, times, places, chains.</param>
/// <param name="Phrases">What may fill a slot.</param>
/// <param name="SentenceFeatures">By sentence: hashes of what it tells.</param>
/// <param name="Features">Hashes of what the whole item tells.</param>
internal sealed record MucText(
    MucItem Item, AnalysedDocument Analysed, ImmutableArray<MucPhrase> Phrases, ImmutableArray<int[]> SentenceFeatures, int[] Features);

/// <summary>Reads items by Recount's own tags, trees, names and lexicons, and puts what it sees into features.</summary>
internal sealed class MucReader(EnglishAnalyser analyser, LanguageFacts facts, LexiconFolder lexicons, WordKin kin)
{
    private readonly (string Name, Lexicon Words)[] _lexicons =
        [.. new[] { "incident.triggers.v1", "incident.weapons.v1", "incident.harms.v1", "incident.victims.v1", "statement.cues.v1" }.Select(id => (id, lexicons[id]))];

    private readonly Lexicon _weapons = lexicons["incident.weapons.v1"];

    public MucText Read(MucItem item)
    {
        var analysed = analyser.Analyse(item.Row.Document);
        var phrases = ImmutableArray.CreateBuilder<MucPhrase>();
        var counts = analysed.Sentences.SelectMany(s => s.Tokens).GroupBy(t => t.Lemma.ToUpperInvariant(), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        foreach (var sentence in analysed.Sentences)
        {
            var told = Told(sentence);
            var names = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var (first, end, head) in MucPhrases.Find(sentence).Concat(Known(analysed.Document.Text, sentence)))
            {
                var text = Words(sentence.Tokens, first, end);
                if (names.Add($"{first} {end}"))
                {
                    phrases.Add(new MucPhrase(sentence.Index, first, end, head, text, Features(sentence, first, end, head, counts, told)));
                }
            }
        }

        ImmutableArray<int[]> sentences = [.. analysed.Sentences.Select(SentenceFeatures)];
        return new MucText(item, analysed, phrases.ToImmutable(), sentences, [.. sentences.SelectMany(s => s).Distinct().Order()]);
    }

    /// <summary>Words with single blanks, as the document spaces them.</summary>
    public static string Words(ImmutableArray<Token> tokens, int first, int end)
    {
        var text = new System.Text.StringBuilder();
        for (var i = first; i < end; i++)
        {
            if (i > first && tokens[i].Span.Start > tokens[i - 1].Span.End)
            {
                text.Append(' ');
            }

            text.Append(tokens[i].Text);
        }

        return text.ToString();
    }

    // What the lexicons know, however its words are tagged and whatever they are a part of: "SHINING PATH", "DYNAMITE", "GUERRILLA" attacks.
    private IEnumerable<(int First, int End, int Head)> Known(string text, AnalysedSentence sentence)
    {
        var tokens = sentence.Tokens;
        foreach (var name in facts.Actors.Find(text, sentence.Span).Select(m => m.Span))
        {
            var within = Enumerable.Range(0, tokens.Length).Where(i => name.Contains(tokens[i].Span)).ToList();
            if (within.Count > 0)
            {
                yield return (within[0], within[^1] + 1, within[^1]);
            }
        }

        foreach (var i in Enumerable.Range(0, tokens.Length).Where(i => tokens[i].Tag is Upos.Noun or Upos.Propn or Upos.Verb))
        {
            if (_weapons.ValueOf(tokens[i].Lemma) is not null || facts.Coreference.IsPersonNoun(tokens[i].Lemma.ToLowerInvariant()))
            {
                yield return (i, i + 1, i);
            }
        }
    }

    private int[] SentenceFeatures(AnalysedSentence sentence)
    {
        var features = new HashSet<int> { Hash("bias") };
        string? last = null;
        foreach (var token in sentence.Tokens.Where(t => t.Tag is Upos.Noun or Upos.Propn or Upos.Verb or Upos.Adj or Upos.Num or Upos.Adv))
        {
            var word = token.Lemma.ToUpperInvariant();
            features.Add(Hash("w", word));
            if (token.Tag is Upos.Noun or Upos.Verb)
            {
                features.UnionWith(kin.CodesOf(word).Select(code => Hash("kin", code)));
            }

            if (last is not null)
            {
                features.Add(Hash("b", last, word));
            }

            last = word;
        }

        return [.. features.Order()];
    }

    private string[] Told(AnalysedSentence sentence) =>
        [.. sentence.Tokens.Where(t => t.Tag is Upos.Verb or Upos.Noun).Select(t => ClassOf(t.Lemma)).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)];

    private string ClassOf(string lemma)
    {
        foreach (var (name, words) in _lexicons)
        {
            if (words.ValueOf(lemma) is { } value)
            {
                return name + value;
            }
        }

        return "";
    }

    private int[] Features(AnalysedSentence sentence, int first, int end, int head, Dictionary<string, int> counts, string[] told)
    {
        var tokens = sentence.Tokens;
        var features = new HashSet<int> { Hash("bias") };
        var top = Top(tokens, first, end, head);
        var word = tokens[head].Lemma.ToUpperInvariant();
        var kind = facts.Coreference.IsPersonNoun(word.ToLowerInvariant()) ? "being" : ClassOf(word);
        var name = sentence.Names.Where(n => n.FirstToken < end && n.EndToken > first).ToList();
        var named = name.Count == 0 ? "" : name.Exists(n => n.FirstToken == first && n.EndToken == end) ? "is" + name.Find(n => n.FirstToken == first && n.EndToken == end).Type
            : name.Exists(n => n.FirstToken <= first && n.EndToken >= end) ? "in" + name[0].Type : name[0].FirstToken == first ? "starts" + name[0].Type : name[^1].EndToken == end ? "ends" + name[^1].Type : "holds" + name[0].Type;
        var actor = facts.Actors.Resolve(Words(tokens, first, end)) is { } match ? match.Kind.ToString() : "";
        Add("head", word);
        Add("kind", kind);
        Add("named", named);
        Add("actor", actor);
        Add("tag", tokens[head].FineTag);
        Add("text", string.Join(' ', Enumerable.Range(first, end - first).Select(i => tokens[i].Text)));
        Add("first", tokens[first].Text, tokens[first].FineTag);
        Add("last", tokens[end - 1].Lemma.ToUpperInvariant());
        Add("length", (end - first).ToString(System.Globalization.CultureInfo.InvariantCulture));
        for (var i = first; i < end; i++)
        {
            Add("in", tokens[i].Lemma.ToUpperInvariant());
        }

        // What stands beside tells whether the phrase is cut too short or too long.
        var (before, after) = (Token(tokens, first - 1), Token(tokens, end));
        Add("before", before?.Text ?? "<");
        Add("after", after?.Text ?? ">");
        Add("edges", before?.Tag.ToString() ?? "<", tokens[first].Tag.ToString(), tokens[end - 1].Tag.ToString(), after?.Tag.ToString() ?? ">");
        Add("beforeTag", before?.FineTag ?? "<", named);
        Add("afterTag", after?.FineTag ?? ">", named);
        for (var i = 1; i <= 3; i++)
        {
            Add("left" + i, Token(tokens, first - i)?.Lemma.ToUpperInvariant() ?? "<");
            Add("right" + i, Token(tokens, end + i - 1)?.Lemma.ToUpperInvariant() ?? ">");
        }

        var (relation, governor, role) = Governor(tokens, top);
        AddKin("head kin", word);
        if (governor >= 0)
        {
            AddKin(role + " kin", tokens[governor].Lemma);
        }

        if (end - first > 1)
        {
            AddKin("first kin", tokens[first].Text);
        }

        var governed = governor < 0 ? "" : tokens[governor].Lemma.ToUpperInvariant();
        var governing = governor < 0 ? "" : ClassOf(tokens[governor].Lemma);
        Add("relation", relation, role);
        Add("governor", role, governed);
        Add("governing", role, governing);
        Add("governing+", role, governing, kind, named);
        Add("governor+", governed, word);
        if (governor >= 0 && Governor(tokens, governor) is var (_, far, farRole) && far >= 0)
        {
            Add("far", role, farRole, tokens[far].Lemma.ToUpperInvariant());
            Add("farClass", role, farRole, ClassOf(tokens[far].Lemma), kind + named);
        }

        foreach (var i in Enumerable.Range(0, tokens.Length).Where(i => (i < first || i >= end) && tokens[i].Tag is Upos.Verb or Upos.Noun))
        {
            var side = i < first ? "L" : "R";
            Add("near" + side, tokens[i].Lemma.ToUpperInvariant());
        }

        foreach (var type in told)
        {
            Add("told", type);
            Add("told+", type, kind, named);
            Add("toldHead", type, word);
        }

        Add("place", Math.Min(sentence.Index, 8) / 2 + "");
        Add("often", Math.Min(counts.GetValueOrDefault(word), 4) + "", kind + named);
        return [.. features.Order()];

        void Add(string template, params ReadOnlySpan<string> values) => features.Add(Hash(template, values));

        // Words of like meaning share most of these.
        void AddKin(string template, string of)
        {
            foreach (var code in kin.CodesOf(of))
            {
                features.Add(Hash(template, code));
            }
        }
    }

    private static Token? Token(ImmutableArray<Token> tokens, int i) => i >= 0 && i < tokens.Length ? tokens[i] : null;

    // The word of the phrase that hangs on what stands outside of it.
    private static int Top(ImmutableArray<Token> tokens, int first, int end, int head)
    {
        var at = head;
        for (var steps = 0; steps < tokens.Length && tokens[at].Head >= first && tokens[at].Head < end; steps++)
        {
            at = tokens[at].Head;
        }

        return at;
    }

    // What a word hangs on, how, and through which preposition; a member of a list hangs where the list does.
    private static (string Relation, int Governor, string Role) Governor(ImmutableArray<Token> tokens, int at)
    {
        for (var steps = 0; steps < tokens.Length && tokens[at].Relation is "conj" or "appos" or "flat" or "compound" && tokens[at].Head >= 0; steps++)
        {
            at = tokens[at].Head;
        }

        var governor = tokens[at].Head;
        var preposition = Enumerable.Range(0, tokens.Length).FirstOrDefault(i => tokens[i].Head == at && tokens[i].Relation == "case", -1);
        var isPassive = governor >= 0 && Enumerable.Range(0, tokens.Length).Any(i => tokens[i].Head == governor && tokens[i].Relation == "aux:pass");
        return (tokens[at].Relation, governor, tokens[at].Relation + (preposition < 0 ? "" : ":" + tokens[preposition].Text.ToUpperInvariant()) + (isPassive ? "!" : ""));
    }

    /// <summary>A feature within a template of features.</summary>
    public static int Hash(string template, int feature) => (int)(FeatureHash.Add(FeatureHash.Of(template), (ulong)feature) >> 44);

    public static int Hash(string template, params ReadOnlySpan<string> values)
    {
        var hash = FeatureHash.Of(template);
        foreach (var value in values)
        {
            hash = FeatureHash.Add(hash, FeatureHash.Of(value));
        }

        return (int)(hash >> 44);
    }
}
