using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Publishing.Answers;

/// <summary>The words that questions are read by: data of <c>lexicons/questions</c>. Immutable and thread-safe.</summary>
public sealed class QuestionWords
{
    private readonly WordStem _stem;

    private QuestionWords(LexiconFolder questions, Lexicon issues)
    {
        _stem = new WordStem(questions["question.forms.v1"]);
        Aims = Table(questions["question.aims.v1"]);
        Acts = Table(questions["question.acts.v1"]);
        Statements = Table(questions["question.statements.v1"]);
        Harms = Table(questions["question.harms.v1"]);
        Victims = Table(questions["question.victims.v1"]);
        Incidents = Table(questions["question.incidents.v1"]);
        Concepts = Table(questions["question.concepts.v1"]);
        Fillers = Table(questions["question.fillers.v1"]);
        Issues = Table(issues);
    }

    internal PhraseTable Aims { get; }

    internal PhraseTable Acts { get; }

    internal PhraseTable Statements { get; }

    internal PhraseTable Harms { get; }

    internal PhraseTable Victims { get; }

    internal PhraseTable Incidents { get; }

    internal PhraseTable Concepts { get; }

    internal PhraseTable Fillers { get; }

    internal PhraseTable Issues { get; }

    internal ImmutableArray<PhraseTable> WithExamples =>
        [Aims, Acts, Statements, Harms, Victims, Incidents, Concepts];

    /// <param name="baseFolder">Holds <c>lexicons</c>: the program's own folder.</param>
    /// <exception cref="DiagnosticException"><c>RC5001</c>: a file is missing or breaks the format.</exception>
    public static QuestionWords Load(string baseFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(baseFolder);
        var lexicons = Path.Combine(baseFolder, "lexicons");
        return new QuestionWords(
            LexiconFolder.Load(Path.Combine(lexicons, "questions")),
            LexiconFolder.Load(Path.Combine(lexicons, "extraction"))["position.issues.v1"]);
    }

    /// <summary>The words of a text as stems, in order; punctuation and possessive endings are no words.</summary>
    internal ImmutableArray<string> Stems(string text) => [.. Tokens(text).Select(t => t.Stem)];

    internal IEnumerable<(TextSpan Span, string Stem)> Tokens(string text)
    {
        foreach (var span in Tokenizer.Tokenize(text, new TextSpan(0, text.Length)))
        {
            var word = span.Slice(text);
            if (word.Any(char.IsLetterOrDigit) && word is not ("'s" or "’s" or "n't" or "n’t"))
            {
                yield return (span, _stem.Of(word));
            }
        }
    }

    /// <summary>A text's words, lower case and without accents, single blanks between and around them.</summary>
    internal string Folded(string text) =>
        " " + string.Join(' ', Tokens(text).Select(t => PlaceNames.Fold(t.Span.Slice(text)))) + " ";

    /// <summary>Whether a text gives a number of a thing: "some 250 soldiers", "two seriously wounded prisoners".</summary>
    internal bool Counts(string text, Topic thing)
    {
        const int between = 4;
        var stems = Stems(text);
        for (var i = 0; i < stems.Length; i++)
        {
            var isThing = thing.Alternatives.Contains(stems[i], StringComparer.Ordinal)
                || (Concepts.At(stems, i) is { } concept && thing.Alternatives.Contains(Topic.ConceptMark + concept.Value, StringComparer.Ordinal));
            if (isThing && stems[Math.Max(0, i - between)..i].Any(IsNumber))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNumber(string stem) => char.IsAsciiDigit(stem[0]) || stem is "two" or "three" or "four" or "five" or "six"
        or "seven" or "eight" or "nine" or "ten" or "eleven" or "twelve" or "dozen" or "hundr" or "hundred" or "thousand" or "no";

    private PhraseTable Table(Lexicon lexicon) => new(lexicon, w => Stems(w));
}
