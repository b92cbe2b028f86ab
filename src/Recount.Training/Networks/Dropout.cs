using System.Numerics.Tensors;

namespace Recount.Training;

/// <summary>Masks that let some numbers rest while training (Srivastava and others 2014).</summary>
internal static class Dropout
{
    public static void Apply(float[] values, float[]? mask, int length)
    {
        if (mask is not null)
        {
            TensorPrimitives.Multiply(values.AsSpan(0, length), mask.AsSpan(0, length), values.AsSpan(0, length));
        }
    }

    public static float[] Mask(Scratch scratch, RandomNumbers random, int length, float rate)
    {
        var mask = scratch.Zeros(length);
        for (var i = 0; i < length; i++)
        {
            mask[i] = random.NextSingle() < rate ? 0 : 1 / (1 - rate);
        }

        return mask;
    }

    /// <summary>One mask a sentence: the same units rest for all of its words (Gal and Ghahramani 2016).</summary>
    public static float[] SentenceMask(
        Scratch scratch, RandomNumbers random, IReadOnlyList<(int From, int Count)> sentences, int words, int width, float rate)
    {
        var mask = scratch.Zeros(words * width);
        foreach (var (from, count) in sentences)
        {
            for (var i = 0; i < width; i++)
            {
                mask[(from * width) + i] = random.NextSingle() < rate ? 0 : 1 / (1 - rate);
            }

            for (var word = 1; word < count; word++)
            {
                mask.AsSpan(from * width, width).CopyTo(mask.AsSpan((from + word) * width));
            }
        }

        return mask;
    }
}
