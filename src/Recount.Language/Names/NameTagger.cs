using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

public enum NameType
{
    Person,
    Location,
    Organisation,
}

/// <summary>A name in a sentence.</summary>
/// <param name="Span">Over the document's text.</param>
/// <param name="FirstToken">Inclusive.</param>
/// <param name="EndToken">Exclusive.</param>
/// <param name="Type">What it names.</param>
public readonly record struct NameSpan(TextSpan Span, int FirstToken, int EndToken, NameType Type);

/// <summary>Finds the names of people, places and organisations, word by word (IOB2).</summary>
public sealed class NameTagger(LinearModel model)
{
    /// <summary>IOB2 labels of the words.</summary>
    public IReadOnlyList<string> Label(IReadOnlyList<string> words, IReadOnlyList<string> tags)
    {
        ArgumentNullException.ThrowIfNull(words);
        var labels = new string[words.Count];
        Span<ulong> features = stackalloc ulong[NameFeatures.Most];
        Span<int> scores = stackalloc int[64];
        scores = scores[..model.Labels.Length];
        for (var i = 0; i < words.Count; i++)
        {
            var previous = i > 0 ? labels[i - 1] : "O";
            var n = NameFeatures.Fill(words, tags, i, previous, features);
            model.Score(features[..n], scores);
            for (var c = 0; c < scores.Length; c++)
            {
                // "I-PER" only goes on from "B-PER" or "I-PER".
                if (model.Labels[c] is ['I', '-', ..] && (previous.Length < 3 || previous[2..] != model.Labels[c][2..]))
                {
                    scores[c] = int.MinValue;
                }
            }

            labels[i] = model.Labels[Tagger.Best(scores)];
        }

        return labels;
    }

    public ImmutableArray<NameSpan> Find(IReadOnlyList<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var labels = Label([.. tokens.Select(t => t.Text)], [.. tokens.Select(t => EnglishModel.Name(t.Tag) + "|" + t.FineTag)]);
        var names = ImmutableArray.CreateBuilder<NameSpan>();
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i][0] != 'B')
            {
                continue;
            }

            var end = i + 1;
            while (end < labels.Count && labels[end][0] == 'I')
            {
                end++;
            }

            var type = labels[i][2..] switch { "PER" => NameType.Person, "LOC" => NameType.Location, _ => NameType.Organisation };
            names.Add(new NameSpan(new TextSpan(tokens[i].Span.Start, tokens[end - 1].Span.End), i, end, type));
        }

        return names.ToImmutable();
    }
}
