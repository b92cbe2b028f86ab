using System.IO.Compression;
using System.Text;
using Recount.Core;

namespace Recount.Evaluation.Tests.Pages;

/// <summary>The measures of the page benchmarks on small invented pages.</summary>
public sealed class PageBenchmarkTests : IDisposable
{
    private const string Page = """
        <!doctype html><html lang="en"><head><title>Bridge reopens after the flood</title>
        <meta property="og:title" content="Bridge reopens after the flood">
        <meta property="article:published_time" content="2024-05-02T08:30:00+02:00"></head>
        <body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
        <article><h1>Bridge reopens after the flood</h1>
        <p>The stone bridge over the river Lenn was opened to traffic on Thursday, three weeks after the flood, the mayor said.</p>
        <p>Engineers had checked each of its nine arches, and two of them were strengthened with steel before the first cars crossed.</p>
        <p>Shops on both banks hope that their customers will return, as the detour of forty minutes had kept many of them away.</p>
        </article><footer>All rights reserved. <a href="/imprint">Imprint</a></footer></body></html>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("recount-pages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Runs_of_four_words_are_counted_with_their_repeats()
    {
        var score = Shingles.Compare("a b c d e", "a b c d x");
        score.True.ShouldBe(1.0 / 3, 1e-9);
        score.Precision.ShouldBe(0.5, 1e-9);
        score.Recall.ShouldBe(0.5, 1e-9);
        Shingles.Compare("a b c d", "a b c d a b c d").Recall.ShouldBe(1);
        Shingles.Compare("", "").F1.ShouldBe(1);
        Shingles.Compare("a b c d", "").F1.ShouldBe(0);
    }

    [Fact]
    public void Words_are_what_python_takes_for_words() =>
        Shingles.Words("naïve_x 3½ e\u0301a, don't").ShouldBe(["naïve_x", "3½", "e", "a", "don", "t"]);

    [Fact]
    public void Precision_and_recall_are_means_over_pages()
    {
        var (precision, recall, f1) = Shingles.Mean([Shingles.Compare("a b c d", "a b c d"), Shingles.Compare("a b c d", "x y z w")]);
        (precision, recall, f1).ShouldBe((0.5, 0.5, 0.5));
    }

    [Fact]
    public void Strings_are_looked_up_with_white_space_collapsed() =>
        SegmentsBenchmark.Count("The  bridge\nis open. Share", ["bridge is open", "closed"], ["Share", "Home"]).ShouldBe((1, 1, 1));

    [Fact]
    public void Segments_are_scored_over_all_pages()
    {
        Write("web/html/a.html.gz", Page);
        var gold = Write("web/segments.jsonl",
            """{"page": "a.html.gz", "must_have": ["Engineers had checked", "never written"], "must_not_have": ["Home", "All rights"]}""");
        var report = SegmentsBenchmark.Score(gold);
        report.Result.Scores["recall"].ShouldBe(0.5);
        report.Result.Scores["precision"].ShouldBe(1);
        report.Result.Scores["f"].ShouldBe(2.0 / 3, 1e-9);
        report.Errors.ShouldHaveSingleItem().Gold.ShouldBe("never written");
    }

    [Theory]
    [InlineData(8, 1, 1, 0.8, 16.0 / 18)]
    [InlineData(0, 3, 1, 0, 0)]
    public void Dates_have_accuracy_over_all_and_f_over_found(int right, int wrong, int missed, double accuracy, double f)
    {
        var scores = DatesBenchmark.Scores(right, wrong, missed).ToDictionary(s => s.Key, s => s.Score, StringComparer.Ordinal);
        scores["accuracy"].ShouldBe(accuracy, 1e-9);
        scores["f"].ShouldBe(f, 1e-9);
    }

    [Fact]
    public void A_date_is_right_when_its_day_is()
    {
        Write("web/html/a.html.gz", Page);
        var gold = Write("web/dates.jsonl", """{"page": "a.html.gz", "date": "2024-05-02", "url": NaN}""");
        DatesBenchmark.Score(gold).Result.Scores["accuracy"].ShouldBe(1);
    }

    [Fact]
    public void Articles_are_scored_by_body_title_authors_and_minute()
    {
        Write("fundus/html/a.html.gz", Page);
        var gold = Write("fundus/gold.jsonl", """{"page": "a.html.gz", "gold": {"title": "Bridge reopens after the flood", "authors": ["Ann Lee"], "publishing_date": "2024-05-02 06:30:00+00:00", "body": {"summary": [], "sections": [{"headline": [], "paragraphs": ["The stone bridge over the river Lenn was opened to traffic on Thursday, three weeks after the flood, the mayor said.", "Engineers had checked each of its nine arches, and two of them were strengthened with steel before the first cars crossed.", "Shops on both banks hope that their customers will return, as the detour of forty minutes had kept many of them away."]}]}}}""");
        var scores = ArticlesBenchmark.Score(gold).Result.Scores;
        scores["body"].ShouldBe(1);
        scores["title"].ShouldBe(1);
        scores["published"].ShouldBe(1);
        scores["authors"].ShouldBe(0);
    }

    [Fact]
    public void Zyte_pages_are_found_by_id()
    {
        Write("zyte/html/x1.html.gz", Page);
        Write("zyte/ground-truth.json", """{"x1": {"url": "https://example.org/x", "articleBody": "The stone bridge over the river Lenn was opened to traffic on Thursday, three weeks after the flood, the mayor said."}}""");
        var scores = ZyteBenchmark.Score(Path.Combine(_folder, "zyte")).Result.Scores;
        scores["recall"].ShouldBe(1);
        scores["precision"].ShouldBeLessThan(0.5);
    }

    [Fact]
    public void Updates_of_a_live_blog_are_matched_one_to_one()
    {
        var time = PublicationTime.Parse("2024-05-02T08:30:00Z");
        var document = new Document
        {
            Id = DocumentId.Of("https://example.org/live", null, "x"), Kind = DocumentKind.LiveBlog, Text = "First\n\nSecond",
            Blocks = [new Block(new TextSpan(0, 5), BlockRole.Heading, 0), new Block(new TextSpan(7, 13), BlockRole.Heading, 1)],
            Posts = [new Post { Id = "p1", Headline = "First", Published = time }, new Post { Id = "p2", Headline = "Second" }],
        };
        var matched = LiveBlogsBenchmark.Match([new(null, "First", null, time), new(null, "First", null, time), new("p2", null, null, null)], document).ToArray();
        matched.Select(m => m.Post?.Id).ShouldBe(["p1", null, "p2"]);
    }

    [Fact]
    public void A_live_blogs_own_data_is_its_gold()
    {
        var updates = LiveBlogsBenchmark.Updates("""
            <script type="application/ld+json">{"@type": "LiveBlogPosting", "liveBlogUpdate": [{"@type": "BlogPosting",
            "headline": "Gate opened", "url": "https://example.org/live#p7", "datePublished": "2024-05-02T08:30:00Z"}]}</script>
            """);
        updates.ShouldHaveSingleItem().Anchor.ShouldBe("p7");
    }

    [Fact]
    public void A_missing_gold_file_is_told_with_a_code() =>
        Should.Throw<DiagnosticException>(() => SegmentsBenchmark.Score(Path.Combine(_folder, "none.jsonl"))).Diagnostic.Kind.Code.ShouldBe("RC4002");

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        using var target = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : (Stream)file;
        target.Write(Encoding.UTF8.GetBytes(text));
        return path;
    }
}
