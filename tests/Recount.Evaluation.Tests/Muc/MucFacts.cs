using System.Text.Json;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation.Tests.Muc;

/// <summary>The shipped model and facts, loaded once; makes items of invented texts.</summary>
public sealed class MucFacts
{
    private readonly Lazy<EnglishAnalyser> _analyser;

    public MucFacts() => _analyser = new(() =>
        new EnglishAnalyser(EnglishModel.Load(Path.Combine(AppContext.BaseDirectory, "models", "english", EnglishModel.FileName)), Facts));

    public LanguageFacts Facts { get; } = LanguageFacts.Load(AppContext.BaseDirectory);

    internal static MucItem Item(string text, string? day) => MucFile.Item(
        TextRow.Of(JsonSerializer.SerializeToElement(new { id = "A-1", text, date = day, place = "LIMA", body_start = 0 })), [], new Dictionary<string, System.Collections.Immutable.ImmutableArray<System.Collections.Immutable.ImmutableArray<string>>>());

    internal MucText Read(string text, string? day)
    {
        var item = Item(text, day);
        return new MucText(item, _analyser.Value.Analyse(item.Row.Document), [], [], []);
    }
}
