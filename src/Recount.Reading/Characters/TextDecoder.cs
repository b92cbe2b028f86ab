using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Recount.Reading;

/// <summary>Bytes to text: byte order mark, else stated charset, else UTF-8 if valid, else windows-1252.</summary>
internal static partial class TextDecoder
{
    private const int SniffBytes = 4096; // HTML's own prescan is 1024; pages that break the rule rarely go further

    private static readonly SearchValues<char> s_odd = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Where(c => c is (< 0x20 and not '\n') or (>= 0x7F and not 0x85)).Select(c => (char)c),
         '\uFEFF', '\u2028', '\u2029']);

    private static readonly SearchValues<byte> s_control = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(b => b is not ('\t' or '\n' or '\f' or '\r' or 0x1B)).Select(b => (byte)b)]);

    /// <summary>Null where the bytes are no text.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (Mark(bytes) is var (encoding, length))
        {
            return encoding.GetString(bytes[length..]);
        }

        if (WideEncoding(bytes) is { } wide)
        {
            return wide.GetString(bytes);
        }

        if (IsBinary(bytes))
        {
            return null;
        }

        var valid = Utf8.IsValid(bytes);
        if (valid)
        {
            var ascii = !bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF);
            // ISO-2022-JP and its kin are 7-bit; an escape gives them away.
            if (!ascii || !bytes.Contains((byte)0x1B))
            {
                return Encoding.UTF8.GetString(bytes);
            }
        }

        var stated = Stated(bytes, contentType);
        return (stated ?? (valid ? Encoding.UTF8 : Windows1252)).GetString(bytes);
    }

    /// <summary>Line ends to U+000A, control characters to blanks, normalisation form C.</summary>
    public static string Tidy(string text)
    {
        return Composition.Compose(Paired(text.AsSpan().ContainsAny(s_odd) ? Clean(text) : text));
    }

    private static string Clean(string text)
    {
        var clean = ArrayPool<char>.Shared.Rent(text.Length);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                clean[length++] = '\n';
                i += i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            }
            else if (c is '\u2028' or '\u2029')
            {
                clean[length++] = '\n';
            }
            else if (c != '\uFEFF')
            {
                clean[length++] = c is (< ' ' and not '\n') or (>= '\u007F' and < '\u00A0' and not '\u0085') ? ' ' : c;
            }
        }

        var result = new string(clean, 0, length);
        ArrayPool<char>.Shared.Return(clean);
        return result;
    }

    // A lone surrogate (from a JSON escape or a broken UTF-16 file) has no UTF-8 form and would make two texts hash alike.
    private static string Paired(string text)
    {
        for (var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0 && at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]))
            {
                if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
                {
                    at++;
                    continue;
                }

                return string.Concat(text.EnumerateRunes().Select(r => r.ToString()));
            }
        }

        return text;
    }

    private static Encoding Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static (Encoding Encoding, int Length)? Mark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    // UTF-16 without a mark: every other byte of Latin text is zero.
    private static UnicodeEncoding? WideEncoding(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length & ~1, 512)];
        if (sample.Length < 8)
        {
            return null;
        }

        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        var most = sample.Length / 2 * 9 / 10;
        return odd >= most && even == 0 ? new UnicodeEncoding(false, false)
            : even >= most && odd == 0 ? new UnicodeEncoding(true, false)
            : null;
    }

    private static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0x25, 0x50, 0x44, 0x46, ..] or [0x50, 0x4B, 3, 4, ..] or [0x1F, 0x8B, ..] or [0x89, 0x50, 0x4E, 0x47, ..])
        {
            return true; // PDF, ZIP (Office), gzip, PNG
        }

        // A stray control character is met in real pages; one in two hundred isn't.
        var most = Math.Max(2, bytes.Length / 200);
        for (var at = bytes.IndexOfAny(s_control); at >= 0 && most >= 0; at = bytes.IndexOfAny(s_control))
        {
            bytes = bytes[(at + 1)..];
            most--;
        }

        return most < 0;
    }

    private static Encoding? Stated(ReadOnlySpan<byte> bytes, string? contentType)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, SniffBytes)]);
        var label = Charset().Match(contentType ?? "");
        label = label.Success ? label : Charset().Match(head);
        if (!label.Success)
        {
            return null;
        }

        var name = label.Groups["name"].Value.ToLowerInvariant();
        if (name is "iso-8859-1" or "latin1" or "us-ascii" or "ascii")
        {
            return Windows1252; // WHATWG Encoding Standard
        }

        if (name.StartsWith("utf-", StringComparison.Ordinal) || name.StartsWith("utf", StringComparison.Ordinal))
        {
            return name is "utf-8" or "utf8" ? Encoding.UTF8 : null; // a page that shows its meta tag in bytes isn't UTF-16
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null; // a label that names nothing
        }
    }

    [GeneratedRegex("charset\\s*=\\s*[\"']?\\s*(?<name>[A-Za-z0-9_:.-]{2,40})",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
