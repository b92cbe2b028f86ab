using System.Collections.Frozen;
using System.Collections.Immutable;
using Recount.Language;

namespace Recount.Publishing.Answers;

/// <summary>What a run of text is about: its words as stems, the things they stand for, and who is named.</summary>
internal sealed class FactWords
{
    private readonly FrozenSet<string> _stems;
    private readonly FrozenSet<string> _actors;
    private readonly string _folded;

    private FactWords(FrozenSet<string> stems, FrozenSet<string> actors, string folded)
    {
        _stems = stems;
        _actors = actors;
        _folded = folded;
    }

    public bool HasNumber { get; private init; }

    public static FactWords Of(IEnumerable<string> texts, QuestionWords words, ActorCatalogue catalogue)
    {
        var stems = new HashSet<string>(StringComparer.Ordinal);
        var actors = new HashSet<string>(StringComparer.Ordinal);
        var folded = new List<string>();
        var hasNumber = false;
        foreach (var text in texts)
        {
            var all = words.Stems(text);
            stems.UnionWith(all);
            stems.UnionWith(words.Concepts.All(all).Select(c => Topic.ConceptMark + c.Value));
            stems.UnionWith(words.Issues.All(all).Select(c => Topic.IssueMark + c.Value));
            actors.UnionWith(catalogue.Find(text, new Core.TextSpan(0, text.Length)).Select(m => m.Match.Name));
            actors.UnionWith(words.Tokens(text).Select(t => catalogue.CountryOfAdjective(t.Span.Slice(text))).OfType<string>());
            hasNumber |= text.Any(char.IsAsciiDigit);
            folded.Add(words.Folded(text));
        }

        return new FactWords(stems.ToFrozenSet(StringComparer.Ordinal), actors.ToFrozenSet(StringComparer.Ordinal), string.Concat(folded))
        {
            HasNumber = hasNumber,
        };
    }

    public bool Has(Topic topic) => topic.IsName ? HasName(topic.Folded) || topic.Alternatives.Any(_stems.Contains) : topic.Alternatives.Any(_stems.Contains);

    public bool Names(string actor) => _actors.Contains(actor);

    /// <summary>Whether a name, as <see cref="QuestionWords.Folded"/> gives it, stands in the text as whole words.</summary>
    public bool HasName(string foldedName) => _folded.Contains(foldedName, StringComparison.Ordinal);
}

/// <summary>Something that a question speaks of and that a record must speak of too.</summary>
/// <param name="Surface">As the question writes it.</param>
/// <param name="Alternatives">Stems, or marked concepts and issues, any of which meets it.</param>
/// <param name="IsName">A proper name: only a record's own words or paragraph meet it.</param>
/// <param name="Folded">A name as <see cref="QuestionWords.Folded"/> gives it; empty for other words.</param>
internal sealed record Topic(string Surface, ImmutableArray<string> Alternatives, bool IsName, string Folded)
{
    public const string ConceptMark = "=";
    public const string IssueMark = "#";
}
