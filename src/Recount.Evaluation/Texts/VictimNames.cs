using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Whom a document names as hurt: the names in its figures of one person.</summary>
internal static class VictimNames
{
    public static IEnumerable<string> In(SystemReading reading) => Spans(reading, h => h is Harm.Killed or Harm.Injured).Select(s => s.Slice(reading.Document.Text));

    /// <summary>The names' spans in order of text.</summary>
    public static IEnumerable<TextSpan> Spans(SystemReading reading, Func<Harm, bool> isWanted)
    {
        var people = reading.Analysed.Sentences.SelectMany(s => s.Names).Where(n => n.Type == NameType.Person).Select(n => n.Span).ToList();
        return reading.Observations.Incidents.SelectMany(i => i.Figures)
            .Where(f => isWanted(f.Harm) && f.Count == Quantity.Exactly(1))
            .SelectMany(f => people.Where(p => p.Overlaps(f.Evidence.Span)))
            .Order();
    }
}
