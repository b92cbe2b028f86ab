using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Reads what sides do to each other: the first clause of each sentence that tells a dealing, behind who reports it.</summary>
/// <remarks>
/// A verb names the dealing itself ("denounced"), or begins or ends what the noun beside it names ("lifted the curfew").
/// What is only ahead is an agreement where it is friendly and a threat where it isn't; what is denied is a refusal; what
/// must be done is a demand of whoever says so.
/// </remarks>
internal sealed class DealingFinder(Lexicon verbs, Lexicon nouns, Lexicon steps, Lexicon modes, Lexicon sayings)
{
    private const int LongestPhrase = 4;

    private static readonly string[] s_units =
        ["force", "forces", "troop", "troops", "army", "military", "aircraft", "jet", "helicopter", "tank", "warplane", "gunboat", "navy", "artillery", "battalion", "brigade", "plane", "drone", "warship"];

    public IEnumerable<Dealing> Find(DocumentView document) => document.Sentences.SelectMany(s => Of(document, s));

    /// <summary>The dealings of a sentence, its main clause's first.</summary>
    public IEnumerable<Dealing> Of(DocumentView document, SentenceView sentence)
    {
        var (start, teller) = Told(sentence);
        if (start < 0)
        {
            yield break;
        }

        var actors = new DealingActors(document, sentence, teller);
        var clauses = Verbs(sentence, start).ToList();
        // Verbs that the tree hangs elsewhere come after those of the clause.
        var others = Enumerable.Range(0, sentence.Count).Where(i => i != teller && sentence.IsVerb(i) && !clauses.Contains(i));
        foreach (var verb in clauses.Concat(others))
        {
            if (Read(sentence, verb, teller) is { } reading)
            {
                yield return actors.Join(AsFighting(sentence, reading)) with { Mode = Mode(sentence, reading) };
            }
        }

        foreach (var noun in Enumerable.Range(0, sentence.Count).Where(i => sentence[i].Tag is Upos.Noun or Upos.Propn))
        {
            if (sentence.Phrase(nouns, noun, LongestPhrase) is { } phrase && DealingTypes.Parse(phrase.Value) is { } type)
            {
                var reading = new DealingReading(type, noun, noun + phrase.Length - 1, "dealing.noun.v1");
                yield return actors.Join(reading) with { Mode = Mode(sentence, reading) };
            }
        }
    }

    // What units of war do to people is fighting; what a person does is an assault.
    private static DealingReading AsFighting(SentenceView sentence, DealingReading reading) =>
        reading.Type is DealingType.Assault && sentence.Lemma(reading.At) is "kill" or "attack" or "bomb" or "wound" or "injure"
            && sentence.Subject(reading.At) is >= 0 and var subject && s_units.Contains(sentence.Lemma(subject).ToLowerInvariant(), StringComparer.Ordinal)
            ? reading with { Type = DealingType.Fight, Rule = "dealing.units.v1" }
            : reading;

    private string? Mode(SentenceView sentence, DealingReading reading)
    {
        foreach (var at in new[] { reading.At, reading.Through }.Concat(sentence.Children(reading.At).ToArray().Where(c => sentence.HasRelation(c, "obj") || sentence.HasRelation(c, "obl"))))
        {
            if (sentence.Phrase(modes, at, LongestPhrase) is { } phrase)
            {
                return phrase.Value;
            }
        }

        return null;
    }

    // The verb of what is told, and who tells it: "X said that Y will …" is led by "will".
    private (int Verb, int Teller) Told(SentenceView sentence)
    {
        var at = Enumerable.Range(0, sentence.Count).FirstOrDefault(i => sentence[i].Head < 0, -1);
        var teller = -1;
        for (var depth = 0; at >= 0 && depth < 3 && IsSaying(sentence, at); depth++)
        {
            var content = sentence.Child(at, "ccomp", "parataxis");
            content = content >= 0 ? content : sentence.Child(at, "xcomp");
            if (content < 0)
            {
                break;
            }

            teller = at;
            at = content;
        }

        return (at, teller);
    }

    private bool IsSaying(SentenceView sentence, int at) => sayings.ValueOf(sentence.Lemma(at).ToLowerInvariant()) is "state" && sentence.Lemma(at) is not "call";

    // The clause's verb, then those that hang on it, nearest first.
    private static IEnumerable<int> Verbs(SentenceView sentence, int start)
    {
        var open = new Queue<int>([start]);
        while (open.TryDequeue(out var at))
        {
            yield return at;
            foreach (var child in sentence.Children(at).ToArray())
            {
                var isClause = sentence.HasRelation(child, "xcomp") || sentence.HasRelation(child, "ccomp") || sentence.HasRelation(child, "conj")
                    || sentence.HasRelation(child, "advcl") || sentence.HasRelation(child, "acl") || sentence.HasRelation(child, "parataxis");
                if (isClause)
                {
                    open.Enqueue(child);
                }
            }
        }
    }

    private DealingReading? Read(SentenceView sentence, int at, int teller)
    {
        if (teller >= 0 && IsObliged(sentence, at))
        {
            return new DealingReading(DealingType.Demand, at, at, "dealing.obligation.v1") { IsOfTeller = true };
        }

        if (OfReadiness(sentence, at) is { } ready)
        {
            return ready;
        }

        if ((OfStep(sentence, at) ?? OfVerb(sentence, at)) is not { } own)
        {
            return null;
        }

        if (IsDenied(sentence, at))
        {
            return own with { Type = DealingType.Reject, Rule = "dealing.denied.v1" };
        }

        return IsAhead(sentence, at) && own.Type is not (DealingType.Demand or DealingType.Reject or DealingType.Threaten or DealingType.Disapprove)
            ? own with { Type = own.Type.IsFriendly() && !IsUltimatum(sentence, at) ? DealingType.Agree : DealingType.Threaten, Rule = "dealing.ahead.v1" }
            : own;
    }

    private DealingReading? OfVerb(SentenceView sentence, int at) =>
        sentence[at].Tag is Upos.Verb or Upos.Adj && sentence.Phrase(verbs, at, LongestPhrase) is { } phrase && DealingTypes.Parse(phrase.Value) is { } type
            ? new DealingReading(type, at, at, "dealing.verb.v1")
            : null;

    // "staged a protest", "suspended aid": the noun's own dealing, or its contrary where the verb ends it.
    private DealingReading? OfStep(SentenceView sentence, int at)
    {
        if (sentence[at].Tag is not Upos.Verb || sentence.Phrase(steps, at, 2) is not { } step)
        {
            return null;
        }

        foreach (var child in sentence.Children(at))
        {
            if (!(sentence.HasRelation(child, "obj") || sentence.HasRelation(child, "obl") || sentence.HasRelation(child, "nsubj:pass") || sentence.HasRelation(child, "xcomp")))
            {
                continue;
            }

            if (Named(sentence, child) is not { } type)
            {
                continue;
            }

            if (step.Value == "start")
            {
                return new DealingReading(type, at, child, "dealing.begun.v1");
            }

            var isWar = type is DealingType.Fight or DealingType.Assault or DealingType.Mobilize;
            var contrary = type.IsFriendly() || type is DealingType.Investigate ? DealingType.Sanction : isWar ? DealingType.Retreat : DealingType.Concede;
            return new DealingReading(contrary, at, child, "dealing.ended.v1");
        }

        return null;
    }

    // The dealing that a noun or its compound names, or that of the noun it is a part of ("state of emergency", "rounds of talks").
    private DealingType? Named(SentenceView sentence, int noun)
    {
        var (from, to) = sentence.Reach(noun);
        for (var i = Math.Max(from, noun - 2); i < Math.Min(to, noun + 5); i++)
        {
            if (sentence.Phrase(nouns, i, LongestPhrase) is { } phrase && DealingTypes.Parse(phrase.Value) is { } type)
            {
                return type;
            }
        }

        return null;
    }

    // "is ready to send troops", "prepared to lift the ban".
    private DealingReading? OfReadiness(SentenceView sentence, int at)
    {
        if (!sentence.IsAny(at, "ready", "willing", "prepared", "committed", "able") || sentence[at].Tag is not (Upos.Adj or Upos.Verb))
        {
            return null;
        }

        var deed = sentence.Child(at, "xcomp", "ccomp", "advcl", "obl");
        var type = deed < 0 ? null : (OfStep(sentence, deed) ?? OfVerb(sentence, deed))?.Type;
        return new DealingReading(type is { } t && !t.IsFriendly() && t is not DealingType.Mobilize ? DealingType.Threaten : DealingType.Agree, at, deed < 0 ? at : deed, "dealing.ready.v1");
    }

    private static bool IsAhead(SentenceView sentence, int at)
    {
        foreach (var child in sentence.Children(at))
        {
            if (child < at && sentence.HasRelation(child, "aux") && sentence.IsAny(child, "will", "would", "may", "might", "could", "shall", "’ll", "'ll"))
            {
                return true;
            }
        }

        return sentence.HasRelation(at, "xcomp") && sentence[at].Head is >= 0 and var head && sentence.Lemma(head) is "plan" or "intend" or "decide" or "go" or "expect" or "set";
    }

    // "will withdraw unless …"
    private static bool IsUltimatum(SentenceView sentence, int at) =>
        sentence.Children(at).ToArray().Any(c => c > at && sentence.HasRelation(c, "advcl") && sentence.Is(sentence.Reach(c).From, "unless"));

    private static bool IsObliged(SentenceView sentence, int at)
    {
        foreach (var child in sentence.Children(at))
        {
            if (child < at && sentence.HasRelation(child, "aux") && sentence.IsAny(child, "must", "should"))
            {
                return true;
            }
        }

        return sentence.Is(at - 1, "to") && sentence.IsAny(at - 2, "have", "has", "had", "ought");
    }

    private static bool IsDenied(SentenceView sentence, int at)
    {
        foreach (var child in sentence.Children(at))
        {
            if (child < at && sentence.IsAny(child, "not", "n’t", "n't", "never"))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A dealing before its sides are joined.</summary>
/// <param name="Type">Its type.</param>
/// <param name="At">The word that tells it.</param>
/// <param name="Through">The word on which its object hangs: the same, or the noun that a verb begins or ends.</param>
/// <param name="Rule">What decided the type.</param>
internal sealed record DealingReading(DealingType Type, int At, int Through, string Rule)
{
    /// <summary>Whoever tells it deals with its subject: "X said that Y must …".</summary>
    public bool IsOfTeller { get; init; }
}
