using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Reading;

/// <summary>A version as it is compared: its text, cut into sentences, with the numbers that stand in it.</summary>
/// <param name="Document">The version.</param>
/// <param name="Sentences">In order of text, each within one post.</param>
/// <param name="Figures">In order of text; what is no figure to the caller can't change as one.</param>
public sealed record VersionText(Document Document, ImmutableArray<Sentence> Sentences, ImmutableArray<StatedFigure> Figures)
{
    internal string Words(int sentence) => Sentences[sentence].Span.Slice(Document.Text);

    internal ReadOnlySpan<StatedFigure> FiguresOf(int sentence)
    {
        var span = Sentences[sentence].Span;
        var from = 0;
        while (from < Figures.Length && Figures[from].Span.Start < span.Start)
        {
            from++;
        }

        var to = from;
        while (to < Figures.Length && Figures[to].Span.End <= span.End)
        {
            to++;
        }

        return Figures.AsSpan()[from..to];
    }
}

/// <summary>A number in a text.</summary>
/// <param name="Span">Its characters, with its hedge ("at least 14").</param>
/// <param name="Value">Equal for equal numbers, however they are spelled and hedged alike.</param>
public readonly record struct StatedFigure(TextSpan Span, string Value);
