namespace Recount.Tests;

/// <summary>Where the tests find the repository and the data beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Null where the data folder is absent; a test that needs it is then skipped.</summary>
    public static string? Data
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("RECOUNT_DATA") is { Length: > 0 } set ? set : Path.Combine(Root, "..", "shared");
            return Directory.Exists(Path.Combine(folder, "corpus")) ? Path.GetFullPath(folder) : null;
        }
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Recount.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("no folder above the tests holds Recount.slnx");
    }
}
