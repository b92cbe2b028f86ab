using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Finds who sat at talks: negotiators by their role, and who leads a team.</summary>
internal static class DelegateFinder
{
    public static void Add(DocumentView document, Meeting meeting)
    {
        foreach (var person in document.People.People)
        {
            var isNegotiator = person.Roles.Any(r => r.Contains("negotiator", StringComparison.OrdinalIgnoreCase)
                    || r.Contains("delegation", StringComparison.OrdinalIgnoreCase) || r.Contains("team", StringComparison.OrdinalIgnoreCase))
                || document.Sentences.Any(s => Leads(document, s, person));
            if (!isNegotiator || document.Actors.Resolve(person.Name) is { Kind: not ActorKind.Person } || meeting.Delegates.Exists(d => d.Name == person.Name))
            {
                continue;
            }

            var party = person.Role is { } role ? document.Actors.StateOf(role) : null;
            party ??= document.PartyOf(person);
            if (party is null || meeting.Parties.Count == 0 || meeting.Parties.Contains(party, StringComparer.Ordinal))
            {
                meeting.Delegates.Add(new DelegationMember { Name = person.Name, Role = person.Role, Party = party });
            }
        }
    }

    // "X, who led the team", "X, the aide who headed the Russian side", "X would lead Ukraine's team", "the team is headed by X".
    private static bool Leads(DocumentView document, SentenceView sentence, PersonEntry person)
    {
        foreach (var name in sentence.Source.Names.Where(n => n.Type == NameType.Person))
        {
            if (document.People.ByName(name.Span.Slice(document.Text)) != person)
            {
                continue;
            }

            for (var i = name.EndToken; i < Math.Min(sentence.Count - 1, name.EndToken + 10); i++)
            {
                if (sentence.Lemma(i) is "lead" or "head" or "member" && (sentence[i].Tag == Upos.Verb || sentence.Is(i + 1, "of"))
                    && Enumerable.Range(i + 1, Math.Min(6, sentence.Count - i - 1)).Any(k => sentence.IsAny(k, "delegation", "team", "side")))
                {
                    return true;
                }

                if (sentence.Source.Names.Any(n => n.Type == NameType.Person && n.FirstToken == i))
                {
                    break;
                }
            }

            if (name.FirstToken > 3 && sentence.Is(name.FirstToken - 1, "by") && sentence.IsAny(name.FirstToken - 2, "headed", "led")
                && Enumerable.Range(Math.Max(0, name.FirstToken - 8), Math.Min(6, name.FirstToken - 2)).Any(k => sentence.IsAny(k, "delegation", "team", "side")))
            {
                return true;
            }
        }

        return false;
    }
}
