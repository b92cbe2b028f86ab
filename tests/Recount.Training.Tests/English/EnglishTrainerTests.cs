using Recount.Language;

namespace Recount.Training.Tests.English;

public sealed class EnglishTrainerTests
{
    private static readonly EncoderSizes s_encoder = new() { Embedding = 16, Units = 16, Layers = 2, WordDropout = 0, InputDropout = 0, LayerDropout = 0 };

    [Fact]
    public void Training_twice_on_the_same_text_gives_the_same_bytes() => Train().ShouldBe(Train());

    [Fact]
    public void A_trained_model_loads_and_has_learned_its_text()
    {
        var model = EnglishModel.Read(Train(), SmallTreebank.Vectors);

        var reading = model.Network.Read(["Rebels", "took", "Goma", "."]);

        reading.Tags.ShouldBe([Upos.Noun, Upos.Verb, Upos.Propn, Upos.Punct]);
        reading.FineTags.ShouldBe(["NNS", "VBD", "NNP", "."]);
        reading.Heads.ShouldBe([1, -1, 1, 1]);
        reading.Relations.ShouldBe(["nsubj", "root", "obj", "punct"]);
        reading.Names.ShouldBe(["O", "O", "B-LOC", "O"]);
        model.Lemmas.Lemma("took", Upos.Verb).ShouldBe("take");
        model.Sentences.Split("They met . Troops left Juba .", new Core.TextSpan(0, 29)).Count().ShouldBe(2);
    }

    [Fact]
    public void A_model_refuses_vectors_that_it_was_not_trained_on()
    {
        var others = WordVectors.Read(WordVectors.Write(["peace"], new float[16], 16));

        Should.Throw<InvalidDataException>(() => EnglishModel.Read(Train(), others));
    }

    private static byte[] Train() => EnglishTrainer.Train(
        SmallTreebank.Sentences, SmallTreebank.Names, [], SmallTreebank.Vectors,
        new EnglishSizes
        {
            Boundaries = s_encoder,
            BoundarySchedule = new Schedule { Epochs = 60, BatchWords = 20 },
            Network = new NetworkSizes { Encoder = s_encoder, Arc = 16, Relation = 16, NameHidden = 16, HeadDropout = 0, Capitals = 0, Renamed = 0 },
            NetworkSchedule = new Schedule { Epochs = 80, BatchWords = 10, Rate = 0.01f },
        },
        new Progress<string>());
}
