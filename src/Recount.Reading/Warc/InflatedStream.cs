namespace Recount.Reading;

/// <summary>What a packed stream unpacks to, up to a stated ratio: a bomb ends as a broken archive.</summary>
/// <remarks>A stream that was cut short ends as a broken one where the host sets System.IO.Compression.UseStrictValidation, as recount does.</remarks>
public sealed class InflatedStream : ForwardStream
{
    /// <summary>Unpacked to packed bytes, beyond <see cref="FreeBytes"/>; news reaches 20, deflate's bound is 1,032.</summary>
    public const int MostInflation = HttpResponse.MostInflation;

    /// <summary>Unpacked bytes that no ratio is asked of.</summary>
    public const int FreeBytes = 64 * 1024 * 1024;

    private readonly Counted _packed;
    private readonly Stream _unpacked;
    private long _total;

    /// <param name="packed">Closed with this stream.</param>
    /// <param name="open">Unpacks it.</param>
    public InflatedStream(Stream packed, Func<Stream, Stream> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        _packed = new Counted(packed);
        _unpacked = open(_packed);
    }

    /// <exception cref="InvalidDataException">The stream is broken, or unpacks to more than the limit.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = _unpacked.Read(buffer);
        _total += read;
        return _total <= FreeBytes || _total <= _packed.Total * MostInflation
            ? read
            : throw new InvalidDataException($"it unpacks to more than {MostInflation} times its size");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked.Dispose();
            _packed.Dispose();
        }

        base.Dispose(disposing);
    }

    private sealed class Counted(Stream inner) : ForwardStream
    {
        public long Total { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            Total += read;
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
