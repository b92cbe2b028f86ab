namespace Recount.Language.Tests.Networks;

public sealed class ByteMatrixTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 7, 3)]
    [InlineData(9, 100, 33)]
    [InlineData(4, 192, 576)]
    public void A_product_equals_the_slow_sum_of_whole_numbers(int rows, int inputs, int outputs)
    {
        var random = new Random(rows + inputs);
        var weights = Enumerable.Range(0, inputs * outputs).Select(_ => (float)random.NextDouble() - 0.5f).ToArray();
        var bias = Enumerable.Range(0, outputs).Select(_ => (float)random.NextDouble()).ToArray();
        var padded = (inputs + 1) / 2 * 2;
        var input = Enumerable.Range(0, rows * padded)
            .Select(i => i % padded < inputs ? (short)random.Next(-FixedPoint.Most, FixedPoint.Most + 1) : (short)0).ToArray();
        var matrix = ByteMatrix.Of(weights, inputs, outputs, outputs, bias);

        using var product = matrix.Multiply(input, rows, 0.25f);
        var result = product.Span;

        for (var row = 0; row < rows; row++)
        {
            for (var output = 0; output < outputs; output++)
            {
                var most = Enumerable.Range(0, inputs).Max(i => MathF.Abs(weights[(i * outputs) + output]));
                var scale = most / 127;
                var sum = Enumerable.Range(0, inputs).Sum(i => input[(row * padded) + i] * (int)MathF.Round(weights[(i * outputs) + output] / scale));
                result[(row * matrix.Stride) + output].ShouldBe((sum * (scale * 0.25f)) + bias[output]);
            }
        }
    }

    [Fact]
    public void The_largest_sums_fit()
    {
        var weights = Enumerable.Repeat(1f, 1024).ToArray();
        var input = Enumerable.Repeat((short)FixedPoint.Most, 1024).ToArray();

        ByteMatrix.Of(weights, 1024, 1, 1, []).Multiply(input, 1, 1f).Span[0].ShouldBe(1024f * FixedPoint.Most * 127 * (1f / 127), 1000f);
    }

    [Fact]
    public void Rounding_cuts_what_is_too_large_and_keeps_the_nearest_whole_number()
    {
        var values = new[] { 0.4f, 0.5f, -0.4f, -0.6f, 1e9f, -1e9f, 2.49f, 3.51f };
        var long_ = Enumerable.Repeat(values, 3).SelectMany(v => v).ToArray();

        FixedPoint.Round(long_, 1, 24, 24, 1).Span.ToArray().ShouldBe(
            Enumerable.Repeat(new short[] { 0, 1, 0, -1, FixedPoint.Most, -FixedPoint.Most, 2, 4 }, 3).SelectMany(v => v));
    }
}
