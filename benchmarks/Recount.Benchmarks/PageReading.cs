using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using Recount.Reading;

namespace Recount.Benchmarks;

/// <summary>From bytes to a document, and what of it is the parser's share. An operation is all pages of the set.</summary>
[MemoryDiagnoser]
public class PageReading
{
    private static readonly SourceHints s_hints = new("page", "text/html");
    private readonly DocumentReader _reader = new();
    private List<byte[]> _pages = [];
    private List<string> _texts = [];

    [GlobalSetup]
    public void Setup()
    {
        _pages = [.. PageSet.Standard().Where((_, i) => i % 10 == 0)];
        _texts = [.. _pages.Select(p => TextDecoder.Decode(p, "text/html") ?? "")];
    }

    [Benchmark(Baseline = true)]
    public int ParseAlone()
    {
        var elements = 0;
        foreach (var text in _texts)
        {
            using var page = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(text);
            elements += page.ChildElementCount;
        }

        return elements;
    }

    [Benchmark]
    public int Read()
    {
        var characters = 0;
        foreach (var page in _pages)
        {
            characters += _reader.Read(page, s_hints).Document?.Text.Length ?? 0;
        }

        return characters;
    }
}
