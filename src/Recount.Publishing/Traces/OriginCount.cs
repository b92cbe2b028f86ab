using System.Collections.Frozen;
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
        : support.Origins.Select(FoldedName.Of);

    private string OutletKey(DocumentHeader document)
    {
        var original = _originals.GetValueOrDefault(document.Id, document);
        return "outlet " + FoldedName.Of(original.Agency ?? document.Agency ?? original.Outlet ?? original.Id.Value);
    }
}
