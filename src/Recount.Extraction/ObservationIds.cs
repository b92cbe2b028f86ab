using Recount.Core;

namespace Recount.Extraction;

/// <summary>Numbers observations that would share an id, in the order in which they are asked for.</summary>
internal sealed class ObservationIds(DocumentId document)
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    public ObservationId Next(Observation observation)
    {
        var quote = observation.Evidence[0].Quote;
        var key = $"{observation.Family}\u001f{quote}\u001f{observation.Key}";
        var occurrence = _seen.GetValueOrDefault(key);
        _seen[key] = occurrence + 1;
        return ObservationId.Of(document, observation.Family, quote, occurrence, observation.Key);
    }
}
