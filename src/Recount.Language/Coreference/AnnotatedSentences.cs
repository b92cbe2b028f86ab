using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>Reads an annotated document's own words: tags, trees and names are the system's, sentences and words as given.</summary>
public static class AnnotatedSentences
{
    public static ImmutableArray<AnalysedSentence> Analyse(AnnotatedDocument document, EnglishModel model)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(model);
        var sentences = ImmutableArray.CreateBuilder<AnalysedSentence>(document.Sentences.Length);
        foreach (var words in document.Sentences)
        {
            var forms = words.Select(w => w.Slice(document.Text)).ToList();
            var tags = model.Tagger.Tag(forms);
            var (heads, relations) = model.Parser.Parse(forms, tags);
            var tokens = ImmutableArray.CreateBuilder<Token>(words.Length);
            for (var i = 0; i < words.Length; i++)
            {
                var bar = tags[i].IndexOf('|', StringComparison.Ordinal);
                var tag = EnglishModel.ParseUpos(tags[i][..bar]);
                tokens.Add(new Token(words[i], forms[i], model.Lemmas.Lemma(forms[i], tag), tag, tags[i][(bar + 1)..], heads[i], relations[i]));
            }

            var all = tokens.ToImmutable();
            sentences.Add(new AnalysedSentence
            {
                Index = sentences.Count,
                Sentence = new Sentence(new TextSpan(words[0].Start, words[^1].End), BlockRole.Body, 0, null),
                Tokens = all,
                Names = model.Names.Find(all),
            });
        }

        return sentences.ToImmutable();
    }
}
