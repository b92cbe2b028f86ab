using System.Globalization;
using System.Text;
using Recount.Core;

namespace Recount.Publishing.Traces;

/// <summary>Who stands behind a value: origins named, or else the outlet, the agency or the text that it copies.</summary>
/// <remarks>
/// Spellings of one name are one origin ("the mayor" and "Mayor"). An outlet that prints another's copy is no origin of
/// its own. Known gap: an official and the office that the official speaks for are told apart.
/// </remarks>
internal sealed class OriginCount
{
    // A copied source to the first of its group.
    private readonly Dictionary<string, string> _copies = new(StringComparer.Ordinal);

    public OriginCount(RecordSet records)
    {
        foreach (var group in records.Copies)
        {
            foreach (var source in group)
            {
                _copies.TryAdd(source, group[0]);
            }
        }
    }

    public int Of(IEnumerable<Support> supports) =>
        supports.SelectMany(KeysOf).Distinct(StringComparer.Ordinal).Count();

    public IEnumerable<string> KeysOf(Support support) => support.Origins.IsEmpty
        ? [OutletKey(support.Document)]
        : support.Origins.Select(Folded);

    /// <summary>Lower case, without accents, article, possessive or punctuation: one key for spellings of one name.</summary>
    public static string Folded(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Replace("’s", "", StringComparison.Ordinal).Replace("'s", "", StringComparison.Ordinal)
                     .Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                text.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark && text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }

        var folded = text.ToString().TrimEnd();
        return folded.StartsWith("the ", StringComparison.Ordinal) ? folded[4..] : folded;
    }

    private string OutletKey(DocumentHeader document)
    {
        var source = document.Source ?? document.Id.Value;
        return _copies.TryGetValue(source, out var first) || _copies.TryGetValue(document.Id.Value, out first)
            ? "copy " + first
            : "outlet " + Folded(document.Agency ?? document.Outlet ?? document.Id.Value);
    }
}
