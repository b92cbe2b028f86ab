using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Recount.Language;

/// <summary>The class of a settlement in the gazetteer, by GeoNames' feature codes.</summary>
public enum SettlementRank : byte
{
    /// <summary>PPL and the rarer codes.</summary>
    Place,

    /// <summary>PPLX: a quarter of a town.</summary>
    Quarter,

    /// <summary>PPLA3 to PPLA5.</summary>
    LocalSeat,

    /// <summary>PPLA2.</summary>
    DistrictSeat,

    /// <summary>PPLA.</summary>
    DivisionSeat,

    /// <summary>PPLC.</summary>
    Capital,

    /// <summary>No settlement: a second-order division (a county of the United States), placed at its middle.</summary>
    County,
}

/// <summary>One row to be written.</summary>
public sealed record GazetteerPlace(
    int Id, string Name, double Latitude, double Longitude, SettlementRank Rank, string Country, string Division, int Population)
{
    /// <summary>Folded keys besides the name's own.</summary>
    public required IReadOnlyList<string> Keys { get; init; }
}

/// <summary>A first-order division to be written: its seat and centre come from its own places.</summary>
public sealed record GazetteerDivision(string Name, string Country, string Code, string Division);

/// <summary>
/// The gazetteer's file: columns, sorted keys with postings, brotli over all. Places are in order of country, division,
/// falling population, id. Coordinates are 16-bit steps (305 m of latitude, at most 611 m of longitude).
/// </summary>
internal sealed class GazetteerData
{
    private const uint Magic = 0x31475A52; // "RZG1"

    private byte[] _keys = [];
    private int[] _keyStart = [];
    private int[] _postingStart = [];
    private int[] _postings = [];
    private byte[] _names = [];
    private int[] _nameStart = [];

    public required string Hash { get; init; }

    public int[] Ids { get; private set; } = [];

    public ushort[] Latitudes { get; private set; } = [];

    public ushort[] Longitudes { get; private set; } = [];

    public byte[] Ranks { get; private set; } = [];

    public int[] Populations { get; private set; } = [];

    /// <summary>Index into <see cref="Areas"/> of each place.</summary>
    public ushort[] AreaOf { get; private set; } = [];

    /// <summary>Country and division code of each area.</summary>
    public (string Country, string Code)[] Areas { get; private set; } = [];

    public (string Name, string Country, string Code, ushort Area)[] Divisions { get; private set; } = [];

    public int Count => Ids.Length;

    public int KeyCount => _keyStart.Length - 1;

    public static double Latitude(ushort step) => (step * 180.0 / 65535) - 90;

    public static double Longitude(ushort step) => (step * 360.0 / 65535) - 180;

    public string NameOf(int place) => Encoding.UTF8.GetString(_names.AsSpan(_nameStart[place].._nameStart[place + 1]));

    /// <summary>Places under a key: index shifted left by one, lowest bit set where the key is the place's own name.</summary>
    public ReadOnlySpan<int> Find(string key)
    {
        Span<byte> bytes = stackalloc byte[256];
        if (key.Length is 0 or > 80 || !Encoding.UTF8.TryGetBytes(key, bytes, out var length))
        {
            return [];
        }

        var wanted = bytes[..length];
        var (low, high) = (0, KeyCount - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = _keys.AsSpan(_keyStart[middle].._keyStart[middle + 1]).SequenceCompareTo(wanted);
            if (order == 0)
            {
                return _postings.AsSpan(_postingStart[middle].._postingStart[middle + 1]);
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return [];
    }

    /// <exception cref="InvalidDataException">The file isn't a gazetteer of this version.</exception>
    public static GazetteerData Read(byte[] file)
    {
        using var brotli = new BrotliStream(new MemoryStream(file), CompressionMode.Decompress);
        var inflated = new MemoryStream(16 << 20);
        brotli.CopyTo(inflated);
        var reader = new ColumnReader(inflated.GetBuffer());
        if (reader.Fixed32() != Magic)
        {
            throw new InvalidDataException("the gazetteer file is of another version; make it again with `recount train gazetteer`");
        }

        var data = new GazetteerData { Hash = Convert.ToHexStringLower(SHA256.HashData(file)) };
        var areas = new (string, string)[reader.Varint()];
        for (var i = 0; i < areas.Length; i++)
        {
            areas[i] = (reader.Text(), reader.Text());
        }

        data.Areas = areas;
        var divisions = new (string, string, string, ushort)[reader.Varint()];
        for (var i = 0; i < divisions.Length; i++)
        {
            divisions[i] = (reader.Text(), reader.Text(), reader.Text(), (ushort)reader.Varint());
        }

        data.Divisions = divisions;
        var count = reader.Varint();
        data.AreaOf = new ushort[count];
        for (int i = 0, area = 0; i < count; i++)
        {
            area += reader.Varint();
            data.AreaOf[i] = (ushort)area;
        }

        data.Ids = new int[count];
        for (var i = 0; i < count; i++)
        {
            data.Ids[i] = (int)reader.Fixed32();
        }

        data.Latitudes = reader.Shorts(count);
        data.Longitudes = reader.Shorts(count);
        data.Ranks = reader.Bytes(count).ToArray();
        data.Populations = new int[count];
        for (var i = 0; i < count; i++)
        {
            data.Populations[i] = reader.Varint();
        }

        data._nameStart = new int[count + 1];
        for (var i = 0; i < count; i++)
        {
            data._nameStart[i + 1] = data._nameStart[i] + reader.Varint();
        }

        data._names = reader.Bytes(data._nameStart[count]).ToArray();
        data.ReadKeys(reader);
        return data;
    }

    // Keys are front-coded: how many bytes they share with the key before, how many follow.
    private void ReadKeys(ColumnReader reader)
    {
        var count = reader.Varint();
        var shared = reader.Bytes(count);
        var rest = reader.Bytes(count);
        var postings = reader.Bytes(count);
        _keyStart = new int[count + 1];
        _postingStart = new int[count + 1];
        for (var i = 0; i < count; i++)
        {
            _keyStart[i + 1] = _keyStart[i] + shared[i] + rest[i];
            _postingStart[i + 1] = _postingStart[i] + postings[i];
        }

        _keys = new byte[_keyStart[count]];
        for (var i = 0; i < count; i++)
        {
            var start = _keyStart[i];
            if (shared[i] > 0)
            {
                _keys.AsSpan(_keyStart[i - 1], shared[i]).CopyTo(_keys.AsSpan(start));
            }

            reader.Bytes(rest[i]).CopyTo(_keys.AsSpan(start + shared[i]));
        }

        _postings = new int[_postingStart[count]];
        for (var i = 0; i < _postings.Length; i++)
        {
            _postings[i] = reader.Varint();
        }
    }

    /// <summary>Writes the file; the same rows in any order give the same bytes.</summary>
    internal static byte[] Write(IEnumerable<GazetteerPlace> places, IEnumerable<GazetteerDivision> divisions)
    {
        var rows = places.OrderBy(p => p.Country, StringComparer.Ordinal).ThenBy(p => p.Division, StringComparer.Ordinal)
            .ThenByDescending(p => p.Population).ThenBy(p => p.Id).ToArray();
        var areas = rows.Select(p => (p.Country, p.Division)).Distinct().ToList();
        var areaIndex = areas.Index().ToDictionary(a => a.Item, a => a.Index);
        var keys = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Length; i++)
        {
            var own = PlaceNames.Fold(rows[i].Name);
            Add(own, (i << 1) | 1);
            foreach (var key in rows[i].Keys.Where(k => !string.Equals(k, own, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
            {
                Add(key, i << 1);
            }
        }

        var writer = new ColumnWriter();
        writer.Fixed32(Magic);
        writer.Varint(areas.Count);
        areas.ForEach(a => writer.Text(a.Country).Text(a.Division));
        var kept = divisions.Where(d => areaIndex.ContainsKey((d.Country, d.Division)))
            .OrderBy(d => d.Country, StringComparer.Ordinal).ThenBy(d => d.Code, StringComparer.Ordinal).ToList();
        writer.Varint(kept.Count);
        kept.ForEach(d => writer.Text(d.Name).Text(d.Country).Text(d.Code).Varint(areaIndex[(d.Country, d.Division)]));
        writer.Varint(rows.Length);
        for (int i = 0, area = 0; i < rows.Length; i++)
        {
            var next = areaIndex[(rows[i].Country, rows[i].Division)];
            writer.Varint(next - area);
            area = next;
        }

        foreach (var row in rows)
        {
            writer.Fixed32((uint)row.Id);
        }

        writer.Shorts(rows.Select(r => (ushort)Math.Round((r.Latitude + 90) * 65535 / 180)));
        writer.Shorts(rows.Select(r => (ushort)Math.Round((r.Longitude + 180) * 65535 / 360)));
        writer.Bytes([.. rows.Select(r => (byte)r.Rank)]);
        foreach (var row in rows)
        {
            writer.Varint(row.Population);
        }

        var names = rows.Select(r => Encoding.UTF8.GetBytes(r.Name)).ToArray();
        foreach (var name in names)
        {
            writer.Varint(name.Length);
        }

        writer.Bytes([.. names.SelectMany(n => n)]);
        WriteKeys(writer, rows, keys);

        var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, new BrotliCompressionOptions { Quality = 11 }, leaveOpen: true))
        {
            brotli.Write(writer.ToArray());
        }

        return packed.ToArray();

        void Add(string key, int posting)
        {
            if (key.Length is 0 or > 80 || Encoding.UTF8.GetByteCount(key) > 250)
            {
                return;
            }

            if (!keys.TryGetValue(key, out var postings))
            {
                keys[key] = postings = [];
            }

            postings.Add(posting);
        }
    }

    private static void WriteKeys(ColumnWriter writer, GazetteerPlace[] rows, SortedDictionary<string, List<int>> keys)
    {
        // Keys must be in order of bytes, which for UTF-8 is the order of code points, not of UTF-16 units.
        var sorted = keys.Select(k => (Key: Encoding.UTF8.GetBytes(k.Key), Postings: k.Value)).ToList();
        // A name of more than 255 places keeps the most populous: none of the others could win anyway.
        foreach (var (_, postings) in sorted.Where(k => k.Postings.Count > 255))
        {
            var kept = postings.OrderByDescending(p => rows[p >> 1].Population).ThenBy(p => p).Take(255).Order().ToList();
            postings.Clear();
            postings.AddRange(kept);
        }

        sorted.Sort((a, b) => a.Key.AsSpan().SequenceCompareTo(b.Key));
        writer.Varint(sorted.Count);
        var shared = new byte[sorted.Count];
        for (var i = 1; i < sorted.Count; i++)
        {
            shared[i] = (byte)sorted[i].Key.AsSpan().CommonPrefixLength(sorted[i - 1].Key);
        }

        writer.Bytes(shared);
        writer.Bytes([.. sorted.Select((k, i) => (byte)(k.Key.Length - shared[i]))]);
        writer.Bytes([.. sorted.Select(k => (byte)k.Postings.Count)]);
        for (var i = 0; i < sorted.Count; i++)
        {
            writer.Bytes(sorted[i].Key.AsSpan(shared[i]).ToArray());
        }

        foreach (var (_, postings) in sorted)
        {
            foreach (var posting in postings)
            {
                writer.Varint(posting);
            }
        }
    }
}
