using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Recount.Core;

/// <summary>The codebook's word for each member of a closed list, both ways.</summary>
public static class Vocabulary
{
    /// <summary>The codebook's word: <c>"under way"</c> for <see cref="CommitmentStatus.UnderWay"/>.</summary>
    public static string Word<T>(this T value)
        where T : struct, Enum => Words<T>.ByValue[value];

    /// <summary>The member that the codebook's word names, or null where the word isn't on the list.</summary>
    public static T? Parse<T>(string word)
        where T : struct, Enum => Words<T>.ByWord.TryGetValue(word, out var value) ? value : null;

    /// <summary>All words of a list, in the codebook's order.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => v.Word())];

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = typeof(T)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToFrozenDictionary(
                f => (T)f.GetValue(null)!,
                f => f.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? f.Name);

        public static readonly FrozenDictionary<string, T> ByWord =
            ByValue.ToFrozenDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
