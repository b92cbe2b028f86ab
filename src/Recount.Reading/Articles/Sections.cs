using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Recount.Core;
using YamlDotNet.RepresentationModel;

namespace Recount.Reading;

/// <summary>The part of an outlet that a page stands in, by its trail of links or by its address.</summary>
internal static partial class Sections
{
    /// <summary>Longer names are no sections.</summary>
    public const int Longest = 60;

    private const int MostWords = 3; // of a step of an address; more are a headline

    private static readonly FrozenSet<string> s_home = Set("home");
    private static readonly FrozenSet<string> s_kinds = Set("kinds");
    private static readonly FrozenSet<string> s_general = Set("general");

    /// <summary>Examples of the lexicon: an address, and its section or null.</summary>
    internal static IReadOnlyList<(string Address, string? Section)> Examples { get; } =
        [.. ((YamlSequenceNode)Resources.Yaml("sections.yaml")["examples"]).Children.Select(e => (e.Word("address"), e.Word("section") is "null" ? null : e.Word("section")))];

    /// <summary>The first step of a trail below the outlet's front page; null where it has none.</summary>
    /// <param name="trail">Names and addresses, the outermost first; the page itself may stand last.</param>
    /// <param name="outlets">Names of the outlet, its host among them.</param>
    /// <param name="titles">What the page calls itself.</param>
    public static Section? OfTrail(IEnumerable<(string Name, string? Address)> trail, IEnumerable<string?> outlets, IEnumerable<string?> titles)
    {
        var (own, pages) = (Letters(outlets), Letters(titles));
        var steps = trail.Where(s => s.Name.Length is > 1 and < Longest && !IsHome(s.Name, s.Address)).Select(s => s.Name).Where(n =>
            BlockFeatures.Letters(n) is var letters && !own.Contains(letters)
            && !(n.Split(' ').Length > MostWords ? pages.Exists(p => p.Contains(letters, StringComparison.Ordinal)) : pages.Contains(letters)));
        return First([.. steps]) is { } step ? new Section(step, "breadcrumbs") : null;
    }

    /// <summary>The first step of a path that names a part of the outlet; the last step names the page.</summary>
    public static Section? OfAddress(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var steps = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var named = steps.SkipLast(1).Select(s => s.ToLowerInvariant()).Where(s => Step().IsMatch(s) && s.Split('-').Length <= MostWords);
        return First([.. named]) is { } step ? new Section(step.Replace('-', ' '), "address") : null;
    }

    private static string? First(string[] steps)
    {
        var named = steps.Where(s => !s_kinds.Contains(s.ToLowerInvariant())).ToArray();
        return Array.Find(named, s => !s_general.Contains(s.ToLowerInvariant())) ?? named.FirstOrDefault();
    }

    private static bool IsHome(string name, string? address) => s_home.Contains(name.ToLowerInvariant())
        || (Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.AbsolutePath.Length <= 1 : address is "/");

    private static List<string> Letters(IEnumerable<string?> names) => [.. names.OfType<string>().Select(BlockFeatures.Letters)];

    private static FrozenSet<string> Set(string key) => Resources.Yaml("sections.yaml").Words(key).ToFrozenSet(StringComparer.Ordinal);

    // Words without digits, longer than the code of a language ("en", "en-gb").
    [GeneratedRegex("^[a-z]{2,24}(-[a-z]{3,24})+$|^[a-z]{3,24}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Step();
}
