using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>Reads an annotated document's own words: tags, trees and names are the system's, sentences and words as given.</summary>
public static class AnnotatedSentences
{
    public static ImmutableArray<AnalysedSentence> Analyse(AnnotatedDocument document, EnglishModel model, NameTyper names)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(names);
        var sentences = ImmutableArray.CreateBuilder<AnalysedSentence>(document.Sentences.Length);
        foreach (var words in document.Sentences)
        {
            var (tokens, found) = model.Read(document.Text, words);
            sentences.Add(new AnalysedSentence
            {
                Index = sentences.Count,
                Sentence = new Sentence(new TextSpan(words[0].Start, words[^1].End), BlockRole.Body, 0, null),
                Tokens = tokens,
                Names = names.Type(tokens, found),
            });
        }

        return sentences.ToImmutable();
    }
}
