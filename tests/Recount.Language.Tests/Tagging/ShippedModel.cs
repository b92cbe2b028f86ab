using Recount.Core;
using Recount.Language.Tests.Tagging;

[assembly: AssemblyFixture(typeof(ShippedModel))]

namespace Recount.Language.Tests.Tagging;

/// <summary>The model and facts that ship, loaded once for the whole run.</summary>
public sealed class ShippedModel
{
    public static string ModelPath { get; } = Path.Combine(AppContext.BaseDirectory, "models", "english", EnglishModel.FileName);

    public EnglishModel Model { get; } = EnglishModel.Load(ModelPath);

    public LanguageFacts Facts { get; } = LanguageFacts.Load(AppContext.BaseDirectory);

    public AnalysedDocument Analyse(string text) => new EnglishAnalyser(Model, Facts).Analyse(new Document
    {
        Id = new DocumentId("text:a"), Kind = DocumentKind.Article, Text = text, Language = "en",
        Published = new PublicationTime(new DateOnly(2025, 3, 4)), Blocks = [new Block(new TextSpan(0, text.Length), BlockRole.Body)],
    });
}
