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
            var forms = words.Select(w => w.Slice(document.Text)).ToList();
            var reading = model.Network.Read(forms);
            var tokens = ImmutableArray.CreateBuilder<Token>(words.Length);
            for (var i = 0; i < words.Length; i++)
            {
                var tag = reading.Tags[i];
                tokens.Add(new Token(
                    words[i], forms[i], model.Lemmas.Lemma(forms[i], tag), tag, reading.FineTags[i], reading.Heads[i], reading.Relations[i]));
            }

            var all = tokens.ToImmutable();
            sentences.Add(new AnalysedSentence
            {
                Index = sentences.Count,
                Sentence = new Sentence(new TextSpan(words[0].Start, words[^1].End), BlockRole.Body, 0, null),
                Tokens = all,
                Names = names.Type(all, NameSpan.Of(all, reading.Names)),
            });
        }

        return sentences.ToImmutable();
    }
}
