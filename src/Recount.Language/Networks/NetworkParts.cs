using System.Runtime.InteropServices;

namespace Recount.Language;

/// <summary>The network's weights and labels, as training leaves them in the file.</summary>
internal sealed record NetworkParts
{
    /// <summary>"VERB|VBD": both parts of speech at once.</summary>
    public required string[] TagLabels { get; init; }

    public required string[] RelationLabels { get; init; }

    public required string[] NameLabels { get; init; }

    public required EncoderParts Encoder { get; init; }

    public required ByteMatrix Tags { get; init; }

    public required ByteMatrix ArcWord { get; init; }

    /// <summary>Added to each word's row before it meets the heads': how likely each head is for any word.</summary>
    public required float[] ArcWordBias { get; init; }

    public required ByteMatrix ArcHead { get; init; }

    public required ByteMatrix ArcInner { get; init; }

    public required float ArcHeadScale { get; init; }

    /// <summary>The root's row among the heads.</summary>
    public required float[] ArcRoot { get; init; }

    public required ByteMatrix RelationWord { get; init; }

    public required ByteMatrix RelationHead { get; init; }

    public required float[] RelationRoot { get; init; }

    public required ByteMatrix RelationOut { get; init; }

    public required float RelationScale { get; init; }

    public required ByteMatrix NameHidden { get; init; }

    public required float NameScale { get; init; }

    public required ByteMatrix NameOut { get; init; }

    /// <summary>Label · labels + next label; then a row of first labels.</summary>
    public required float[] NameSteps { get; init; }

    public static NetworkParts Read(BinaryReader reader) => new()
    {
        TagLabels = ReadLabels(reader),
        RelationLabels = ReadLabels(reader),
        NameLabels = ReadLabels(reader),
        Encoder = EncoderParts.Read(reader),
        Tags = ByteMatrix.Read(reader),
        ArcWord = ByteMatrix.Read(reader),
        ArcWordBias = ReadNumbers(reader),
        ArcHead = ByteMatrix.Read(reader),
        ArcInner = ByteMatrix.Read(reader),
        ArcHeadScale = reader.ReadSingle(),
        ArcRoot = ReadNumbers(reader),
        RelationWord = ByteMatrix.Read(reader),
        RelationHead = ByteMatrix.Read(reader),
        RelationRoot = ReadNumbers(reader),
        RelationOut = ByteMatrix.Read(reader),
        RelationScale = reader.ReadSingle(),
        NameHidden = ByteMatrix.Read(reader),
        NameScale = reader.ReadSingle(),
        NameOut = ByteMatrix.Read(reader),
        NameSteps = ReadNumbers(reader),
    };

    public void Write(BinaryWriter writer)
    {
        WriteLabels(writer, TagLabels);
        WriteLabels(writer, RelationLabels);
        WriteLabels(writer, NameLabels);
        Encoder.Write(writer);
        Tags.Write(writer);
        ArcWord.Write(writer);
        WriteNumbers(writer, ArcWordBias);
        ArcHead.Write(writer);
        ArcInner.Write(writer);
        writer.Write(ArcHeadScale);
        WriteNumbers(writer, ArcRoot);
        RelationWord.Write(writer);
        RelationHead.Write(writer);
        WriteNumbers(writer, RelationRoot);
        RelationOut.Write(writer);
        writer.Write(RelationScale);
        NameHidden.Write(writer);
        writer.Write(NameScale);
        NameOut.Write(writer);
        WriteNumbers(writer, NameSteps);
    }

    private static string[] ReadLabels(BinaryReader reader) =>
        reader.ReadInt32() is var n and > 0 and < 1 << 12
            ? [.. Enumerable.Range(0, n).Select(_ => reader.ReadString())]
            : throw new InvalidDataException("no labels");

    private static void WriteLabels(BinaryWriter writer, string[] labels)
    {
        writer.Write(labels.Length);
        foreach (var label in labels)
        {
            writer.Write(label);
        }
    }

    private static float[] ReadNumbers(BinaryReader reader)
    {
        var n = reader.ReadInt32();
        if (n is < 0 or > 1 << 16)
        {
            throw new InvalidDataException($"{n} numbers");
        }

        var numbers = new float[n];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }

    private static void WriteNumbers(BinaryWriter writer, float[] numbers)
    {
        writer.Write(numbers.Length);
        writer.Write(MemoryMarshal.AsBytes(numbers.AsSpan()));
    }
}
