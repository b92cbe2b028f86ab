namespace Recount.Web.Tests;

/// <summary>Where the tests find the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

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
