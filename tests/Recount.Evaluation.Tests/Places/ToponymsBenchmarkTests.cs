using System.Globalization;
using Recount.Language;

namespace Recount.Evaluation.Tests.Places;

/// <summary>Distances and recognition on an invented text; the gazetteer is the shipped one.</summary>
public sealed class ToponymsBenchmarkTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_name_without_an_answer_errs_by_the_most_and_the_text_places_a_name()
    {
        const string Text = "A fire broke out in Paris, Texas. Nobody saw it in Qzwrtplk.";
        Write(Text, ("Paris", 33.66, -95.55), ("Texas", 31.25, -99.25), ("Qzwrtplk", 0, 0));
        var report = ToponymsBenchmark.Score([_file], Sentences(), LanguageFacts.Load(AppContext.BaseDirectory).Places);
        report.Result.Scores["acc161"].ShouldBe(2.0 / 3, 1e-9);
        report.Result.Scores["auc"].ShouldBeGreaterThan(1.0 / 3);
        report.Errors.ShouldContain(e => e.Cause == "no candidate");
    }

    private void Write(string text, params (string Name, double Lat, double Lon)[] gold) => File.WriteAllText(_file, string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"id": "a", "title": "t", "url": null, "published": null, "text": "{{text}}", "toponyms": [{{string.Join(',', gold.Select(g => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"start": {{text.IndexOf(g.Name, StringComparison.Ordinal)}}, "end": {{text.IndexOf(g.Name, StringComparison.Ordinal) + g.Name.Length}}, "phrase": "{{g.Name}}", "name": "{{g.Name}}", "lat": {{g.Lat}}, "lon": {{g.Lon}}}""")))}}]}""") + "\n");

    private static SentenceSplitter Sentences() =>
        EnglishModel.Load(Path.Combine(AppContext.BaseDirectory, "models", "english", EnglishModel.FileName)).Sentences;
}
