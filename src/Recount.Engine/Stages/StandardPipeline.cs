using Recount.Core;
using Recount.Extraction;
using Recount.Language;
using Recount.Reconciliation;

namespace Recount.Engine.Stages;

/// <summary>The pipeline that ships.</summary>
public static class StandardPipeline
{
    /// <summary>Loads lexicons, models and data; about a second.</summary>
    /// <param name="baseFolder">Holds lexicons/, models/ and data/: the program's own folder.</param>
    /// <exception cref="DiagnosticException">RC5001: a file is missing or damaged.</exception>
    public static Pipeline Load(string baseFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(baseFolder);
        var lexicons = Path.Combine(baseFolder, "lexicons");
        try
        {
            var model = EnglishModel.Load(Path.Combine(baseFolder, "models", "english", EnglishModel.FileName));
            var facts = LanguageFacts.Load(baseFolder);
            var analyser = new EnglishAnalyser(model, facts);
            var confidence = ConfidenceModel.LoadFrom(baseFolder);
            var extractor = new Extractor(LexiconFolder.Load(Path.Combine(lexicons, "extraction")), facts.Actors, confidence);
            return new Pipeline(
                new ReadingStage(),
                new LanguageStage(
                    analyser,
                    extractor,
                    [
                        new Stage("language", StageVersion.OfCode(typeof(EnglishAnalyser))),
                        new Stage("language.model", model.Hash[..StageVersion.HashDigits]),
                        new Stage("language.coreference", facts.Coreference.Version[..StageVersion.HashDigits]),
                        new Stage("language.lexicons", StageVersion.OfFiles(lexicons)),
                        new Stage("language.gazetteer", StageVersion.OfFiles(Path.Combine(baseFolder, "data", "gazetteer"))),
                        new Stage("extraction.confidence", confidence.Version[..StageVersion.HashDigits]),
                        new Stage("extraction", StageVersion.OfCode(typeof(Extractor))),
                    ]),
                new Reconciler(new CatalogueDirectory(facts.Actors)),
                facts);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or FormatException)
        {
            throw new DiagnosticException(DiagnosticCatalogue.ModelMissing.At(baseFolder, e.GetType().Name), e);
        }
    }

    private sealed class CatalogueDirectory(ActorCatalogue actors) : IActorDirectory
    {
        public (string Name, ActorKind Kind, string? Country)? Of(string name) =>
            actors.Resolve(name) is { } match ? (match.Name, match.Kind, match.Country) : null;

        public string? CountryName(string code) => actors.NameOf(code);

        public bool IsNational(string word) => 
            actors.CountryOfAdjective(word) is not null || actors.Resolve(word) is { Kind: ActorKind.Country };
    }
}
