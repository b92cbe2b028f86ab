namespace Recount.Language.Tests.Networks;

public sealed class WordVectorsTests
{
    [Fact]
    public void Every_word_has_its_row_and_others_have_none()
    {
        var words = Enumerable.Range(0, 1000).Select(i => "word" + i).ToList();
        var vectors = WordVectors.Read(WordVectors.Write(words, Enumerable.Range(0, 32_000).Select(i => i % 7 / 10f).ToArray(), 32));

        words.Select(w => vectors.RowOf(w)).ShouldBe(Enumerable.Range(0, 1000));
        vectors.RowOf("word1000").ShouldBe(-1);
    }

    [Fact]
    public void A_vector_comes_back_within_half_a_step()
    {
        var row = Enumerable.Range(0, 32).Select(i => (i - 16) / 20f).ToArray();
        var vectors = WordVectors.Read(WordVectors.Write(["peace"], row, 32));
        var sum = new float[32];

        vectors.AddTo(0, sum);

        for (var i = 0; i < 32; i++)
        {
            sum[i].ShouldBe(row[i], 0.8f / 127 / 2 + 1e-6f);
        }
    }

    [Fact]
    public void Words_of_one_field_lie_together_in_the_vectors_that_ship()
    {
        var vectors = WordVectors.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "models", "english", WordVectors.FileName)));

        Likeness("rocket", "missile").ShouldBeGreaterThan(Likeness("rocket", "spoon") + 0.2f);
        Likeness("monday", "tuesday").ShouldBeGreaterThan(0.8f);

        float Likeness(string a, string b) => Row(a).Zip(Row(b), (x, y) => x * y).Sum();

        float[] Row(string word)
        {
            var row = new float[vectors.Width];
            vectors.AddTo(vectors.RowOf(word), row);
            return row;
        }
    }
}
