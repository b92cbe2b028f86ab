using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Tells places where something happened from names of doers, offices and mere mentions.</summary>
internal static class SceneFinder
{
    private static readonly string[] s_leading =
        ["in", "at", "near", "on", "outside", "around", "across", "over", "inside", "into", "towards", "toward", "against", "off", "throughout", "between"];

    private static readonly string[] s_offices =
        ["governor", "mayor", "police", "prosecutor", "prosecutors", "officials", "official", "authorities", "administration", "talks", "region's", "resident", "residents", "delegation"];

    // What a named place has done to it: "Djibo was raided", "shelled Omdurman".
    private static readonly string[] s_done =
        ["raid", "attack", "hit", "strike", "bomb", "shell", "bombard", "target", "storm", "overrun", "capture", "seize", "take", "retake", "recapture", "liberate",
         "occupy", "pound", "pummel", "enter", "besiege", "invade", "loot", "burn", "torch", "come", "suffer", "destroy", "damage", "shake", "rock"];

    /// <summary>Names of places, a given name or surname that is also a town ("Vladimir", "Samara was armed") left out.</summary>
    public static IEnumerable<PlaceMention> All(SentenceView sentence) =>
        sentence.Source.Places.Where(p => !(sentence.Surnames.Contains(p.Span.Slice(sentence.DocumentText)) && !IsLocative(sentence, p)) && !sentence.Source.Names.Any(n => n.Type == NameType.Person && n.Span.Overlaps(p.Span) && n.Span != p.Span && !p.Span.Contains(n.Span)));

    /// <summary>Places of an act: the finest of those that its words put it at.</summary>
    public static List<PlaceMention> Of(SentenceView sentence, Stretch stretch)
    {
        var placed = All(sentence).Where(p => stretch.Has(sentence.TokenAt(p.Span.Start)) && IsPlaced(sentence, p)).ToList();
        if (placed.Count == 0)
        {
            return placed;
        }

        // Only the most specific: towns before divisions before regions before countries.
        var finest = placed.Min(Fineness);
        var same = placed.Where(p => Fineness(p) == finest).ToList();
        var nearest = finest == 0 ? PlacePrecision.Region : same.Min(p => p.Precision);
        return [.. same.Where(p => p.Precision <= nearest).DistinctBy(p => p.Name, StringComparer.Ordinal)];
    }

    /// <summary>Where it happened, not who did it: led by a preposition, or what the act was done to ("attacked Timbuktu").</summary>
    public static bool IsPlaced(SentenceView sentence, PlaceMention place)
    {
        // "a US drone strike", "the Belgorod governor": the name of a doer or an office.
        var isHeading = sentence.Source.Sentence.Role is BlockRole.Heading;
        var next = sentence.TokenAt(place.Span.End);
        if (next < sentence.Count && sentence[next].Span.Start - place.Span.End <= 1 && !isHeading
            && ((place.Kind == PlaceKind.Country && sentence[next].Tag is Upos.Noun or Upos.Adj && !sentence.IsInTime(next)
                    && !sentence.IsAny(next, "more", "many", "several", "fewer", "alone", "early", "late")) || sentence.IsAny(next, s_offices)))
        {
            return false;
        }

        // "the focus of Moscow's push", "a group based in London": an owner, a seat.
        var at = sentence.TokenAt(place.Span.Start);
        if ((next < sentence.Count && sentence[next].Text is "’s" or "'s" && !OwnsSite(sentence, next)) || (sentence.IsAny(at - 1, "in", "at") && sentence.IsAny(at - 2, "based", "headquartered")))
        {
            return false;
        }

        if (IsLocative(sentence, place))
        {
            return true;
        }

        var end = sentence.TokenAt(place.Span.End - 1);
        if (end >= sentence.Count)
        {
            return false;
        }

        if (place.Kind is PlaceKind.Country)
        {
            return IsTarget(sentence, end);
        }

        // "Kyiv launches drone attack": who did it.
        return (isHeading && !(next < sentence.Count && sentence[next].FineTag is "VBZ") && !sentence.IsAny(next, "says", "said", "warns", "vows", "denies", "claims")) || IsTarget(sentence, end) || (place.Kind is PlaceKind.Settlement or PlaceKind.Site && end + 1 < sentence.Count && OwnsSite(sentence, end + 1));
    }

    /// <summary>"The city", "there", "the base": the town or site that the text before named last as a place.</summary>
    public static Place? Recalled(DocumentView document, SentenceView sentence)
    {
        for (var i = sentence.Index - 1; i >= Math.Max(0, sentence.Index - 3); i--)
        {
            var before = document.Sentences[i];
            if (before.Source.Sentence.Post != sentence.Source.Sentence.Post)
            {
                return null;
            }

            if (All(before).LastOrDefault(p => p.Kind is PlaceKind.Settlement or PlaceKind.Site && IsPlaced(before, p)) is { } last)
            {
                return last.ToPlace();
            }
        }

        return null;
    }

    /// <summary>"In the capital": of the towns that the document names, the one that stands for its state ("Kyiv", "Tehran").</summary>
    public static Place? Capital(DocumentView document) => document.Sentences.SelectMany(All)
        .Where(p => p.Kind is PlaceKind.Settlement && document.Actors.Resolve(p.Name) is { Kind: ActorKind.Country } state && document.Actors.CodeOf(state.Name) == p.Country
            && document.Principals.Contains(state.Name, StringComparer.Ordinal))
        .GroupBy(p => p.Name, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.First().ToPlace();

    private static bool IsTarget(SentenceView sentence, int token)
    {
        for (var (at, steps) = (token, 0); at >= 0 && steps < 3; steps++)
        {
            var head = sentence[at].Head;
            if (head < 0)
            {
                return false;
            }

            if (sentence.HasRelation(at, "obj") || sentence[at].Relation == "nsubj:pass"
                || (sentence.HasRelation(at, "nsubj") && (sentence.IsPassive(head) || sentence.Lemma(head) is "come" or "suffer")))
            {
                return s_done.Contains(sentence.Lemma(head).ToLowerInvariant(), StringComparer.Ordinal);
            }

            if (!(sentence.HasRelation(at, "nmod") || sentence.HasRelation(at, "conj") || sentence.HasRelation(at, "appos") || sentence.HasRelation(at, "compound") || sentence.HasRelation(at, "flat")))
            {
                return false;
            }

            at = head;
        }

        return false;
    }

    // "Sanaa's airport was bombed", "in Kharkiv's Kyivskyi district": a town's own site.
    private static bool OwnsSite(SentenceView sentence, int possessive) =>
        sentence[possessive].Text is "’s" or "'s" && Enumerable.Range(possessive + 1, Math.Min(4, sentence.Count - possessive - 1))
            .Any(k => sentence.Lemma(k).ToLowerInvariant() is "airport" or "port" or "hospital" or "centre" or "center" or "station" or "market" or "outskirt" or "outskirts" or "suburb" or "district"
                or "quarter" or "city" or "region" or "neighborhood" or "neighbourhood" or "north" or "south" or "east" or "west" or "province" or "oblast" or "area" or "border" or "town" or "village" or "capital" or "palace");

    // A preposition of place leads its noun phrase: "in the eastern city of Kupiansk", "across Mali, Niger".
    private static bool IsLocative(SentenceView sentence, PlaceMention place)
    {
        var at = sentence.TokenAt(place.Span.Start);
        for (var i = at - 1; i >= Math.Max(0, at - 9); i--)
        {
            if (sentence.IsAny(i, s_leading))
            {
                // "linked to", "on Russia's side", "on Kyiv to negotiate", "pressure on Israel" lead nothing that happens there.
                return !(sentence.Is(i, "on") && i == at - 1 && sentence[Math.Max(0, i - 1)].Tag == Upos.Verb)
                    && !(place.Kind is PlaceKind.Country && sentence.IsAny(i, "on", "against") && sentence.IsAny(i - 1, "pressure", "sanctions", "embargo", "policy", "war", "tariffs", "position", "views"));
            }

            var belongs = sentence[i].Tag is Upos.Det or Upos.Adj or Upos.Noun or Upos.Propn or Upos.Num or Upos.Cconj or Upos.Part
                || sentence.IsAny(i, "of", ",", "-", "’s", "'s", "south", "north", "east", "west", "from");
            if (!belongs)
            {
                return false;
            }
        }

        return false;
    }

    public static int Fineness(PlaceMention place) => place.Kind switch
    {
        PlaceKind.Settlement or PlaceKind.Site => 0,
        PlaceKind.Division => 1,
        PlaceKind.Region or PlaceKind.Water => 2,
        _ => 3,
    };
}
