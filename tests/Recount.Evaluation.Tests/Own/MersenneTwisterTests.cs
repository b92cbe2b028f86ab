namespace Recount.Evaluation.Tests.Own;

public sealed class MersenneTwisterTests
{
    [Fact]
    public void Its_numbers_are_those_of_CPython()
    {
        // python3 -c "import random; r = random.Random(1); print(r.random(), r.random(), r.random())"
        var random = new MersenneTwister(1);

        random.NextDouble().ShouldBe(0.13436424411240122);
        random.NextDouble().ShouldBe(0.8474337369372327);
        random.NextDouble().ShouldBe(0.763774618976614);
    }

    [Fact]
    public void Its_choices_are_those_of_CPython()
    {
        // import random; r = random.Random(1)
        // print([r.choices(range(61), k=61) for _ in range(200)][199][-5:])
        var random = new MersenneTwister(1);
        var last = Enumerable.Range(0, 200).Select(_ => random.Choices([.. Enumerable.Range(0, 61)], 61)).ToArray()[^1];

        last[^5..].ShouldBe([5, 17, 20, 43, 1]);
    }
}
