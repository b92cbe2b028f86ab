using Recount.Core;

namespace Recount.Engine.Stages;

/// <summary>Versions that can't be forgotten: they follow from the code and the data themselves.</summary>
internal static class StageVersion
{
    /// <summary>48 bits: enough to tell versions apart, short enough to read.</summary>
    public const int HashDigits = 12;

    /// <summary>The id that a deterministic compiler gives an assembly's content (ECMA-335, II.22.30).</summary>
    /// <remarks>Another compiler gives another id: a ledger moved between builds is read anew, never wrongly reused.</remarks>
    public static string OfCode(Type type) => type.Module.ModuleVersionId.ToString("N")[..HashDigits];

    /// <summary>Over paths and bytes of all files below a folder; "none" where there is none.</summary>
    public static string OfFiles(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return "none";
        }

        var parts = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => (Name: Path.GetRelativePath(folder, f).Replace('\\', '/'), Path: f))
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .SelectMany(f => new[] { f.Name, ContentHash.OfBytes(File.ReadAllBytes(f.Path)) });
        return ContentHash.Of([.. parts])[..HashDigits];
    }
}
