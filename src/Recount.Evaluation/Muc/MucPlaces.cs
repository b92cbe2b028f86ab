using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>A place's path that stands in a sentence.</summary>
/// <param name="Path">From the country down, as the keys write it.</param>
/// <param name="Sentence">Index.</param>
/// <param name="First">Index of its first token.</param>
/// <param name="Support">How often the developers' keys place something there under that name.</param>
internal sealed record MucPlace(ImmutableArray<string> Path, int Sentence, int First, int Support);

/// <summary>Paths of places by name, from the developers' keys and the release's lists of containing areas.</summary>
internal sealed partial class MucPlaces
{
    private const int LongestName = 5;

    private static readonly string[] s_lists = ["containing-areas-part1.txt", "containing-areas-part2.txt"];

    private readonly FrozenDictionary<string, (ImmutableArray<string> Path, int Support)> _paths;

    private MucPlaces(IEnumerable<KeyValuePair<string, (ImmutableArray<string>, int)>> paths) => _paths = paths.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="keys">The developers' templates.</param>
    /// <param name="folder">Holds docs/containing-areas-part1.txt and part2; where it doesn't, the keys are all.</param>
    public static MucPlaces Of(IEnumerable<MucTemplate> keys, string folder)
    {
        var counts = new Dictionary<(string Name, string Path), int>();
        foreach (var path in keys.SelectMany(t => t[MucSlots.Location]).SelectMany(f => f.Locations).SelectMany(l => l.End is { } end ? new[] { l.Path, end } : [l.Path]))
        {
            for (var length = 1; length <= path.Length; length++)
            {
                Count(path[..length], length == path.Length ? 20 : 10);
            }
        }

        foreach (var line in s_lists.Select(l => Path.Combine(folder, "docs", l)).Where(File.Exists).SelectMany(File.ReadLines))
        {
            if (Line().Match(line) is { Success: true } match)
            {
                ImmutableArray<string> path = [.. match.Groups["path"].Value.Split(':', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
                if (path.Length > 1 && path[0] != "?")
                {
                    Count(path, path.Length <= 3 ? path.Length : 1);
                }
            }
        }

        return new MucPlaces(counts.GroupBy(c => c.Key.Name, StringComparer.Ordinal).Select(g => KeyValuePair.Create(
            g.Key, (g.OrderByDescending(c => c.Value).ThenBy(c => c.Key.Path, StringComparer.Ordinal).First() is var best ? best.Key.Path.Split(": ").ToImmutableArray() : [], best.Value))));

        void Count(ImmutableArray<string> path, int weight)
        {
            var key = (Bare(path[^1]), string.Join(": ", path));
            counts[key] = counts.GetValueOrDefault(key) + weight;
        }
    }

    public ImmutableArray<string>? PathOf(string name) => _paths.TryGetValue(name.ToUpperInvariant(), out var found) ? found.Path : null;

    public IEnumerable<MucPlace> Find(AnalysedSentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            for (var length = Math.Min(LongestName, tokens.Length - i); length > 0; length--)
            {
                if (_paths.TryGetValue(MucReader.Words(tokens, i, i + length).ToUpperInvariant(), out var found) && (length > 1 || tokens[i].Tag is Upos.Propn or Upos.Noun or Upos.X))
                {
                    yield return new MucPlace(found.Path, sentence.Index, i, found.Support);
                    i += length - 1;
                    break;
                }
            }
        }
    }

    // "MEDELLIN (CITY)".
    private static string Bare(string step) => step.Split('(')[0].Trim();

    [GeneratedRegex(@"^(?<path>[^*]+:[^*]+?)\s*(\*|VALIDATED|$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
