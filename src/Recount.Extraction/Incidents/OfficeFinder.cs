using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Where an official of a town or region holds office, as the document says.</summary>
internal sealed class OfficeFinder
{
    private readonly DocumentView _document;
    private readonly List<PlaceMention> _places;

    public OfficeFinder(DocumentView document)
    {
        _document = document;
        _places = [.. document.Sentences.SelectMany(SceneFinder.All)
            .Where(p => p.Kind is PlaceKind.Settlement or PlaceKind.Division).DistinctBy(p => p.Name, StringComparer.Ordinal)];
    }

    /// <summary>The place that a speaker's role names; null for none, or for a minister's.</summary>
    public Place? Of(Speaker? speaker)
    {
        if (speaker is null)
        {
            return null;
        }

        var roles = speaker.IsPerson && _document.People.ByName(speaker.Name) is { } person ? person.Roles : [speaker.Role ?? speaker.Name];
        foreach (var role in roles.Where(r => IsLocal(r)))
        {
            if (_places.Where(p => role.Contains(p.Name, StringComparison.Ordinal)).OrderByDescending(p => p.Name.Length).FirstOrDefault() is { } place)
            {
                return place.ToPlace();
            }
        }

        return null;
    }

    private static bool IsLocal(string role) =>
        role.Contains("mayor", StringComparison.OrdinalIgnoreCase) || role.Contains("governor", StringComparison.OrdinalIgnoreCase)
        || role.Contains("administration", StringComparison.OrdinalIgnoreCase) || role.Contains("head of", StringComparison.OrdinalIgnoreCase);
}
