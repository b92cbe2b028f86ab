using System.Text;
using Recount.Core;
using Recount.Reading;

namespace Recount.Evaluation;

/// <summary>A benchmark's page as Recount reads it: bytes only, no address, no date from outside.</summary>
internal sealed class ReadPage
{
    private readonly ReadResult _result;

    private ReadPage(ReadResult result) => _result = result;

    /// <summary>Null where nothing could be read; a benchmark then counts nothing found.</summary>
    public Document? Document => _result.Document;

    public ReadResult Result => _result;

    /// <param name="bytes">As crawled, unpacked.</param>
    /// <param name="name">For diagnostics.</param>
    /// <param name="reader">Another reader than the shipped one, to measure on pages that its model hasn't seen.</param>
    public static ReadPage Of(byte[] bytes, string name, DocumentReader? reader = null) =>
        new((reader ?? new DocumentReader()).Read(bytes, new SourceHints(name, "text/html")));

    /// <summary>The text without the title, a block a line.</summary>
    /// <param name="withCaptions">Whether captions of pictures count as text.</param>
    public string Text(bool withCaptions)
    {
        var text = new StringBuilder();
        if (Document is not { } document)
        {
            return "";
        }

        for (var i = 0; i < document.Blocks.Length; i++)
        {
            var block = document.Blocks[i];
            var words = block.Span.Slice(document.Text);
            if ((withCaptions || block.Role != BlockRole.Caption) && !(i == 0 && string.Equals(words, document.Title, StringComparison.Ordinal)))
            {
                text.Append(words).Append('\n');
            }
        }

        return text.ToString();
    }
}
