using System.Collections.Immutable;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Joins a dealing with its sides, from the words that govern or hang on it.</summary>
/// <param name="document">For names.</param>
/// <param name="sentence">The dealing's.</param>
/// <param name="teller">The verb of who reports it, or -1: "said they would" is told by its own subject.</param>
internal sealed class DealingActors(DocumentView document, SentenceView sentence, int teller)
{
    // Prepositions before whom it is dealt to, the most telling first.
    private static readonly string[] s_toward =
        ["against", "with", "to", "at", "on", "toward", "towards", "over", "into", "between", "among", "for", "from", "of", "by", "in", "near", "under", "about"];

    private static readonly string[] s_particles = ["bin", "al", "el", "de", "van", "von", "of", "da", "di", "ibn"];

    // Words that only count those behind "of".
    private static readonly string[] s_counts = ["ten", "tens", "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "group", "number", "member", "crowd", "score", "party"];

    public Dealing Join(DealingReading reading)
    {
        var (source, target) = reading.IsOfTeller ? (sentence.Subject(teller), Subject(reading.At)) : Sides(reading);
        var sources = Names(source);
        sources = sources.IsEmpty && !IsTurned(reading.At) ? Nearest(reading.At, -1) : sources;
        var targets = target >= 0 ? Names(target) : Around(reading, source);
        targets = targets.IsEmpty && !(source >= 0 && sources.Length > 1) ? Nearest(reading.Through, 1) : targets;
        return new Dealing
        {
            Type = reading.Type, Sources = sources, Targets = [.. targets.Except(sources, StringComparer.OrdinalIgnoreCase)],
            Trigger = sentence[reading.At].Span, Rule = reading.Rule,
        };
    }

    private bool IsTurned(int at) => sentence[at].Tag is Upos.Verb && sentence.Child(at, "aux:pass") >= 0;

    // Where the tree joins nobody: the name that stands nearest on that side, within the told clause.
    private ImmutableArray<string> Nearest(int at, int step)
    {
        for (var i = at + step; i >= 0 && i < sentence.Count; i += step)
        {
            if (i == teller || (step > 0 && teller > at && i >= sentence.Reach(Math.Max(0, sentence.Subject(teller))).From))
            {
                return [];
            }

            if (IsName(i) && sentence[i].Tag is not Upos.Pron)
            {
                var head = i;
                while (head + 1 < sentence.Count && IsName(head + 1))
                {
                    head++;
                }

                var from = i;
                while (from > 0 && IsName(from - 1))
                {
                    from--;
                }

                return [sentence.Slice(from, head + 1)];
            }
        }

        return [];
    }

    private (int Source, int Target) Sides(DealingReading reading)
    {
        var at = reading.At;
        if (sentence[at].Tag is not (Upos.Verb or Upos.Adj))
        {
            return (Owner(at), -1);
        }

        if (sentence[at].Tag is Upos.Verb && sentence.Child(at, "nsubj") is var s && s >= 0 && sentence[s].Relation == "nsubj:pass" || sentence.Child(at, "aux:pass") >= 0)
        {
            return (Agent(at), sentence.Child(at, "nsubj"));
        }

        return (Subject(at), -1);
    }

    // "they", "it" of a told clause are whoever tells it.
    private int Subject(int at)
    {
        var subject = sentence.Subject(at);
        if (teller >= 0 && (subject < 0 || sentence.IsAny(subject, "it", "they", "he", "she", "we", "i", "who")))
        {
            var told = sentence.Subject(teller);
            return told >= 0 ? told : subject;
        }

        return subject;
    }

    private int Agent(int verb)
    {
        foreach (var child in sentence.Children(verb))
        {
            if (sentence.HasRelation(child, "obl") && sentence.Is(sentence.Reach(child).From, "by"))
            {
                return child;
            }
        }

        return -1;
    }

    // "Russian shelling", "the threat of the colonel", or the subject of the verb that the noun hangs on.
    private int Owner(int noun)
    {
        var owner = sentence.Child(noun, "nmod:poss");
        if (owner >= 0)
        {
            return owner;
        }

        foreach (var child in sentence.Children(noun))
        {
            if (child < noun && sentence.HasRelation(child, "amod") && IsName(child))
            {
                return child;
            }
        }

        for (var (at, steps) = (sentence[noun].Head, 0); at >= 0 && steps < 4; at = sentence[at].Head, steps++)
        {
            if (sentence[at].Tag == Upos.Verb && sentence.Subject(at) is >= 0 and var subject && subject != noun)
            {
                return subject;
            }
        }

        return -1;
    }

    // Whom: the object's own names first, then who hangs on the verb or its object by a preposition.
    private ImmutableArray<string> Around(DealingReading reading, int source)
    {
        var candidates = new List<(int Rank, int At)>();
        foreach (var root in new[] { reading.At, reading.Through }.Distinct())
        {
            Collect(root, 0);
        }

        foreach (var (_, at) in candidates.Where(c => c.At != source).OrderBy(c => c.Rank).ThenBy(c => c.At))
        {
            var names = Proper(at);
            if (names.Length > 0)
            {
                return names;
            }
        }

        var plain = candidates.Where(c => c.At != source && c.Rank <= 1 && sentence[c.At].Tag is Upos.Noun).OrderBy(c => c.Rank).ThenBy(c => c.At).Select(c => c.At).FirstOrDefault(-1);
        return plain >= 0 && reading.Through == reading.At ? [sentence[plain].Text] : [];

        void Collect(int at, int depth)
        {
            foreach (var child in sentence.Children(at).ToArray())
            {
                var relation = sentence[child].Relation;
                if (relation is "obj" or "iobj")
                {
                    candidates.Add((1 + depth * 10, child));
                    Collect(child, depth + 1);
                }
                else if (relation.StartsWith("obl", StringComparison.Ordinal) || (relation.StartsWith("nmod", StringComparison.Ordinal)))
                {
                    var preposition = sentence.Lower(sentence.Reach(child).From);
                    var rank = relation == "nmod:poss" ? 2 : Array.IndexOf(s_toward, preposition) is >= 0 and var r ? 3 + r : -1;
                    if (rank >= 0 && !sentence.IsInTime(child))
                    {
                        candidates.Add((rank + depth * 10, child));
                        Collect(child, depth + 1);
                    }
                }
                else if ((relation is "xcomp" or "ccomp" || relation.StartsWith("acl", StringComparison.Ordinal) || relation == "advcl") && depth < 3)
                {
                    if (sentence.Child(child, "nsubj") is >= 0 and var subject && relation is "ccomp" or "xcomp")
                    {
                        candidates.Add((2 + depth * 10, subject));
                    }

                    Collect(child, depth + 1);
                }
            }
        }
    }

    // A phrase's names, else its noun.
    private ImmutableArray<string> Names(int head)
    {
        if (head < 0 || sentence[head].Tag is Upos.Verb)
        {
            return [];
        }

        var names = Proper(head);
        if (names.Length == 0 && s_counts.Contains(sentence.Lower(head), StringComparer.Ordinal) && sentence.Child(head, "nmod") is >= 0 and var counted)
        {
            return Names(counted);
        }

        return names.Length > 0 ? names : sentence[head].Tag is Upos.Pron ? [] : [sentence[head].Text];
    }

    private ImmutableArray<string> Proper(int head)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var core = sentence.NounPhrase(head);
        Runs(core);
        foreach (var child in sentence.Children(head).ToArray().Where(c => sentence.HasRelation(c, "conj") && sentence.IsNominal(c)))
        {
            Runs(sentence.NounPhrase(child));
        }

        if (names.Count == 0)
        {
            foreach (var child in sentence.Children(head).ToArray().Where(c => sentence.HasRelation(c, "nmod") || sentence.HasRelation(c, "appos")))
            {
                Runs(sentence.NounPhrase(child));
            }
        }

        return names.ToImmutable();

        // A phrase names one actor, by its first run of capitalised words ("Ruritania's prince Rudolf"); joints begin another.
        void Runs((int From, int To) range)
        {
            var from = -1;
            var isOpen = true;
            for (var i = range.From; i <= range.To; i++)
            {
                var isName = i < range.To && (IsName(i) || (from >= 0 && i + 1 < range.To && IsName(i + 1) && (sentence[i].Text is "-" || sentence.IsAny(i, s_particles))));
                if (isName)
                {
                    from = from < 0 ? i : from;
                    continue;
                }

                if (from >= 0 && isOpen)
                {
                    var name = sentence.Slice(from, i);
                    if (!names.Contains(name))
                    {
                        names.Add(name);
                    }

                    isOpen = false;
                }

                from = -1;
                isOpen |= i < range.To && (sentence[i].Tag is Upos.Cconj || sentence[i].Text is ",");
            }
        }
    }

    private bool IsName(int i) => !sentence.IsInTime(i)
        && ((sentence[i].Tag is Upos.Propn && char.IsUpper(sentence[i].Text[0]))
            || document.Actors.CountryOfAdjective(sentence[i].Text) is not null
            || (sentence[i].Tag is Upos.Adj or Upos.Noun && i > 0 && char.IsUpper(sentence[i].Text[0])));
}
