using Recount.Core;

namespace Recount.Reconciliation;

/// <summary>What is known of names outside the documents; passed in, because Reconciliation loads no data.</summary>
public interface IActorDirectory
{
    /// <summary>Null where the name isn't known; the country is that of a state, or that a group mostly fights in.</summary>
    public (ActorKind Kind, string? Country)? Of(string name);

    /// <summary>Is the word, as it is written, the name or adjective of a country, or one of its people?</summary>
    public bool IsNational(string word);
}
