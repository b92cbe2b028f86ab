namespace Recount.Language;

/// <summary>Numbers, times, places and actors, found by lexicon and rule, and who means whom. Load once, share freely.</summary>
public sealed record LanguageFacts
{
    public required QuantityFinder Quantities { get; init; }

    public required TimeFinder Times { get; init; }

    public required Gazetteer Gazetteer { get; init; }

    public required PlaceFinder Places { get; init; }

    public required ActorCatalogue Actors { get; init; }

    public required NameTyper Names { get; init; }

    public required CoreferenceResolver Coreference { get; init; }

    /// <param name="baseFolder">Holds <c>lexicons</c>, <c>models</c> and <c>data/gazetteer</c>: the program's own folder.</param>
    public static LanguageFacts Load(string baseFolder)
    {
        var lexicons = Path.Combine(baseFolder, "lexicons");
        var numbers = NumberLexicon.Load(lexicons);
        var countries = CountryFile.Load(lexicons);
        var gazetteer = Gazetteer.Load(baseFolder);
        return new LanguageFacts
        {
            Quantities = new QuantityFinder(numbers),
            Times = new TimeFinder(TimeLexicon.Load(lexicons), numbers),
            Gazetteer = gazetteer,
            Places = new PlaceFinder(gazetteer, PlaceLexicon.Load(lexicons), countries, OutletHomes.Load(lexicons)),
            Names = NameTyper.Load(lexicons, countries, gazetteer),
            Actors = new ActorCatalogue(countries, ActorFile.Load(lexicons)),
            Coreference = CoreferenceResolver.Load(baseFolder),
        };
    }
}
