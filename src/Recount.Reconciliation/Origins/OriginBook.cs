using System.Collections.Frozen;
using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Actors;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation.Origins;

/// <summary>Who stands behind a report, so that origins corroborate and outlets don't.</summary>
/// <remarks>
/// A named source is one origin under all its spellings. What an outlet states as its own has the outlet as its origin;
/// copies of one text have that of the first of them, and an agency's copy the agency wherever it is credited.
/// </remarks>
internal sealed class OriginBook
{
    private readonly ActorNames _actors;
    private readonly FrozenDictionary<DocumentId, DocumentHeader> _originals;

    public OriginBook(ActorNames actors, ImmutableArray<ImmutableArray<DocumentHeader>> copies)
    {
        _actors = actors;
        _originals = copies.SelectMany(g => g.Select(d => (d.Id, Original: g[0])))
            .ToFrozenDictionary(d => d.Id, d => d.Original);
    }

    /// <summary>A form in which two reports of one origin are equal.</summary>
    /// <param name="origin">Whom the document names; null where it states it as its own.</param>
    /// <param name="document">The document that says so.</param>
    public string Key(string? origin, DocumentHeader document)
    {
        if (origin is not null)
        {
            return _actors.Key(origin);
        }

        var original = _originals.GetValueOrDefault(document.Id, document);
        return "outlet " + Names.Normalise(original.Agency ?? document.Agency ?? original.Outlet ?? original.Id.Value);
    }

    public OriginRank Rank(string? origin, DocumentHeader document, IReadOnlyList<string> perpetrators) => origin is null
        ? OriginRanks.Of(document.Outlet ?? document.Id.Value, isOutlet: true, perpetrators)
        : OriginRanks.Of($"{origin} {_actors.RoleOf(origin)}", isOutlet: false, perpetrators);
}
