using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Recount.Core;

/// <summary>SHA-256 over length-prefixed UTF-8 parts, so that no two lists of parts share bytes; lower-case hex.</summary>
public static class ContentHash
{
    public const int HexDigits = 64;

    public static string Of(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(Encoding.ASCII.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>A document: its canonical URL, or else <c>text:</c> and the hash of outlet and text.</summary>
public readonly record struct DocumentId
{
    public DocumentId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value;
    }

    /// <summary>Null only in <c>default</c>, which names no document.</summary>
    public string Value { get; }

    public static DocumentId Of(string? canonicalUrl, string? outlet, string text) => canonicalUrl is { Length: > 0 }
        ? new DocumentId(canonicalUrl)
        : new DocumentId("text:" + ContentHash.Of(outlet ?? "", text)[..32]);

    public override string ToString() => Value ?? "";
}

/// <summary>A version of a document: the document and the hash of its text.</summary>
public readonly record struct VersionId
{
    public VersionId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value;
    }

    public string Value { get; }

    public static VersionId Of(DocumentId document, string text) =>
        new("v-" + ContentHash.Of(document.Value, text)[..32]);

    public override string ToString() => Value ?? "";
}

/// <summary>An observation: its document, family, quote, occurrence and key fields; never the rule that found it.</summary>
public readonly record struct ObservationId
{
    public ObservationId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value;
    }

    public string Value { get; }

    /// <param name="document">The document it was read from.</param>
    /// <param name="family">"incidents", "statements", "talks", "positions" or "commitments".</param>
    /// <param name="quote">The words of its first piece of evidence.</param>
    /// <param name="occurrence">0 for the first observation with these fields in the document, in order of text.</param>
    /// <param name="key">The fields that tell two observations of one quote apart.</param>
    public static ObservationId Of(DocumentId document, string family, string quote, int occurrence, string key) =>
        new("o-" + ContentHash.Of(
            document.Value, family, quote, occurrence.ToString(CultureInfo.InvariantCulture), key)[..32]);

    public override string ToString() => Value ?? "";
}

/// <summary>A record: the id of its earliest member by (published, document, span).</summary>
public readonly record struct RecordId
{
    public RecordId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value;
    }

    public string Value { get; }

    public static RecordId Of(ObservationId earliest) => new("r-" + earliest.Value[2..]);

    public override string ToString() => Value ?? "";
}
