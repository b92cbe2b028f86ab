using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Puts what the system reads of a shooting into the database's roles, each with its span.</summary>
/// <remarks>
/// Names come from figures of one person; ages are those told beside a name; times, places and numbers are the language
/// layer's. What only this database asks for (race, a street block, shots) is read by a pattern here.
/// </remarks>
internal static partial class GvdbFacts
{
    public static GvdbAnswer Find(SystemReading reading)
    {
        var text = reading.Document.Text;
        var sentences = reading.Analysed.Sentences;
        var figures = reading.Observations.Incidents.SelectMany(i => i.Figures).ToList();
        var spans = ImmutableDictionary.CreateBuilder<string, TextSpan>(StringComparer.Ordinal);
        Add("shots", First(Shots()));
        Add("weapon", First(Weapon()));
        Add("place", First(Address()));
        Add("time_of_day", First(PartOfDay()));
        Add("clock_time", First(Clock()));
        Add("city", sentences.SelectMany(s => s.Places).Where(p => p.Kind == PlaceKind.Settlement).Select(p => (TextSpan?)p.NameSpan).FirstOrDefault());
        var victim = VictimNames.Spans(reading, h => h is Harm.Killed or Harm.Injured).Select(s => (TextSpan?)s).FirstOrDefault();
        var shooter = Shooter(reading, victim);
        Person("victim", victim);
        // A victim may be told by age alone: "a 21-year-old man was shot".
        if (victim is null && figures.FirstOrDefault(f => f.Harm is Harm.Killed or Harm.Injured && f.Count == Quantity.Exactly(1)) is { } one)
        {
            Add("victim.age", sentences.SelectMany(s => s.Quantities).Where(q => q.Kind == QuantityKind.Age && one.Evidence.Span.Contains(q.NumberSpan)).Select(q => (TextSpan?)q.NumberSpan).FirstOrDefault());
        }

        Person("shooter", shooter);
        return new GvdbAnswer(spans.ToImmutable(), figures.Exists(f => f.Harm == Harm.Killed && f.Count != Quantity.Exactly(0)));

        void Add(string role, TextSpan? span)
        {
            if (span is { } found)
            {
                spans.Add(role, found);
            }
        }

        void Person(string who, TextSpan? name)
        {
            if (name is not { } span)
            {
                return;
            }

            Add(who + ".name", span);
            Add(who + ".age", sentences.SelectMany(s => s.Quantities).Where(q => q.Kind == QuantityKind.Age && Distance(q.NumberSpan, span) < 25)
                .OrderBy(q => Distance(q.NumberSpan, span)).Select(q => (TextSpan?)q.NumberSpan).FirstOrDefault());
            var around = text[span.Start..Math.Min(text.Length, span.End + 150)];
            if (Race().Match(around) is { Success: true } race)
            {
                Add(who + ".race", new TextSpan(span.Start + race.Index, span.Start + race.Index + race.Length));
            }
        }

        TextSpan? First(Regex pattern) => pattern.Match(text) is { Success: true } match ? new TextSpan(match.Index, match.Index + match.Length) : null;
    }

    private static int Distance(TextSpan a, TextSpan b) => Math.Max(0, Math.Max(a.Start - b.End, b.Start - a.End));

    // Who is charged, or stands as the doer of an act.
    private static TextSpan? Shooter(SystemReading reading, TextSpan? victim)
    {
        foreach (var sentence in reading.Analysed.Sentences)
        {
            foreach (var name in sentence.Names.Where(n => n.Type == NameType.Person && !(victim is { } v && n.Span.Slice(reading.Document.Text) == v.Slice(reading.Document.Text))))
            {
                var after = reading.Document.Text[name.Span.End..Math.Min(reading.Document.Text.Length, name.Span.End + 90)];
                if (Accused().IsMatch(after))
                {
                    return name.Span;
                }
            }
        }

        return null;
    }

    private const RegexOptions Flags = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    private const string Number = @"(\d+|two|three|four|five|six|seven|eight|nine|ten|a dozen|several|multiple)";

    [GeneratedRegex(Number + @" (or \w+ |to \w+ )?(gun)?shots|\b(" + Number + @" times|twice|once|" + Number + @" rounds)\b", Flags)]
    private static partial Regex Shots();

    [GeneratedRegex(@"\b((\.?\d+[- ]caliber|9 ?mm|semi-?automatic|assault|AK-47|AR-15|pellet|BB|hunting)[- ])*(hand ?gun|pistol|revolver|rifle|shotgun|firearm|AK-47|AR-15)\b", Flags)]
    private static partial Regex Weapon();

    [GeneratedRegex(@"\b\d+ block of( (North|South|East|West|Northwest|Northeast|Southwest|Southeast|[NSEW]\.?|[NS][EW]))?( [A-Z0-9][\w'.]+){1,3}( (Street|Avenue|Road|Drive|Lane|Boulevard|Place|Court|Way|St\.?|Ave\.?|Rd\.?|Dr\.?|Blvd\.?))?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(morning|afternoon|evening|night|midnight|overnight)\b", Flags)]
    private static partial Regex PartOfDay();

    [GeneratedRegex(@"\b\d{1,2}(:\d\d)? ?([ap]\.m|[ap]m)\b", Flags)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(black|white|Hispanic|Latin[oa]|Asian|African[- ]American)\b", Flags)]
    private static partial Regex Race();

    [GeneratedRegex(@"^,? ?(\d+,|of [A-Z]\w+,)?[^.]{0,60}\b(was|were|is|has been|have been|faces?)[^.]{0,25}(charged|arrested|accused|indicted|convicted|sentenced|wanted|suspect|custody|shot himself|killed himself|opened fire)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Accused();
}
