using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Recount.Core;

namespace Recount.Extraction;

/// <summary>The chance in thousandths that a coder would keep an observation: a sum of weights, one a sign, through a curve.</summary>
/// <remarks>
/// Weights are whole thousandths, and the curve ½ + ½·a/√(1 + a²) is made of operations that IEEE 754 fixes to the bit, so that a
/// score is the same on any machine. Thread-safe.
/// </remarks>
public sealed class ConfidenceModel
{
    public const string FileName = "confidence.txt";

    private const string Header = "confidence 1";
    private readonly FrozenDictionary<string, int> _weights;

    public ConfidenceModel(IReadOnlyDictionary<string, int> weights)
    {
        _weights = weights.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Sure of everything: with it, all that the rules find is kept.</summary>
    public static ConfidenceModel Sure { get; } = new(new Dictionary<string, int>(StringComparer.Ordinal) { [ConfidenceSigns.Any] = 9000 });

    /// <summary>Begins the hash of the file: part of the pipeline's version.</summary>
    public string Version => ContentHash.Of(ToString());

    /// <param name="signs">From <see cref="ConfidenceSigns"/>; those without a weight don't count.</param>
    public int Score(IEnumerable<string> signs)
    {
        ArgumentNullException.ThrowIfNull(signs);
        return (int)Math.Floor(1000 * Curve(signs.Sum(s => _weights.GetValueOrDefault(s)) / 1000.0));
    }

    /// <summary>Between 0 and 1, ½ at 0.</summary>
    public static double Curve(double sum) => 0.5 + (0.5 * sum / Math.Sqrt(1 + (sum * sum)));

    /// <summary>The model beside the program.</summary>
    public static ConfidenceModel LoadInstalled() => LoadFrom(AppContext.BaseDirectory);

    /// <param name="baseFolder">Holds models/: the program's own folder.</param>
    public static ConfidenceModel LoadFrom(string baseFolder) => Load(Path.Combine(baseFolder, "models", "confidence", FileName));

    /// <exception cref="InvalidDataException">Not a file of this version.</exception>
    public static ConfidenceModel Load(string path)
    {
        var lines = File.ReadAllLines(path);
        if (lines is not [Header, ..])
        {
            throw new InvalidDataException($"'{path}' isn't '{Header}'");
        }

        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(1))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab <= 0 || !int.TryParse(line.AsSpan(0, tab), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight))
            {
                throw new InvalidDataException($"'{path}' holds a line that is no weight and sign");
            }

            weights[line[(tab + 1)..]] = weight;
        }

        return new ConfidenceModel(weights);
    }

    /// <summary>The file's content.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var (sign, weight) in _weights.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{weight}\t{sign}\n");
        }

        return text.ToString();
    }
}
