using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Cuts a sentence into the acts that it tells: clauses first, then lists of numbers with places.</summary>
/// <remarks>
/// By words and marks more than by the tree, which errs most where clauses are many. A clause without an act of its own
/// ("…, hours after negotiators parted in Istanbul") lends its places and days to no other.
/// </remarks>
internal static class StretchFinder
{
    private enum Link
    {
        Main,

        /// <summary>", and …", ", while …".</summary>
        Joined,

        /// <summary>After a semicolon or colon.</summary>
        Listed,

        /// <summary>"when …": tells the act of the clause before it.</summary>
        When,

        /// <summary>"after …", "before …", "as …": mostly how the act came about.</summary>
        Beside,

        /// <summary>"a day after …", "hours before …": another act.</summary>
        Apart,

        /// <summary>", which …", ", where …".</summary>
        Relative,
    }

    private sealed record Clause(int From, int To, Link Link);

    private static readonly string[] s_beside = ["after", "before", "as", "since", "until"];
    private static readonly string[] s_joining = ["and", "but", "while", "whereas", "though", "although", "so", "yet"];
    private static readonly string[] s_measures =
        ["day", "days", "hours", "hour", "minutes", "week", "weeks", "month", "months", "year", "years", "shortly", "just", "less", "than", "a", "an", "one", "few", "long", "soon", "more", "only"];

    public static List<Stretch> Find(
        SentenceView sentence, IReadOnlyList<Trigger> triggers, IReadOnlyList<FoundFigure> figures, IReadOnlyList<int> damaged)
    {
        var places = SceneFinder.All(sentence).Where(p => SceneFinder.IsPlaced(sentence, p)).Select(p => sentence.TokenAt(p.Span.Start)).Order().ToList();
        var days = sentence.Source.Times.Where(t => t.Kind == TimeKind.Date && t.Extent is { Granularity: DateGranularity.Day })
            .Select(t => (Token: sentence.TokenAt(t.Span.Start), t.Extent)).ToList();
        var acts = new List<(List<(int From, int To)> Pieces, bool IsBackground)>();
        (int From, int To)? loose = null;
        foreach (var clause in Clauses(sentence))
        {
            bool In(int token) => token >= clause.From && token < clause.To;
            var isBearing = triggers.Any(t => In(t.Token)) || figures.Any(f => In(f.Token)) || damaged.Any(In);
            if (!isBearing)
            {
                if (clause.Link is Link.Main or Link.Listed or Link.Joined)
                {
                    loose = (clause.From, clause.To);
                }

                continue;
            }

            var piece = (clause.From, clause.To);
            if (acts.Count == 0)
            {
                var lends = loose is { } l && (clause.Link is Link.Relative or Link.Listed || !places.Exists(In)) && !TellsTalks(sentence, l);
                acts.Add((lends ? [loose!.Value, piece] : [piece], false));
                continue;
            }

            var (pieces, _) = acts[^1];
            bool Before(int token) => pieces.Exists(p => token >= p.From && token < p.To);
            var day = days.Find(d => In(d.Token)).Extent;
            var dayBefore = days.Find(d => Before(d.Token)).Extent;
            var hasOwnDay = day is not null && dayBefore is not null && !day.Overlaps(dayBefore);
            var hasOwnPlace = (places.Exists(In) && places.Exists(Before)) || clause.Link is Link.Apart;
            var isOtherUse = triggers.Any(t => In(t.Token) && t.Kind == IncidentKind.DisruptedWeaponsUse && t.IsTold)
                != triggers.Any(t => Before(t.Token) && t.Kind == IncidentKind.DisruptedWeaponsUse && t.IsTold);
            var isSeparate = clause.Link is not Link.When && (hasOwnPlace || (hasOwnDay && clause.Link is not Link.Relative)
                || (isOtherUse && clause.Link is Link.Joined or Link.Listed));
            if (isSeparate)
            {
                acts.Add(([piece], clause.Link is Link.Apart));
            }
            else
            {
                pieces.Add(piece);
            }
        }

        return [.. acts.SelectMany(a => Listed(sentence, a.Pieces, places, [.. figures.Select(f => f.Token).Concat(damaged).Distinct().Order()], days.ConvertAll(d => d.Token)).Select(p => new Stretch(p, a.IsBackground)))];
    }

    private static bool TellsTalks(SentenceView sentence, (int From, int To) piece)
    {
        for (var i = piece.From; i < piece.To; i++)
        {
            if (sentence.Lemma(i).ToLowerInvariant() is "talks" or "negotiation" or "negotiator" or "meet" or "meeting" or "summit" or "visit" or "speak")
            {
                return true;
            }
        }

        return false;
    }

    private static List<Clause> Clauses(SentenceView sentence)
    {
        var starts = new List<(int At, Link Link)> { (0, Link.Main) };
        for (var i = 1; i + 1 < sentence.Count; i++)
        {
            if (sentence[i].Text is ";" or ":")
            {
                starts.Add((i + 1, Link.Listed));
            }
            else if (sentence.IsAny(i, "when") && HasVerbSoon(sentence, i + 1))
            {
                starts.Add((i, Link.When));
            }
            else if (sentence.IsAny(i, s_beside) && sentence[i].Tag is Upos.Sconj or Upos.Adp or Upos.Adv && HasVerbSoon(sentence, i + 1))
            {
                var from = Measure(sentence, i);
                starts.Add((from, from < i ? Link.Apart : Link.Beside));
            }
            else if (sentence.IsAny(i, "which", "who", "where") && sentence.Is(i - 1, ","))
            {
                starts.Add((i, Link.Relative));
                var end = Enumerable.Range(i + 3, Math.Max(0, sentence.Count - i - 4)).FirstOrDefault(k => sentence.Is(k, ","));
                if (end > 0 && Enumerable.Range(end, sentence.Count - end).Any(k => sentence.IsVerb(k)))
                {
                    starts.Add((end + 1, Link.Joined));
                }
            }
            else if (sentence.Is(i, ",") && sentence.IsAny(i + 1, s_joining) && IsClause(sentence, i + 2))
            {
                starts.Add((i + 1, Link.Joined));
            }
            else if ((sentence.Is(i, ",") || sentence.IsAnyQuote(i)) && IsTail(sentence, i + 1))
            {
                starts.Add((i + 1, Link.Relative));
            }
            else if (sentence.Is(i, "and") && sentence.Is(i + 1, "that"))
            {
                starts.Add((i, Link.Joined));
            }
        }

        var ordered = starts.DistinctBy(s => s.At).OrderBy(s => s.At).ToList();
        return [.. ordered.Select((s, k) => new Clause(s.At, k + 1 < ordered.Count ? ordered[k + 1].At : sentence.Count, s.Link)).Where(c => c.To > c.From)];
    }

    // "two days after"; in "died in 2013 after …" the number measures nothing.
    private static int Measure(SentenceView sentence, int joint)
    {
        var from = joint;
        while (from > 1 && (sentence.IsAny(from - 1, s_measures) || sentence[from - 1].Tag == Upos.Num))
        {
            from--;
        }

        return Enumerable.Range(from, joint - from).Any(i => sentence.IsAny(i, s_measures)) ? from : joint;
    }

    // ", X said during a visit to the city": the place of the telling, to the sentence's end.
    private static bool IsTail(SentenceView sentence, int from)
    {
        for (var i = from; i < Math.Min(sentence.Count, from + 9); i++)
        {
            if (sentence.IsAny(i, "said", "says", "told", "wrote", "added"))
            {
                return i > from && !Enumerable.Range(i, sentence.Count - i).Any(k => sentence.Is(k, ",") || sentence.IsAnyQuote(k) || sentence.IsFinite(k) && k > i);
            }

            if (sentence.IsPunctuation(i) || sentence.IsFinite(i))
            {
                return false;
            }
        }

        return false;
    }

    private static bool HasVerbSoon(SentenceView sentence, int from)
    {
        for (var i = from; i < Math.Min(sentence.Count, from + 12); i++)
        {
            if (sentence[i].Text is "," or ";" or ":" or "." or "—" or "–")
            {
                return false;
            }

            if (sentence[i].FineTag is "VBD" or "VBN" or "VBZ" or "VBP" or "MD" && i > from)
            {
                return true;
            }
        }

        return false;
    }

    // A verb or a count before the next comma makes a clause, not the last item of a list of names.
    private static bool IsClause(SentenceView sentence, int from)
    {
        for (var i = from; i < sentence.Count; i++)
        {
            if (sentence[i].Text is "," or ";" or ":")
            {
                return false;
            }

            if (sentence.IsFinite(i) || sentence[i].FineTag is "VBN")
            {
                return true;
            }
        }

        return false;
    }

    // "One in Kramatorsk and two in Illinivka": each number with the place that follows it, or that leads it;
    // "the port on Monday and the airport on Tuesday": each place with its day.
    private static IEnumerable<List<(int From, int To)>> Listed(
        SentenceView sentence, List<(int From, int To)> pieces, List<int> places, List<int> numbers, List<int> days)
    {
        bool In(int token) => pieces.Exists(p => token >= p.From && token < p.To);
        var own = places.Where(In).ToList();
        var counts = numbers.Where(In).ToList();
        var cuts = own.Count < 2 ? [] : counts.Count >= 2 ? Cuts(sentence, own, counts) : DayCuts(sentence, own, [.. days.Where(In)]);
        if (cuts.Count == 0)
        {
            return [pieces];
        }

        var parts = new List<List<(int From, int To)>>();
        var start = pieces[0].From;
        foreach (var cut in cuts.Distinct().Order().Append(pieces[^1].To))
        {
            var part = pieces.Select(p => (From: Math.Max(p.From, start), To: Math.Min(p.To, cut))).Where(p => p.From < p.To).ToList();
            if (part.Count > 0)
            {
                parts.Add(part);
            }

            start = cut;
        }

        return parts;
    }

    private static List<int> Cuts(SentenceView sentence, List<int> places, List<int> counts)
    {
        var cuts = new List<int>();
        var placeLeads = places[0] < counts[0];
        for (var k = 1; k < places.Count; k++)
        {
            var (previous, current) = (places[k - 1], places[k]);
            if (placeLeads)
            {
                // P F … | P F: the cut stands before the next place's clause.
                if (counts.Exists(c => c > previous && c < current) && counts.Exists(c => c > current))
                {
                    var cut = CutBefore(sentence, current, previous);
                    if (cut > previous)
                    {
                        cuts.Add(cut);
                    }
                }
            }
            else if (counts.Exists(c => c < previous) && counts.Exists(c => c > previous && c < current))
            {
                cuts.Add(CutBefore(sentence, counts.First(c => c > previous), previous));
            }
        }

        return cuts;
    }

    private static List<int> DayCuts(SentenceView sentence, List<int> places, List<int> days)
    {
        var cuts = new List<int>();
        for (var k = 1; k < places.Count && days.Count > 1; k++)
        {
            if (days.Exists(d => d > places[k - 1] && d < places[k]) && days.Exists(d => d > places[k])
                && Enumerable.Range(places[k - 1], places[k] - places[k - 1]).LastOrDefault(i => sentence.Is(i, "and")) is > 0 and var and)
            {
                cuts.Add(and);
            }
        }

        return cuts;
    }

    private static int CutBefore(SentenceView sentence, int at, int notBefore)
    {
        for (var i = at; i > notBefore; i--)
        {
            if (sentence[i].Text is "," or ";" || sentence.IsAny(i, "and", "while", "but", "including"))
            {
                return i;
            }
        }

        return at;
    }
}
