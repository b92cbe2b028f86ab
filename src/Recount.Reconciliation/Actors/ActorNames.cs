using System.Collections.Frozen;
using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation.Actors;

/// <summary>Every spelling met, led to the one name that records use.</summary>
internal sealed class ActorNames
{
    private readonly FrozenDictionary<string, string> _byKey;
    private readonly FrozenDictionary<string, string> _roles;

    /// <param name="actors">All actors.</param>
    /// <param name="roles">A role that the documents give somebody, by name.</param>
    public ActorNames(ImmutableArray<Actor> actors, IEnumerable<(string Name, string Role)> roles)
    {
        Actors = actors;
        _byKey = actors.SelectMany(a => a.Aliases.Prepend(a.Name).Select(n => (Key: Names.Romanised(n), a.Name)))
            .DistinctBy(a => a.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(a => a.Key, a => a.Name, StringComparer.Ordinal);
        _roles = roles.GroupBy(r => Of(r.Name), StringComparer.Ordinal)
            .ToFrozenDictionary(
                g => g.Key,
                g => string.Join(' ', g.Select(r => r.Role).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
                StringComparer.Ordinal);
    }

    public ImmutableArray<Actor> Actors { get; }

    /// <summary>The actor's one name; a name that is no actor's stays as it is.</summary>
    public string Of(string name) => _byKey.GetValueOrDefault(Names.Romanised(name), name);

    /// <summary>A form in which two spellings of one actor are equal.</summary>
    public string Key(string name) => Names.Romanised(Of(name));

    /// <summary>Every role that any document gives the actor, in ordinal order; empty where none does.</summary>
    public string RoleOf(string name) => _roles.GetValueOrDefault(Of(name), "");
}
