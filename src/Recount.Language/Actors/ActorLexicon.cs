namespace Recount.Language;

public sealed class ActorEntry
{
    public string Name { get; set; } = "";

    /// <summary>"group", "organisation", or "state" for an organ that stands for its state.</summary>
    public string Kind { get; set; } = "";

    public string? Country { get; set; }

    public List<string> Aliases { get; set; } = [];
}

public sealed class ActorExample
{
    public string Text { get; set; } = "";

    public string? State { get; set; }
}

/// <summary>The file <c>lexicons/actors/organisations.yaml</c> as it is written.</summary>
public sealed class ActorFile
{
    public string Id { get; set; } = "";

    public string Version { get; set; } = "";

    public string Source { get; set; } = "";

    public List<ActorEntry> Actors { get; set; } = [];

    public List<string> StateNouns { get; set; } = [];

    public List<ActorExample> Examples { get; set; } = [];

    public List<ActorExample> Not { get; set; } = [];

    public static ActorFile Load(string lexiconFolder) =>
        LexiconYaml.Read<ActorFile>(Path.Combine(lexiconFolder, "actors", "organisations.yaml"));
}
