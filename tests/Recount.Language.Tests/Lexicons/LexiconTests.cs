using Recount.Core;

namespace Recount.Language.Tests.Lexicons;

public sealed class LexiconTests : IDisposable
{
    private const string Good = """
        id: statement.cues.v1
        version: 1
        source: "Recount, after PLOVER's verb lists (MIT)"
        kind: words
        entries:
          - value: accuse   # the codebook's word
            words: [accuse, blame, point the finger at]
            positive: ["The minister accused the rebels of shelling the town."]
            negative: ["The accused appeared in court."]
          - value: deny
            words: [deny]
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recount-lexicons-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_word_or_phrase_finds_its_value_in_any_case()
    {
        var lexicon = Lexicon.Load(Write("a.yaml", Good));

        lexicon.Id.ShouldBe("statement.cues.v1");
        lexicon.Source.ShouldBe("Recount, after PLOVER's verb lists (MIT)");
        lexicon.ValueOf("BLAME").ShouldBe("accuse");
        lexicon.ValueOf("point the finger at").ShouldBe("accuse");
        lexicon.ValueOf("say").ShouldBeNull();
        lexicon.Entries[0].Negative.ShouldBe(["The accused appeared in court."]);
        lexicon.Entries[1].Positive.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("source: s\nentries: [{value: a, words: [b]}]", "id is missing")]
    [InlineData("id: x.v1\nsource: s\nentries: [{value: a, words: [b]}]\nextra: 1", "'extra'")]
    [InlineData("id: x.v1\nsource: s\nentries: [{value: a, words: [b], postive: [c]}]", "'postive'")]
    [InlineData("id: x.v1\nsource: s\nentries: []", "at least one")]
    [InlineData("id: x.v1\nsource: s\nentries: [{value: a, words: []}]", "no words")]
    [InlineData("id: x.v1\nsource: s\nentries: [{value: a, words: [b]}, {value: c, words: [B]}]", "twice")]
    [InlineData("id: x.v1\nsource: s\nkind: rules\nentries: [{value: a, words: [b], positive: [c]}]", "negative")]
    [InlineData("id: x.v1\nversion: 2\nsource: s\nentries: [{value: a, words: [b]}]", "version '2'")]
    [InlineData("id: x.v1\nsource: s\nkind: list\nentries: [{value: a, words: [b]}]", "neither")]
    [InlineData("id: [", "isn't YAML")]
    [InlineData("", "one mapping")]
    public void A_file_that_breaks_the_format_is_refused_with_a_code(string yaml, string detail)
    {
        var fault = Should.Throw<DiagnosticException>(() => Lexicon.Load(Write("bad.yaml", yaml)));

        fault.Diagnostic.Kind.ShouldBe(DiagnosticCatalogue.ModelMissing);
        fault.Diagnostic.Subject.ShouldBe("bad.yaml");
        fault.Diagnostic.Detail.ShouldContain(detail);
    }

    [Fact]
    public void An_absent_file_or_id_is_refused_with_a_code()
    {
        Should.Throw<DiagnosticException>(() => Lexicon.Load(Path.Combine(_folder.FullName, "none.yaml")))
            .Diagnostic.Kind.ShouldBe(DiagnosticCatalogue.ModelMissing);
        Should.Throw<DiagnosticException>(() => LexiconFolder.Load(Path.Combine(_folder.FullName, "none")));
        Should.Throw<DiagnosticException>(() => LexiconFolder.Load(_folder.FullName)["no.such.v1"]);
    }

    [Fact]
    public void A_folder_holds_the_lexicons_below_it_by_id()
    {
        Write("a.yaml", Good);
        Write("sub/b.yaml", "id: other.v1\nsource: s\nentries: [{value: a, words: [b]}]");

        var folder = LexiconFolder.Load(_folder.FullName);

        folder.Ids.ShouldBe(["other.v1", "statement.cues.v1"]);
        folder["other.v1"].ValueOf("b").ShouldBe("a");
    }

    [Fact]
    public void A_folder_leaves_rules_of_another_shape_to_their_owners()
    {
        Write("time.yaml", "id: time.v1\nrules: []");
        Write("a.yaml", Good);

        LexiconFolder.Load(_folder.FullName).Ids.ShouldBe(["statement.cues.v1"]);
    }

    [Fact]
    public void An_id_met_twice_in_a_folder_is_refused()
    {
        Write("a.yaml", Good);
        Write("b.yaml", Good);

        Should.Throw<DiagnosticException>(() => LexiconFolder.Load(_folder.FullName))
            .Diagnostic.Detail.ShouldContain("another file's");
    }

    private string Write(string name, string yaml)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, yaml);
        return path;
    }
}
