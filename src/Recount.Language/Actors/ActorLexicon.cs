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

/// <summary>A phrase and the actor whose name it is.</summary>
public sealed class ActorNameExample
{
    public string Text { get; set; } = "";

    public string Name { get; set; } = "";
}

/// <summary>A file of <c>lexicons/actors</c> that lists actors, as it is written; or all of them together.</summary>
public sealed class ActorFile
{
    public string Id { get; set; } = "";

    public string Version { get; set; } = "";

    public string Source { get; set; } = "";

    public List<ActorEntry> Actors { get; set; } = [];

    public List<string> StateNouns { get; set; } = [];

    public List<ActorExample> Examples { get; set; } = [];

    public List<ActorExample> Not { get; set; } = [];

    public List<ActorNameExample> Resolves { get; set; } = [];

    /// <summary>In order: the first to claim a name keeps it.</summary>
    public static IReadOnlyList<string> Files { get; } = ["organisations.yaml", "armed-groups.yaml", "bodies.yaml"];

    /// <summary>All files together, under the first one's id.</summary>
    public static ActorFile Load(string lexiconFolder)
    {
        var files = Files.Select(f => LexiconYaml.Read<ActorFile>(Path.Combine(lexiconFolder, "actors", f))).ToList();
        return new ActorFile
        {
            Id = files[0].Id,
            Version = files[0].Version,
            Source = files[0].Source,
            Actors = [.. files.SelectMany(f => f.Actors)],
            StateNouns = files[0].StateNouns,
            Examples = [.. files.SelectMany(f => f.Examples)],
            Not = [.. files.SelectMany(f => f.Not)],
            Resolves = [.. files.SelectMany(f => f.Resolves)],
        };
    }
}
