using System.Numerics.Tensors;
using Recount.Language;

namespace Recount.Training;

/// <summary>Weights and bias from one row of numbers to another, forward and back.</summary>
internal sealed class LinearLayer(RandomNumbers random, int inputs, int outputs)
{
    public Parameter Weights { get; } = new Parameter(inputs, outputs).Fill(random, MathF.Sqrt(6f / (inputs + outputs)));

    public Parameter Bias { get; } = new(1, outputs);

    public int Inputs => inputs;

    public int Stride => Weights.Stride;

    public IEnumerable<Parameter> Parameters => [Weights, Bias];

    /// <summary>In eight bits, as run time reads it.</summary>
    public ByteMatrix Export() => ByteMatrix.Of(Weights.Values, inputs, outputs, Stride, Bias.Values);

    /// <returns>Rows of <see cref="Stride"/> numbers.</returns>
    public float[] Forward(Scratch scratch, float[] input, int inputStride, int rows)
    {
        var result = scratch.Zeros(rows * Stride);
        for (var row = 0; row < rows; row++)
        {
            Bias.Values.CopyTo(result.AsSpan(row * Stride));
        }

        Product.Add(input, inputStride, 1, rows, inputs, Weights.Values, Stride, Stride, result, Stride);
        return result;
    }

    /// <summary>Gathers the weights' gradients and, where wanted, adds the input's to <paramref name="inputGradient"/>.</summary>
    public void Backward(int worker, Scratch scratch, float[] input, int inputStride, int rows, float[] gradient, float[]? inputGradient)
    {
        Product.Add(input, 1, inputStride, inputs, rows, gradient, Stride, Stride, Weights.Gradients[worker], Stride);
        var bias = Bias.Gradients[worker].AsSpan();
        for (var row = 0; row < rows; row++)
        {
            TensorPrimitives.Add(bias, gradient.AsSpan(row * Stride, Stride), bias);
        }

        if (inputGradient is not null)
        {
            // A transposed matrix has the inputs as columns, which stand in blocks of 16.
            var width = (inputs + 15) / 16 * 16;
            var transposed = scratch.Zeros(Stride * width);
            Product.Transpose(Weights.Values, inputs, Stride, Stride, transposed, width);
            Product.Add(gradient, Stride, 1, rows, Stride, transposed, width, width, inputGradient, inputStride);
        }
    }
}
