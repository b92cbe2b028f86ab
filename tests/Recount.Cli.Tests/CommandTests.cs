using System.Text;
using System.Text.Json;
using Recount.Engine.Stages;

namespace Recount.Cli.Tests;

/// <summary>The command run in process, with its own streams and folder.</summary>
public sealed class CommandTests : IDisposable
{
    private const string Report = """
        Two killed as shells fall on market in Harwa

        Published: 2025-03-04 09:10 (Lake Gazette)

        Shelling killed two people and injured at least nine in the town of Goma on Monday, officials said.

        The governor, Maria Oduya, said that the army had fired first. "We will not leave," she told reporters.

        Rebels and the army have fought for control of the town since January, and a ceasefire agreed last month did not hold.
        """;

    private static readonly Lazy<Recount.Engine.Pipeline> s_pipeline = new(() => StandardPipeline.Load(AppContext.BaseDirectory));
    private readonly string _folder = Directory.CreateTempSubdirectory("recount-cli").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int Code, string Out, string Error)> RunAsync(params string[] args) => await RunAsync("", args);

    private static async Task<(int Code, string Out, string Error)> RunAsync(string input, string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var host = new Host
        {
            Out = output,
            Error = error,
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
            IsOutputTerminal = false,
            IsErrorTerminal = false,
            Width = 160,
            Clock = TimeProvider.System,
            LoadPipeline = () => s_pipeline.Value,
            DataFolder = Repository.Data ?? "nowhere",
        };
        var code = await CommandLine.RunAsync(args, host);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private string Ledger(string name = "a.sqlite") => "sqlite:" + Path.Combine(_folder, name);

    [Fact]
    public async Task Extract_prints_observations_whose_quotes_stand_in_the_text()
    {
        var (code, json, _) = await RunAsync("extract", Write("r.txt", Report), "--format", "json");

        code.ShouldBe(0);
        using var document = JsonDocument.Parse(json);
        var incident = document.RootElement.GetProperty("incidents")[0];
        incident.GetProperty("kind").GetString().ShouldBe("shelling/artillery/missile attack");
        incident.GetProperty("places")[0].GetProperty("name").GetString().ShouldBe("Goma");
        incident.GetProperty("figures").EnumerateArray().Select(f => (f.GetProperty("harm").GetString(), f.GetProperty("min").GetInt32()))
            .ShouldBe([("killed", 2), ("injured", 9)], ignoreOrder: true);
        foreach (var evidence in document.RootElement.GetProperty("statements").EnumerateArray().SelectMany(s => s.GetProperty("evidence").EnumerateArray()))
        {
            Report.ShouldContain(evidence.GetProperty("quote").GetString()!);
        }
    }

    [Fact]
    public async Task Extract_writes_one_file_a_source_and_a_bad_source_costs_no_other()
    {
        var output = Path.Combine(_folder, "out");
        var (code, _, error) = await RunAsync("extract", Write("good.txt", Report), Write("empty.txt", ""), "--format", "json", "--out", output);

        code.ShouldBe(1);
        error.ShouldContain("RC1002");
        File.Exists(Path.Combine(output, "good.json")).ShouldBeTrue();
        File.Exists(Path.Combine(output, "empty.json")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("RC4001", 2, "extract", "--colour")]
    [InlineData("RC4001", 2, "nonsense")]
    [InlineData("RC1001", 1, "extract", "missing.txt")]
    [InlineData("RC1006", 2, "extract", "missing.txt", "--published", "2025-02-30")]
    public async Task Bad_usage_is_told_with_its_code(string diagnostic, int exit, params string[] args)
    {
        var (code, output, error) = await RunAsync(args);

        error.ShouldContain(diagnostic);
        code.ShouldBeOneOf(exit, 1, 2);
        output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_binary_source_is_refused_with_its_code()
    {
        var path = Path.Combine(_folder, "picture.txt");
        await File.WriteAllBytesAsync(path, [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1, 2, 3, 0, 0, 9], TestContext.Current.CancellationToken);

        var (code, _, error) = await RunAsync("read", path);

        code.ShouldBe(1);
        error.ShouldContain("RC1003");
    }

    [Fact]
    public async Task A_source_added_twice_is_known_and_the_record_stays_the_same()
    {
        var path = Write("r.txt", Report);
        (await RunAsync("add", path, "--ledger", Ledger())).Out.ShouldContain("1 added");
        var first = await RunAsync("verify", "--ledger", Ledger());

        (await RunAsync("add", path, "--ledger", Ledger())).Out.ShouldContain("1 already known");
        var second = await RunAsync("verify", "--ledger", Ledger());

        first.Code.ShouldBe(0);
        second.Out.ShouldBe(first.Out);
    }

    [Fact]
    public async Task Sources_in_any_order_give_the_same_hash()
    {
        var a = Write("a.txt", Report);
        var b = Write("b.txt", Report.Replace("Goma", "Bukavu", StringComparison.Ordinal).Replace("Monday", "Sunday", StringComparison.Ordinal));
        var c = Write("c.txt", Report.Replace("two people", "three people", StringComparison.Ordinal).Replace("Lake Gazette", "Hill Times", StringComparison.Ordinal));
        await RunAsync("add", a, b, c, "--ledger", Ledger("x.sqlite"));
        await RunAsync("add", c, "--ledger", Ledger("y.sqlite"));
        await RunAsync("add", b, a, "--ledger", Ledger("y.sqlite"));

        var x = await RunAsync("verify", "--ledger", Ledger("x.sqlite"));
        var y = await RunAsync("verify", "--ledger", Ledger("y.sqlite"));

        x.Code.ShouldBe(0);
        y.Out.ShouldBe(x.Out);
        x.Out.ShouldContain("documents 3");
    }

    [Fact]
    public async Task The_native_export_holds_the_incident_with_its_values()
    {
        await RunAsync("add", Write("r.txt", Report), "--ledger", Ledger());

        var (code, json, _) = await RunAsync("export", "--profile", "native", "--ledger", Ledger());

        code.ShouldBe(0);
        using var record = JsonDocument.Parse(json);
        record.RootElement.GetProperty("schema").GetString().ShouldBe("recount-record/1");
        var figures = record.RootElement.GetProperty("incidents").EnumerateArray().SelectMany(i => i.GetProperty("figures").EnumerateArray());
        figures.ShouldContain(f => f.GetProperty("harm").GetString() == "killed" && f.GetProperty("current").GetProperty("min").GetInt32() == 2);
    }

    [Fact]
    public async Task A_question_is_answered_with_its_sentences()
    {
        await RunAsync("add", Write("r.txt", Report), "--ledger", Ledger());

        var (code, text, _) = await RunAsync("ask", "How many people were killed in Goma on Monday?", "--ledger", Ledger());

        code.ShouldBe(0);
        text.ShouldContain("3 March 2025, Goma");
        text.ShouldContain("2 people killed");
        text.ShouldContain("[1] Lake Gazette, 2025-03-04: “");
    }

    [Fact]
    public async Task What_the_ledger_does_not_hold_is_refused_with_exit_code_0()
    {
        await RunAsync("add", Write("r.txt", Report), "--ledger", Ledger());

        var (code, json, _) = await RunAsync("ask", "How many people were killed in Bukavu?", "--json", "--ledger", Ledger());

        code.ShouldBe(0);
        using var answer = JsonDocument.Parse(json);
        answer.RootElement.GetProperty("refused").GetBoolean().ShouldBeTrue();
        answer.RootElement.GetProperty("lines").GetArrayLength().ShouldBe(0);
        answer.RootElement.GetProperty("missing")[0].GetString()!.ShouldContain("Bukavu");
    }

    [Fact]
    public async Task An_answer_as_json_slices_its_document()
    {
        await RunAsync("add", Write("r.txt", Report), "--ledger", Ledger());

        var (_, json, _) = await RunAsync("ask", "What did Maria Oduya say?", "--json", "--ledger", Ledger());

        using var answer = JsonDocument.Parse(json);
        var citation = answer.RootElement.GetProperty("lines")[0].GetProperty("citations")[0];
        citation.GetProperty("document").GetProperty("outlet").GetString().ShouldBe("Lake Gazette");
        (citation.GetProperty("end").GetInt32() - citation.GetProperty("start").GetInt32()).ShouldBe(citation.GetProperty("quote").GetString()!.Length);
    }

    [Fact]
    public async Task A_file_that_is_no_ledger_is_left_alone_with_a_code()
    {
        var path = Write("notes.sqlite", "these are notes, and they are long enough to be read as a header of something else entirely");

        var (code, _, error) = await RunAsync("verify", "--ledger", "sqlite:" + path);

        code.ShouldBe(3);
        error.ShouldContain("RC3004");
        File.ReadAllText(path).ShouldStartWith("these are notes");
    }

    [Fact]
    public async Task A_port_in_use_is_told_with_its_code()
    {
        await RunAsync("add", Write("r.txt", Report), "--ledger", Ledger());
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var (code, output, error) = await RunAsync("serve", "--ledger", Ledger(), "--port", port);

        code.ShouldBe(1);
        error.ShouldContain("RC4004");
        output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_is_read_from_standard_input()
    {
        var (code, text, _) = await RunAsync(Report, ["read", "-"]);

        code.ShouldBe(0);
        text.ShouldContain("Shelling killed two people");
        text.ShouldNotContain("Published: 2025-03-04 09:10 (Lake Gazette)");
    }

    [Fact]
    public async Task Help_names_every_command_and_every_exit_code()
    {
        var (code, text, _) = await RunAsync("--help");

        code.ShouldBe(0);
        foreach (var word in new[] { "read", "extract", "add", "show", "ask", "export", "serve", "demo", "verify", "pipeline", "train", "evaluate", "70 internal", "130 cancelled" })
        {
            text.ShouldContain(word);
        }
    }

    [Fact]
    public async Task The_pipeline_prints_its_stages_in_order_with_one_hash()
    {
        var (code, text, _) = await RunAsync("pipeline");

        code.ShouldBe(0);
        var stages = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')[0]).ToList();
        stages.ShouldBe(["reading", "language", "language.model", "language.coreference", "language.lexicons", "language.gazetteer", "extraction.confidence", "extraction", "reconciliation", "hash"]);
    }

    [Fact]
    public async Task The_seeds_score_above_the_floor_and_all_evidence_is_founded()
    {
        if (Repository.Data is not { } data)
        {
            Assert.Skip("the data folder is absent (RECOUNT_DATA)");
            return;
        }

        var (code, json, error) = await RunAsync("evaluate", "own", Path.Combine(data, "corpus"), "--json");

        code.ShouldBe(0);
        error.ShouldNotContain("unfounded");
        using var result = JsonDocument.Parse(json);
        result.RootElement.GetProperty("items").GetInt32().ShouldBeGreaterThanOrEqualTo(56);
        result.RootElement.GetProperty("scores").GetProperty("headline").GetDouble().ShouldBeGreaterThan(0.45);
    }
}
