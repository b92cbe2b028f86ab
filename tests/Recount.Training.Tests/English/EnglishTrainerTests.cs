using Recount.Language;

namespace Recount.Training.Tests.English;

public sealed class EnglishTrainerTests
{
    private static readonly string[] s_rows =
    [
        "Rebels|rebel|NOUN|NNS|2|nsubj took|take|VERB|VBD|0|root Goma|Goma|PROPN|NNP|2|obj .|.|PUNCT|.|2|punct",
        "Troops|troop|NOUN|NNS|2|nsubj left|leave|VERB|VBD|0|root Juba|Juba|PROPN|NNP|2|obj .|.|PUNCT|.|2|punct",
        "Envoys|envoy|NOUN|NNS|2|nsubj reached|reach|VERB|VBD|0|root Goma|Goma|PROPN|NNP|2|obj .|.|PUNCT|.|2|punct",
        "They|they|PRON|PRP|2|nsubj met|meet|VERB|VBD|0|root .|.|PUNCT|.|2|punct",
    ];

    [Fact]
    public void Training_twice_on_the_same_text_gives_the_same_bytes() => Train().ShouldBe(Train());

    [Fact]
    public void A_trained_model_loads_and_has_learned_its_text()
    {
        using var stream = new MemoryStream(Train());
        var model = EnglishModel.Load(stream);
        string[] words = ["Rebels", "took", "Goma", "."];

        var tags = model.Tagger.Tag(words);
        tags.ShouldBe(["NOUN|NNS", "VERB|VBD", "PROPN|NNP", "PUNCT|."]);
        model.Parser.Parse(words, tags).Heads.ShouldBe([1, -1, 1, 1]);
        model.Names.Label(words, tags).ShouldBe(["O", "O", "B-LOC", "O"]);
        model.Lemmas.Lemma("took", Upos.Verb).ShouldBe("take");
    }

    private static byte[] Train()
    {
        var treebank = string.Join("\n", s_rows.Select(row => string.Concat(row.Split(' ').Select((cell, i) => cell.Split('|') is var c
            ? $"{i + 1}\t{c[0]}\t{c[1]}\t{c[2]}\t{c[3]}\t_\t{c[4]}\t{c[5]}\t_\t_\n"
            : ""))));
        var folder = Directory.CreateTempSubdirectory("recount-training-");
        try
        {
            var iob = Path.Combine(folder.FullName, "train.iob");
            File.WriteAllText(iob, string.Join("\n", s_rows.Select(row => "# a sentence\n" + string.Concat(row.Split(' ').Select((cell, i) =>
                $"{i + 1}\t{cell.Split('|')[0]}\t{(cell.Contains("PROPN", StringComparison.Ordinal) ? "B-LOC" : "O")}\t-\n")))));
            using var output = new MemoryStream();
            EnglishTrainer.Write([.. Conllu.Read(new StringReader(treebank))], EnglishTrainer.ReadNames(iob), output, new Progress<string>());
            return output.ToArray();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
