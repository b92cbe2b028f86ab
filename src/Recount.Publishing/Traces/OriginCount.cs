using System.Collections.Frozen;
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
    // A copied document to the first of its group.
    private readonly FrozenDictionary<DocumentId, DocumentHeader> _originals;

    public OriginCount(RecordSet records) => _originals = records.Copies
        .SelectMany(g => g.Select(d => (d.Id, Original: g[0])))
        .ToFrozenDictionary(d => d.Id, d => d.Original);

    public int Of(IEnumerable<Support> supports) =>
        supports.SelectMany(KeysOf).Distinct(StringComparer.Ordinal).Count();

    public IEnumerable<string> KeysOf(Support support) => support.Origins.IsEmpty
        ? [OutletKey(support.Document)]
        : support.Origins.Select(Folded);

    /// <summary>Lower case, without accents, article, possessive or punctuation: one key for spellings of one name.</summary>
    public static string Folded(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Replace("’s", "", StringComparison.Ordinal).Replace("'s", "", StringComparison.Ordinal))
        {
            if (char.IsLetterOrDigit(c))
            {
                text.Append(RomanisedName.Bare(char.ToLowerInvariant(c)));
            }
            else if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }

        var folded = text.ToString().TrimEnd();
        return folded.StartsWith("the ", StringComparison.Ordinal) ? folded[4..] : folded;
    }

    private string OutletKey(DocumentHeader document)
    {
        var original = _originals.GetValueOrDefault(document.Id, document);
        return "outlet " + Folded(original.Agency ?? document.Agency ?? original.Outlet ?? original.Id.Value);
    }
}
