using System.Globalization;
using System.Text.Json;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Times and numbers against the English specifications of Recognizers-Text.</summary>
/// <remarks>
/// <c>datetime</c>: of DateTime/English/DateTimeModel.json, the cases in scope whose expressions are all found, and no other: the
/// same words (an article or preposition before them may differ), the same type of TIMEX3 and the timex, or one of the resolved
/// values, of the case. In scope are cases that aren't told to an assistant ("remind me", "I'll", "schedule", "my meeting") and
/// whose results are points, lengths and sets, not ranges written as tuples or times without a zone of their own. <c>number</c>:
/// of Number/English/NumberModel.json, cases whose results are whole numbers from zero: the same numbers, each where the case has it.
/// <c>in_scope</c>: their share of all cases read.
/// </remarks>
public static class RecognizersBenchmark
{
    public const string Name = "recognizers";

    private static readonly string[] s_commands =
    [
        "i'll", "i will", "i’ll", "let's", "book", "schedule", "remind", "cortana", "set ", "add ", "find ", "show ", "what", "can you", "please", "could you", "meeting",
        "calendar", "appointment", "alarm", "how ", "my ", "block ", "i need", "i want", "i'm", "give me", "go back", "leave", "are you", "do you", "will you", "you ", "let us", "i have",
        "i'd", "i went", "i was", "i've", "tell me", "search", "check", "when ", "we'll", "i know", "have it", "move ", "change ", "cancel", "play ", "order ",
    ];

    private static readonly string[] s_plain = ["date", "time", "datetime", "duration", "set", "daterange"];

    /// <param name="folder">Holds <c>DateTime/English</c> and <c>Number/English</c>.</param>
    /// <param name="facts">What is measured.</param>
    /// <param name="limit">At most so many cases of each file.</param>
    public static BenchmarkReport Score(string folder, LanguageFacts facts, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var times = File.ReadAllBytes(Path.Combine(folder, "DateTime", "English", "DateTimeModel.json"));
        var numbers = File.ReadAllBytes(Path.Combine(folder, "Number", "English", "NumberModel.json"));
        var (timeCases, numberCases) = (Cases(times, limit), Cases(numbers, limit));
        var ofTimes = timeCases.Where(IsNewsTime).Select(c => Time(c, facts.Times)).ToList();
        var ofNumbers = numberCases.Where(IsWholeNumber).Select(c => Number(c, facts.Quantities)).ToList();
        return BenchmarkReport.Of(Name, [ContentHash.OfBytes(times), ContentHash.OfBytes(numbers)], ofTimes.Count + ofNumbers.Count,
            [
                ("datetime", Share(ofTimes)), ("number", Share(ofNumbers)),
                ("in_scope", (ofTimes.Count + ofNumbers.Count) / (double)Math.Max(1, timeCases.Count + numberCases.Count)),
            ],
            ofTimes.Concat(ofNumbers).OfType<ScoringError>());
    }

    private static double Share(List<ScoringError?> cases) => cases.Count == 0 ? 0 : cases.Count(c => c is null) / (double)cases.Count;

    private static List<JsonElement> Cases(byte[] file, int? limit)
    {
        using var json = JsonDocument.Parse(file.AsMemory(file is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return [.. json.RootElement.Clone().EnumerateArray().Take(limit ?? int.MaxValue)];
    }

    private static bool IsNewsTime(JsonElement row)
    {
        var input = (TextRow.Text(row, "Input") ?? "").ToLowerInvariant();
        return !s_commands.Any(c => input.Contains(c, StringComparison.Ordinal))
            && row.GetProperty("Results").EnumerateArray().All(r => s_plain.Contains(TypeOf(r), StringComparer.Ordinal)
                && Values(r).FirstOrDefault() is { } timex && !timex.StartsWith('(') && !timex.StartsWith('T'));
    }

    private static bool IsWholeNumber(JsonElement row) => row.GetProperty("Results").EnumerateArray().All(r =>
        TypeOf(r) is "number" && long.TryParse(TextRow.Text(r.GetProperty("Resolution"), "value"), NumberStyles.None, CultureInfo.InvariantCulture, out _));

    private static string TypeOf(JsonElement result) => (TextRow.Text(result, "TypeName") ?? "").Replace("datetimeV2.", "", StringComparison.Ordinal);

    // The timex first, then each resolved value.
    private static List<string> Values(JsonElement result) =>
        [.. result.GetProperty("Resolution").GetProperty("values").EnumerateArray()
            .SelectMany(v => new[] { TextRow.Text(v, "timex"), TextRow.Text(v, "value")?.Replace(' ', 'T') }).OfType<string>()];

    private static ScoringError? Time(JsonElement row, TimeFinder finder)
    {
        var input = TextRow.Text(row, "Input")!;
        var day = row.TryGetProperty("Context", out var context) ? TextRow.Text(context, "ReferenceDateTime")?.Split('T')[0] : null;
        var found = finder.Find(input, new TextSpan(0, input.Length), PublicationTime.Parse(day)).SelectMany(m => m.Expressions).ToList();
        var wanted = row.GetProperty("Results").EnumerateArray().ToList();
        var isRight = found.Count == wanted.Count && wanted.Zip(found).All(p => AreSame(p.First, p.Second, input));
        return isRight ? null : BenchmarkReport.Miss(input, "datetime", found.Count < wanted.Count ? "too few" : found.Count > wanted.Count ? "too many" : "different",
            string.Join(" | ", wanted.Select(w => $"{TextRow.Text(w, "Text")}: {Values(w)[0]}")),
            string.Join(" | ", found.Select(f => $"{f.Span.Slice(input)}: {f.Timex.Value}")));
    }

    private static bool AreSame(JsonElement wanted, TimeExpression found, string input)
    {
        var (start, end) = (wanted.GetProperty("Start").GetInt32(), wanted.GetProperty("End").GetInt32() + 1);
        var isSpan = found.Span.End == end && (found.Span.Start == start
            || input[Math.Min(start, found.Span.Start)..Math.Max(start, found.Span.Start)].Trim().ToLowerInvariant() is "the" or "on" or "in" or "at" or "this" or "for" or "on the" or "in the");
        var type = TypeOf(wanted) switch { "date" or "daterange" => TimexType.Date, "time" or "datetime" => TimexType.Time, "duration" => TimexType.Duration, _ => TimexType.Set };
        return isSpan && (type == found.Timex.Type || found.Timex.Value is "PRESENT_REF")
            && Values(wanted).Any(v => string.Equals(Short(v), Short(found.Timex.Value), StringComparison.Ordinal));
    }

    // "2016-11-07T08:00:00" and "2016-11-07T08" are "2016-11-07T08:00".
    private static string Short(string value)
    {
        var at = value.IndexOf('T', StringComparison.Ordinal);
        return at != 10 || value.Length <= 11 || !char.IsAsciiDigit(value[11]) ? value
            : value.Length == 13 ? value + ":00" : value.Length > 16 ? value[..16] : value;
    }

    private static ScoringError? Number(JsonElement row, QuantityFinder finder)
    {
        var input = TextRow.Text(row, "Input")!;
        var found = finder.Find(input, new TextSpan(0, input.Length)).Where(q => q.Value.Min is not null && q.Kind is not (QuantityKind.Article or QuantityKind.Ordinal)).ToList();
        var wanted = row.GetProperty("Results").EnumerateArray().ToList();
        var isRight = found.Count == wanted.Count && wanted.Zip(found).All(p =>
            p.Second.Span.Overlaps(new TextSpan(p.First.GetProperty("Start").GetInt32(), p.First.GetProperty("End").GetInt32() + 1))
            && string.Equals(p.Second.Value.Min?.ToString(CultureInfo.InvariantCulture), TextRow.Text(p.First.GetProperty("Resolution"), "value"), StringComparison.Ordinal));
        return isRight ? null : BenchmarkReport.Miss(input, "number", found.Count < wanted.Count ? "too few" : found.Count > wanted.Count ? "too many" : "different",
            string.Join(" | ", wanted.Select(w => $"{TextRow.Text(w, "Text")}: {TextRow.Text(w.GetProperty("Resolution"), "value")}")),
            string.Join(" | ", found.Select(f => $"{f.Span.Slice(input)}: {f.Value}")));
    }
}
