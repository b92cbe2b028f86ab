using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>Splits a document's blocks into sentences.</summary>
/// <remarks>
/// A closing quotation mark stays with its sentence. Headings and captions are one sentence unless they hold a full stop
/// with more behind it. Linear in the text; stateless and thread-safe.
/// </remarks>
public static class SentenceSplitter
{
    public static ImmutableArray<Sentence> Split(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        for (var b = 0; b < document.Blocks.Length; b++)
        {
            var block = document.Blocks[b];
            foreach (var span in Split(document.Text, block.Span))
            {
                sentences.Add(new Sentence(span, block.Role, b, block.Post));
            }
        }

        return sentences.ToImmutable();
    }

    public static IEnumerable<TextSpan> Split(string text, TextSpan range)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = SkipBlanks(text, range.Start, range.End);
        for (var i = start; i < range.End; i++)
        {
            if (text[i] is '\n' && i + 1 < range.End && text[i + 1] is '\n')
            {
                if (i > start)
                {
                    yield return Trimmed(text, start, i);
                }

                start = SkipBlanks(text, i, range.End);
                i = start - 1;
                continue;
            }

            if (text[i] is not ('.' or '!' or '?' or '…') || EndOfSentence(text, i, start, range.End) is not { } end)
            {
                continue;
            }

            yield return Trimmed(text, start, end);
            start = SkipBlanks(text, end, range.End);
            i = start - 1;
        }

        if (start < range.End)
        {
            yield return Trimmed(text, start, range.End);
        }
    }

    // The end (exclusive) if a sentence ends at this mark, or null.
    private static int? EndOfSentence(string text, int mark, int start, int limit)
    {
        var end = mark + 1;
        while (end < limit && text[end] is '.' or '!' or '?' or '…')
        {
            end++;
        }

        while (end < limit && text[end] is '”' or '"' or '’' or '\'' or ')' or ']' or '»')
        {
            end++;
        }

        if (end >= limit)
        {
            return end;
        }

        if (!char.IsWhiteSpace(text[end]))
        {
            // Line breaks lost in scraping: "…the war.The army" starts anew; "U.S" and "3.5" and "site.com" don't.
            return text[mark] is '.' && end == mark + 1 && mark - 2 >= start && char.IsLower(text[mark - 1]) && char.IsLower(text[mark - 2])
                && end + 1 < limit && char.IsUpper(text[end]) && char.IsLower(text[end + 1])
                ? end
                : null;
        }

        var next = SkipBlanks(text, end, limit);
        if (next >= limit)
        {
            return end;
        }

        var opener = next;
        while (opener < limit && text[opener] is '“' or '"' or '‘' or '\'' or '(' or '[' or '•' or '-' or '—' or '–' or ' ')
        {
            opener++;
        }

        var follows = opener < limit ? text[opener] : ' ';
        if (text[mark] is '.' && end == mark + 1)
        {
            var wordStart = mark;
            while (wordStart > start && !char.IsWhiteSpace(text[wordStart - 1]) && text[wordStart - 1] is not ('(' or '“' or '"' or '‘'))
            {
                wordStart--;
            }

            var word = text.AsSpan(wordStart, mark - wordStart);
            if (Tokenizer.IsAbbreviation(word))
            {
                // "p.m. The", "the U.S. He": initials end a sentence only before a word that opens one.
                return word.Length > 1 && word.Contains('.') && !IsTitle(word) && OpensSentence(text, opener, limit) ? end : null;
            }

            if (word.Length > 0 && word.Length < 4 && IsNumber(word) && wordStart == start)
            {
                return null;
            }
        }

        // ‘“Is it over?” he asked’: a lower-case word goes on.
        return char.IsLower(follows) ? null : end;
    }

    private static bool IsTitle(ReadOnlySpan<char> word) => word.Length <= 2;

    private static bool OpensSentence(string text, int at, int limit)
    {
        var end = at;
        while (end < limit && char.IsLetter(text[end]))
        {
            end++;
        }

        return text.AsSpan(at, end - at) is "The" or "A" or "An" or "In" or "On" or "At" or "He" or "She" or "It" or "They" or "We" or "But" or "And"
            or "This" or "That" or "There" or "His" or "Her" or "Its" or "Their" or "According" or "For" or "After" or "As" or "When" or "While" or "Earlier"
            or "Meanwhile" or "However" or "I" or "Both" or "No" or "One" or "Two" or "Three" or "Several" or "Some" or "Another" or "Two" or "If";
    }

    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    private static int SkipBlanks(string text, int i, int limit)
    {
        while (i < limit && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        return i;
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }
}
