namespace Recount.Core;

/// <summary>The characters of a document that support a value.</summary>
public sealed record Evidence
{
    private Evidence(TextSpan span, string quote)
    {
        Span = span;
        Quote = quote;
    }

    public TextSpan Span { get; }

    /// <summary>Equal to the span's slice of the document's text.</summary>
    public string Quote { get; }

    /// <summary>Takes the quote from the text, so that both agree by construction.</summary>
    /// <exception cref="ArgumentException">The span is empty or reaches beyond the text.</exception>
    public static Evidence From(string text, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (span.IsEmpty || span.End > text.Length)
        {
            throw new ArgumentException($"span {span} is empty or beyond the text's {text.Length} units", nameof(span));
        }

        return new Evidence(span, span.Slice(text));
    }

    /// <summary>Restores evidence that was stored apart from its text; <c>verify</c> checks it against the text.</summary>
    /// <exception cref="ArgumentException">The quote's length isn't the span's.</exception>
    public static Evidence Restore(TextSpan span, string quote)
    {
        ArgumentException.ThrowIfNullOrEmpty(quote);
        return quote.Length == span.Length
            ? new Evidence(span, quote)
            : throw new ArgumentException($"a quote of {quote.Length} units at {span}", nameof(quote));
    }
}
