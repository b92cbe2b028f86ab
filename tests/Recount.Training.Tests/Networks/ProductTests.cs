namespace Recount.Training.Tests.Networks;

public sealed class ProductTests
{
    [Theory]
    [InlineData(1, 1, 16)]
    [InlineData(7, 3, 32)]
    [InlineData(19, 40, 48)]
    public void A_product_equals_the_slow_one_also_with_the_left_side_transposed(int rows, int inner, int columns)
    {
        var random = new RandomNumbers(5);
        var (left, right) = (Numbers(random, rows * inner), Numbers(random, inner * columns));
        var turned = new float[inner * rows];
        Product.Transpose(left, rows, inner, inner, turned, rows);
        var (straight, transposed) = (new float[rows * columns], new float[rows * columns]);

        Product.Add(left, inner, 1, rows, inner, right, columns, columns, straight, columns);
        Product.Add(turned, 1, rows, rows, inner, right, columns, columns, transposed, columns);

        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var sum = Enumerable.Range(0, inner).Sum(k => (double)left[(row * inner) + k] * right[(k * columns) + column]);
                straight[(row * columns) + column].ShouldBe((float)sum, 1e-4f);
                transposed[(row * columns) + column].ShouldBe(straight[(row * columns) + column]);
            }
        }
    }

    private static float[] Numbers(RandomNumbers random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
}
