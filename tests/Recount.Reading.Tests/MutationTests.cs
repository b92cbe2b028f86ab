using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Recount.Reading.Tests;

/// <summary>Seeded mutations of pages, feeds and archives: nothing throws, nothing hangs, memory doesn't grow.</summary>
[Collection(Alone.Name)]
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Standard = 5000;
    private const int Seed = 20250602;
    private const int Kinds = 5;
    private const long MostGrowth = 64L * 1024 * 1024;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20); // of processor time for one input, which other work doesn't lengthen

    private static readonly string[] s_pieces =
        ["<div>", "</div>", "<p>", "<table><tr><td>", "<b><i><a href=x>", "<![CDATA[", "]]>", "<!--", "&#xD800;", "&amp;&lt;", "\0", "\uFFFF", "<script type=application/ld+json>{\"@graph\":[", "}]</script>",
         "<time datetime=2025-13-45T99:99Z>", "9999999999999999999", "\r\n\r\n", "WARC/1.0\r\n", "Content-Length: -1\r\n", "Transfer-Encoding: chunked\r\n", "ffffffff\r\n", "<item>", "</item>", "٣٠.١٢.٢٠٢٣", "١٢ May ٢٠٢٤", "Published: ٢٠٢٤-٠٥-٠٢ ٠٨:٣٠", "\\ud800", "{\"text\":[", "\"", "10:30 — ", "&#1632;", "Ⅻ", "<base href=//x>", "İ", "ſ", "K", "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;"];

    private static readonly byte[][] s_seeds = Seeds();

    /// <remarks>RECOUNT_HOSTILE=100000 runs so many; its output tells what memory was held on the way.</remarks>
    [Fact]
    public void Mutated_inputs_are_read_or_refused_and_memory_does_not_grow()
    {
        var inputs = int.TryParse(Environment.GetEnvironmentVariable("RECOUNT_HOSTILE"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : Standard;
        var random = Enumerable.Range(0, Kinds).Select(k => new Mutations(Seed + k)).ToArray();
        var (early, slowest) = (0L, TimeSpan.Zero);
        for (var n = 0; n < inputs; n++)
        {
            var input = random[n % Kinds].Mutate(s_seeds[n % Kinds]);
            var begun = Environment.CpuUsage.TotalTime;
            Read(n % Kinds, input);
            var taken = Environment.CpuUsage.TotalTime - begun;
            slowest = taken > slowest ? taken : slowest;
            taken.ShouldBeLessThan(s_longest, $"input {n} of kind {n % Kinds}");
            if (n + 1 == inputs / 10 || n + 1 == inputs)
            {
                var held = GC.GetTotalMemory(forceFullCollection: true);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"after {n + 1} inputs: {held / 1048576.0:0.0} MB held, {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MB at peak, slowest {slowest.TotalMilliseconds:0} ms"));
                early = early == 0 ? held : early;
                (held - early).ShouldBeLessThan(MostGrowth);
            }
        }
    }

    private static void Read(int kind, byte[] input)
    {
        var hints = new SourceHints("mutant");
        switch (kind)
        {
            case 0:
                Holds(new DocumentReader().Read(input, hints with { ContentType = "text/html" }));
                break;
            case 1:
                foreach (var (_, result) in new FeedReader().Read(new MemoryStream(input), hints))
                {
                    Holds(result);
                }

                break;
            case 2:
                foreach (var (_, result) in new WarcReader().Read(new MemoryStream(input), hints))
                {
                    Holds(result);
                }

                break;
            case 3:
                foreach (var (_, result) in new JsonLinesReader().Read(new MemoryStream(input), hints))
                {
                    Holds(result);
                }

                break;
            default:
                try
                {
                    using var unpacked = new InflatedStream(new MemoryStream(input), s => new GZipStream(s, CompressionMode.Decompress));
                    foreach (var (_, result) in new WarcReader().Read(unpacked, hints))
                    {
                        Holds(result);
                    }
                }
                catch (InvalidDataException)
                {
                    // What the caller meets in a broken gzip stream, and tells as RC1007.
                }

                break;
        }
    }

    private static void Holds(ReadResult result)
    {
        if (result.Document is null)
        {
            result.Diagnostics.ShouldNotBeEmpty();
        }
        else
        {
            result.Document.Validated();
        }
    }

    private static byte[][] Seeds()
    {
        var page = Encoding.UTF8.GetBytes("""
            <!doctype html><html lang="en"><head><title>Bridge reopens | The Lenn Post</title><meta property="og:title" content="Bridge reopens">
            <script type="application/ld+json">{"@context":"https://schema.org","@type":"LiveBlogPosting","headline":"Bridge reopens","datePublished":"2024-05-02T08:30:00Z","liveBlogUpdate":[{"@type":"BlogPosting","headline":"Open","datePublished":"2024-05-02T08:31:00Z","articleBody":"It is open."}]}</script></head>
            <body><nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Bridge reopens</h1><time datetime="2024-05-02T08:30:00Z">2 May 2024</time>
            <p>The stone bridge over the river Lenn was opened to traffic on Thursday, the mayor said.</p><figure><img src="a.jpg"><figcaption>The bridge. Photo: A/B</figcaption></figure>
            <div class="live-post" id="p1"><time datetime="2024-05-02T08:31:00Z">08:31</time><h2>Open</h2><p>It is open.</p></div><div class="live-post" id="p2"><time>08:40</time><p>Cars cross it.</p></div>
            <table><tr><td>Arches</td><td>9</td></tr></table><ul><li>Two were strengthened.</li></ul></article><footer>All rights reserved.</footer></body></html>
            """);
        var feed = Encoding.UTF8.GetBytes("""
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Lenn Post</title>
            <item><title>Road open</title><link>https://example.org/a</link><pubDate>Thu, 02 May 2024 08:30:00 GMT</pubDate><description>&lt;p&gt;The road is open.&lt;/p&gt;</description></item>
            <item><title>Pass open</title><guid>https://example.org/b</guid><content:encoded><![CDATA[<p>The pass is open.</p>]]></content:encoded></item></channel></rss>
            """);
        byte[] http = [.. "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"u8, .. page];
        byte[] archive =
        [
            .. Encoding.ASCII.GetBytes($"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nContent-Type: application/http\r\nContent-Length: {http.Length}\r\n\r\n"), .. http, .. "\r\n\r\n"u8,
            .. "WARC/1.0\r\nWARC-Type: revisit\r\nContent-Length: 0\r\n\r\n\r\n\r\n"u8,
        ];
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(archive);
        }

        var lines = Encoding.UTF8.GetBytes("""
            {"title":"Road open","outlet":"The Lenn Post","url":"https://example.org/a","published":"2024-05-02T08:30:00Z","text":"The road is open, the mayor said.\n\nPublished: 2024-05-02 08:30 (The Lenn Post)\n\n8:31 a.m. — Open\n\nCars cross it."}
            {"headline":"Pass open \ud83d\ude00","body":"The pass is open.","date":"2 May 2024","author":"A. Writer"}
            """);
        return [page, feed, archive, lines, packed.ToArray()];
    }

    /// <summary>SplitMix64, so that a seed means the same inputs with any library.</summary>
    private sealed class Mutations(int seed)
    {
        private ulong _state = (ulong)seed;

        public byte[] Mutate(byte[] seedBytes)
        {
            var bytes = seedBytes.ToList();
            for (var n = Next(6) + 1; n > 0 && bytes.Count > 0; n--)
            {
                var at = Next(bytes.Count);
                switch (Next(6))
                {
                    case 0:
                        bytes[at] = (byte)Next(256);
                        break;
                    case 1:
                        bytes.RemoveRange(at, bytes.Count - at);
                        break;
                    case 2:
                        bytes.RemoveRange(at, Math.Min(Next(200), bytes.Count - at));
                        break;
                    case 3:
                        bytes.InsertRange(at, bytes.GetRange(at, Math.Min(Next(400), bytes.Count - at)));
                        break;
                    case 4:
                        bytes.InsertRange(at, Encoding.UTF8.GetBytes(s_pieces[Next(s_pieces.Length)]));
                        break;
                    default:
                        var piece = Encoding.UTF8.GetBytes(s_pieces[Next(s_pieces.Length)]);
                        bytes.InsertRange(at, Enumerable.Repeat(piece, Next(60)).SelectMany(p => p));
                        break;
                }
            }

            return [.. bytes];
        }

        private int Next(int below)
        {
            unchecked
            {
                _state += 0x9E3779B97F4A7C15;
                var z = _state;
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                return (int)((z ^ (z >> 31)) % (ulong)below);
            }
        }
    }
}

/// <summary>Tests that measure the process's memory: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
