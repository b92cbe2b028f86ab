using Recount.Core;

namespace Recount.Reconciliation;

/// <summary>What is known of names outside the documents; passed in, because Reconciliation loads no data.</summary>
public interface IActorDirectory
{
    /// <summary>
    /// The usual English name, the kind and the country (of a state, or that a group mostly fights in); null where the name
    /// isn't known.
    /// </summary>
    public (string Name, ActorKind Kind, string? Country)? Of(string name);

    /// <summary>The usual English name of an ISO 3166-1 alpha-2 code; null where it is none.</summary>
    public string? CountryName(string code);

    /// <summary>Is the word, as it is written, the name or adjective of a country, or one of its people?</summary>
    public bool IsNational(string word);
}
