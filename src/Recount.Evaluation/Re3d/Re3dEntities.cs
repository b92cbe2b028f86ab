using System.Collections.Frozen;
using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Puts what the language layer finds into re3d's types: names, noun phrases for people and bodies, pronouns, times, numbers.</summary>
/// <remarks>The mapping is this benchmark's own. Known gap: coordinates, call signs and frequencies are not looked for.</remarks>
internal sealed class Re3dEntities(EnglishAnalyser analyser, LanguageFacts facts, Lexicon weapons)
{
    private static readonly FrozenSet<string> s_organisations = Set(
        "government regime coalition force army military group militia organisation organization agency council committee ministry department police authority opposition troop soldier fighter rebel " +
        "militant insurgent terrorist extremist jihadist people civilian citizen resident child woman family refugee partner ally member official leader country nation community company media network party " +
        "court union command unit team victim air administration parliament tribe tribesman peshmerga brigade battalion division donor state population minority enemy user journalist worker");

    private static readonly FrozenSet<string> s_locations = Set(
        "city town village area region province district border country camp river road street base airport airfield bridge building house hospital school mosque market territory compound facility " +
        "tunnel dam position headquarters checkpoint centre center site place neighbourhood neighborhood valley sea coast east west north south field refinery");

    private static readonly FrozenSet<string> s_vehicles = Set("vehicle truck car bus lorry convoy ambulance motorcycle boat");

    private static readonly FrozenSet<string> s_platforms = Set("aircraft jet fighter bomber tank ship helicopter warship carrier plane drone platform frigate destroyer submarine");

    private static readonly FrozenSet<string> s_weapons = Set("weapon strike airstrike bomb rocket missile mortar artillery ied vbied explosive munition gun rifle ammunition");

    private static readonly FrozenSet<string> s_documents = Set("report resolution statement article document release book manual code chapter letter order announcement");

    public ImmutableArray<Re3dEntity> Find(Re3dDocument document)
    {
        var analysed = analyser.Analyse(new Document
        {
            Id = new DocumentId("re3d:" + document.Id), Kind = DocumentKind.Article, Text = document.Text, Language = "en",
            Blocks = [new Block(new TextSpan(0, document.Text.Length), BlockRole.Body)],
        });
        var found = new HashSet<Re3dEntity>();
        foreach (var sentence in analysed.Sentences)
        {
            foreach (var name in sentence.Names)
            {
                var from = name.FirstToken > 0 && sentence.Tokens[name.FirstToken - 1].Text is "the" or "The" && name.Type != NameType.Person ? name.FirstToken - 1 : name.FirstToken;
                if ((IsActing(sentence.Tokens, name) ? "Organisation" : TypeOf(name.Type)) is { } type)
                {
                    found.Add(new Re3dEntity(new TextSpan(sentence.Tokens[from].Span.Start, name.Span.End), type));
                }
            }

            foreach (var token in sentence.Tokens.Where(t => t.Tag is Upos.Adj or Upos.Propn && facts.Actors.CountryOfAdjective(t.Text) is not null))
            {
                found.Add(new Re3dEntity(token.Span, "Nationality"));
            }

            foreach (var time in sentence.Times.Where(t => t.Kind != TimeKind.Set))
            {
                found.Add(new Re3dEntity(time.Span, "Temporal"));
            }

            foreach (var quantity in sentence.Quantities.Where(q => q.Kind is not (QuantityKind.Article or QuantityKind.Ordinal) && !sentence.Times.Any(t => t.Span.Overlaps(q.Span))))
            {
                found.Add(new Re3dEntity(quantity.IsCount ? quantity.NumberSpan : quantity.Span, quantity.Kind == QuantityKind.Money ? "Money" : "Quantity"));
            }
        }

        // Of the phrases about one head the shortest: re3d's rarely hold what follows.
        foreach (var mention in facts.Coreference.Mentions(analysed.Sentences).GroupBy(m => (m.Sentence, m.Head)).Select(g => g.MinBy(m => m.Span.Length)))
        {
            var tokens = analysed.Sentences[mention.Sentence].Tokens;
            if (mention.Kind != MentionKind.Name && TypeOf(tokens[mention.Head]) is { } type)
            {
                var end = tokens[mention.End - 1].Text is "'s" or "’s" or "'" or "’" && mention.End - 1 > mention.Head ? tokens[mention.End - 2].Span.End : mention.Span.End;
                found.Add(new Re3dEntity(new TextSpan(mention.Span.Start, end), type));
            }
        }

        return [.. found.OrderBy(e => e.Span).ThenBy(e => e.Type, StringComparer.Ordinal)];
    }

    /// <summary>A country that does something is its government: "the UK condemned".</summary>
    private bool IsActing(ImmutableArray<Token> tokens, NameSpan name)
    {
        for (var i = name.FirstToken; i < name.EndToken; i++)
        {
            if (tokens[i].Relation.StartsWith("nsubj", StringComparison.Ordinal))
            {
                return facts.Actors.Resolve(string.Join(' ', tokens.AsSpan()[name.FirstToken..name.EndToken].ToArray().Select(t => t.Text))) is { Kind: ActorKind.Country };
            }
        }

        return false;
    }

    private string? TypeOf(Token head)
    {
        var lemma = head.Lemma.ToLowerInvariant();
        if (head.Tag == Upos.Pron)
        {
            return head.FineTag == "PRP$" ? null : head.Text.ToLowerInvariant() switch
            {
                "i" or "he" or "she" or "him" or "her" or "me" => "Person",
                "we" or "they" or "us" or "them" => "Organisation",
                _ => null,
            };
        }

        return s_platforms.Contains(lemma) ? "MilitaryPlatform"
            : s_vehicles.Contains(lemma) ? "Vehicle"
            : s_weapons.Contains(lemma) || weapons.ValueOf(lemma) is not null ? "Weapon"
            : s_documents.Contains(lemma) ? "DocumentReference"
            : s_locations.Contains(lemma) ? "Location"
            : s_organisations.Contains(lemma) ? "Organisation"
            : facts.Coreference.IsPersonNoun(lemma) ? head.FineTag == "NNS" ? "Organisation" : "Person" : null;
    }

    // Events have no type there.
    private static string? TypeOf(NameType type) => type switch
    {
        NameType.Person => "Person",
        NameType.Location or NameType.Facility => "Location",
        NameType.Group => "Nationality",
        NameType.Weapon => "Weapon",
        NameType.Event => null,
        _ => "Organisation",
    };

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
