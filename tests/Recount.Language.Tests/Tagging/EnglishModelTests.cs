using FsCheck;
using FsCheck.Fluent;
using Recount.Core;

namespace Recount.Language.Tests.Tagging;

public sealed class EnglishModelTests(ShippedModel shipped)
{
    private const string Sentence = "Russian shelling killed at least five people on Monday, officials said.";

    [Fact]
    public void A_sentence_is_tagged_as_a_reader_would()
    {
        var tokens = shipped.Analyse(Sentence).Sentences[0].Tokens;

        Tag("shelling").ShouldBe(Upos.Noun);
        Tag("killed").ShouldBe(Upos.Verb);
        Tag("five").ShouldBe(Upos.Num);
        Tag("people").ShouldBe(Upos.Noun);
        Tag("Monday").ShouldBe(Upos.Propn);
        Tag("said").ShouldBe(Upos.Verb);
        Tag(".").ShouldBe(Upos.Punct);
        Upos Tag(string word) => tokens.Single(t => t.Text == word).Tag;
    }

    [Theory]
    [InlineData("The army killed five people in the village.", "army")]
    [InlineData(Sentence, "shelling")]
    public void A_verb_has_its_subject_and_its_object(string text, string doer)
    {
        var tokens = shipped.Analyse(text).Sentences[0].Tokens;

        tokens.Count(t => t.Head == -1).ShouldBe(1);
        HeadAndRelation(doer).ShouldBe(("killed", "nsubj"));
        HeadAndRelation("people").ShouldBe(("killed", "obj"));
        (string Head, string Relation) HeadAndRelation(string word) =>
            tokens.Single(t => t.Text == word) is { Head: >= 0 } t ? (tokens[t.Head].Text, t.Relation) : ("", "root");
    }

    [Theory]
    [InlineData("Shells killed at least nine civilians in Omdurman.", "civilians")]
    [InlineData("The strike killed more than 20 people.", "people")]
    [InlineData("The army killed as many as 30 rebels on Monday, officials said.", "rebels")]
    [InlineData("Police detained no fewer than five men.", "men")]
    public void A_hedged_number_leaves_the_verb_its_object(string text, string harmed)
    {
        var tokens = shipped.Analyse(text).Sentences[0].Tokens;

        tokens.Single(t => t.Text == harmed).Relation.ShouldBe("obj");
        tokens.Count(t => t.Head == -1).ShouldBe(1);
        tokens.Select(t => t.Text).ShouldBe(tokens.OrderBy(t => t.Span.Start).Select(t => t.Text));
    }

    [Fact]
    public void Every_sentence_has_one_root_even_where_a_cue_stands_last()
    {
        var tokens = shipped.Analyse(Sentence).Sentences[0].Tokens;

        tokens.Count(t => t.Head == -1).ShouldBe(1);
        tokens.Single(t => t.Head == -1).Relation.ShouldBe("root");
    }

    [Theory]
    [InlineData("killed", Upos.Verb, "kill")]
    [InlineData("struck", Upos.Verb, "strike")]
    [InlineData("said", Upos.Verb, "say")]
    [InlineData("was", Upos.Aux, "be")]
    [InlineData("children", Upos.Noun, "child")]
    [InlineData("cities", Upos.Noun, "city")]
    [InlineData("policemen", Upos.Noun, "policeman")]
    [InlineData("clashes", Upos.Noun, "clash")]
    [InlineData("evacuated", Upos.Verb, "evacuate")]
    [InlineData("stopped", Upos.Verb, "stop")]
    [InlineData("fled", Upos.Verb, "flee", Skip = "known gap: irregular forms that training never met keep their spelling")]
    [InlineData("Rafah", Upos.Propn, "Rafah")]
    [InlineData("shelling", Upos.Noun, "shelling")]
    public void A_word_is_led_back_to_its_dictionary_form(string form, Upos tag, string lemma) =>
        shipped.Model.Lemmas.Lemma(form, tag).ShouldBe(lemma);

    [Fact]
    public void Names_of_people_and_places_are_told_apart()
    {
        var sentence = shipped.Analyse("Maria Lopez flew from Bogota to Geneva on Friday.").Sentences[0];

        sentence.Names.Select(n => (string.Join(' ', sentence.Tokens[n.FirstToken..n.EndToken].Select(t => t.Text)), n.Type)).ShouldBe(
            [("Maria Lopez", NameType.Person), ("Bogota", NameType.Location), ("Geneva", NameType.Location)]);
    }

    [Fact]
    public void Any_list_of_words_gets_one_tree() => Prop.ForAll(
        Arb.From(Gen.Elements("at", "least", "more", "than", "no", "5", "the", "army", "Juba", "killed", "said", ",", ".", "“", "of", "five", "and", "who", "’s", "-", "\ud83d", "was", "x").ListOf()),
        drawn =>
        {
            List<string> words = [.. drawn];
            var reading = shipped.Model.Network.Read(words);
            return reading.Tags.Count == words.Count && reading.Relations.All(r => r.Length > 0) && reading.Heads.Count(h => h == -1) == Math.Min(1, words.Count)
                && Enumerable.Range(0, words.Count).All(i => ReachesTheRoot(reading.Heads, i));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_can_be_analysed_and_every_word_slices_to_its_text() => Prop.ForAll<NonNull<string>>(drawn =>
    {
        var text = drawn.Get + "x";
        return shipped.Analyse(text).Sentences.SelectMany(s => s.Tokens).All(t => t.Span.Slice(text) == t.Text);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_sentence_of_more_words_than_the_limit_is_analysed_in_pieces()
    {
        var sentences = shipped.Analyse(string.Join(' ', Enumerable.Repeat("shells", EnglishAnalyser.MostTokens + 5))).Sentences;

        sentences.Select(s => s.Tokens.Length).ShouldBe([EnglishAnalyser.MostTokens, 5]);
        sentences[1].Span.Start.ShouldBeGreaterThan(sentences[0].Span.End);
    }

    [Fact]
    public void A_document_analysed_twice_gives_equal_results()
    {
        const string text = "“We will talk,” Minister Ana Ruiz said in Lima on Monday. Two days later 30 rebels left. Ruiz was glad.";
        var (first, second) = (shipped.Analyse(text), shipped.Analyse(text));

        second.Sentences.Length.ShouldBe(first.Sentences.Length);
        for (var i = 0; i < first.Sentences.Length; i++)
        {
            second.Sentences[i].Tokens.ShouldBe(first.Sentences[i].Tokens);
            second.Sentences[i].Names.ShouldBe(first.Sentences[i].Names);
            second.Sentences[i].Times.ShouldBe(first.Sentences[i].Times);
            second.Sentences[i].Quantities.ShouldBe(first.Sentences[i].Quantities);
            second.Sentences[i].Places.Select(p => p.Span).ShouldBe(first.Sentences[i].Places.Select(p => p.Span));
        }

        second.People.People.Select(p => p.Name).ShouldBe(first.People.People.Select(p => p.Name));
    }

    [Fact]
    public void A_missing_model_is_told_with_a_code() => CodeOf(Path.Combine(AppContext.BaseDirectory, "no-such.bin")).ShouldBe("RC5001");

    [Fact]
    public void A_model_whose_files_are_whole_loads() => CodeOf(EnglishModel.FileName, bytes => bytes).ShouldBeNull();

    [Theory]
    [InlineData(EnglishModel.FileName, 0)]
    [InlineData(EnglishModel.FileName, 20)]
    [InlineData(EnglishModel.FileName, 100_000)]
    [InlineData(WordVectors.FileName, 100_000)]
    public void A_model_cut_short_is_told_with_a_code(string file, int length) => CodeOf(file, bytes => bytes[..length]).ShouldBe("RC5001");

    [Theory]
    [InlineData(EnglishModel.FileName, 3)]
    [InlineData(EnglishModel.FileName, 12)]
    [InlineData(EnglishModel.FileName, 5_000)]
    [InlineData(WordVectors.FileName, 5_000)]
    public void A_model_with_one_changed_byte_is_told_with_a_code(string file, int at) => CodeOf(file, bytes =>
    {
        bytes[at] ^= 0x5a;
        return bytes;
    }).ShouldBe("RC5001");

    private static string? CodeOf(string damaged, Func<byte[], byte[]> damage)
    {
        var folder = Directory.CreateTempSubdirectory("recount-model-");
        try
        {
            foreach (var file in (string[])[EnglishModel.FileName, WordVectors.FileName])
            {
                var bytes = File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(ShippedModel.ModelPath)!, file));
                File.WriteAllBytes(Path.Combine(folder.FullName, file), file == damaged ? damage(bytes) : bytes);
            }

            return CodeOf(Path.Combine(folder.FullName, EnglishModel.FileName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? CodeOf(string path)
    {
        try
        {
            EnglishModel.Load(path);
            return null;
        }
        catch (DiagnosticException e)
        {
            return e.Diagnostic.Kind.Code;
        }
    }

    private static bool ReachesTheRoot(IReadOnlyList<int> heads, int word)
    {
        for (var steps = 0; steps <= heads.Count; steps++)
        {
            if (word == -1)
            {
                return true;
            }

            word = heads[word];
        }

        return false;
    }
}
