using System.Buffers;

namespace Recount.Language;

/// <summary>Room for a sentence's numbers, lent by the shared pool until disposed of, once.</summary>
/// <remarks>A sentence takes some hundred kilobytes for the time of its reading; new arrays would cost the collector as much as the sums.</remarks>
internal readonly struct Rented<T> : IDisposable
    where T : unmanaged
{
    private readonly T[] _array;
    private readonly int _length;

    /// <param name="length">Of <see cref="Span"/>, whose content is anything.</param>
    public Rented(int length)
    {
        _array = ArrayPool<T>.Shared.Rent(length);
        _length = length;
    }

    public Span<T> Span => _array.AsSpan(0, _length);

    public void Dispose() => ArrayPool<T>.Shared.Return(_array);
}
