using System.Globalization;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>A day that a text may give its incident.</summary>
/// <param name="Date">As the guidelines write it.</param>
/// <param name="Sentence">Where it stands; -1 for the default form.</param>
/// <param name="Form">How the words name it: "weekday", "distance", "day".</param>
internal sealed record MucTime(MucDate Date, int Sentence, string Form);

/// <summary>The days of a text by template-doc-part1, 7.3: a weekday, like no day at all, is "on or before the dateline's".</summary>
internal static class MucTimes
{
    private static readonly string[] s_weekdays = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

    public static IEnumerable<MucTime> Find(MucText text)
    {
        if (text.Item.Day is not { } dateline)
        {
            yield break;
        }

        yield return new MucTime(new MucDate(null, dateline), -1, "default");
        foreach (var sentence in text.Analysed.Sentences)
        {
            foreach (var time in sentence.Times.Where(t => t.Kind is TimeKind.Date or TimeKind.TimeOfDay && t.Extent is { Start: not null, End: not null }))
            {
                var words = time.Span.Slice(text.Analysed.Document.Text).ToUpperInvariant();
                var (start, end) = (Iso(time.Extent!.Start!.Value), Iso(time.Extent.End!.Value));
                if (start.Length == dateline.Length && string.CompareOrdinal(start, dateline) > 0)
                {
                    continue;
                }

                var isWeekday = s_weekdays.Any(d => words.Contains(d, StringComparison.Ordinal)) && !words.Any(char.IsAsciiDigit);
                if (isWeekday)
                {
                    yield return new MucTime(new MucDate(null, dateline), sentence.Index, "weekday");
                }
                else
                {
                    yield return new MucTime(new MucDate(start, end), sentence.Index, start != end ? "range" : words.Any(char.IsAsciiDigit) ? "day" : words.Replace(' ', '_').Replace('\n', '_'));
                }
            }
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
