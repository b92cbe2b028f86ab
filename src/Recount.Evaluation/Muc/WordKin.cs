using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Codes that words of like meaning share: on which sides of random planes a word's vector lies (Charikar 2002).</summary>
/// <remarks>Thread-safe. The planes are drawn with a fixed seed.</remarks>
internal sealed class WordKin
{
    private const int Tables = 10;

    /// <summary>Planes a code: two to that power codes a table.</summary>
    private const int Planes = 7;

    private readonly WordVectors _vectors;
    private readonly float[] _normals;
    private readonly ConcurrentDictionary<string, ImmutableArray<string>> _codes = new(StringComparer.Ordinal);

    public WordKin(WordVectors vectors)
    {
        var random = new MersenneTwister(7);
        _vectors = vectors;
        _normals = [.. Enumerable.Range(0, Tables * Planes * vectors.Width).Select(_ => (float)(Enumerable.Range(0, 4).Sum(_ => random.NextDouble()) - 2))];
    }

    /// <summary>None where the word has no vector.</summary>
    public ImmutableArray<string> CodesOf(string word) => _codes.GetOrAdd(word.ToLowerInvariant(), Make);

    private ImmutableArray<string> Make(string word)
    {
        if (_vectors.RowOf(word) is not (>= 0 and var row))
        {
            return [];
        }

        var vector = new float[_vectors.Width];
        _vectors.AddTo(row, vector);
        var codes = ImmutableArray.CreateBuilder<string>(Tables);
        for (var table = 0; table < Tables; table++)
        {
            var code = 0;
            for (var plane = 0; plane < Planes; plane++)
            {
                var normal = _normals.AsSpan(((table * Planes) + plane) * vector.Length, vector.Length);
                code = (code << 1) | (System.Numerics.Tensors.TensorPrimitives.Dot(vector, normal) > 0 ? 1 : 0);
            }

            codes.Add(string.Create(CultureInfo.InvariantCulture, $"{table}:{code}"));
        }

        return codes.MoveToImmutable();
    }
}
