using System.Collections.Frozen;
using System.IO.Enumeration;
using Recount.Core;

namespace Recount.Engine.Sources;

/// <summary>Turns what a person names (files, folders, globs, '-') into sources, in a fixed order.</summary>
/// <remarks>
/// Arguments keep their order; inside a folder or a glob, paths go in ordinal order. A folder gives its
/// <see cref="TextKinds"/> at any depth, plain or .gz, without hidden ones and without following links; a file that is
/// named is taken whatever its kind. Globs know <c>*</c> and <c>?</c> within a segment and <c>**</c> across segments.
/// </remarks>
/// <param name="standardInput">Opens what '-' names.</param>
/// <param name="tellsOthers">Whether a folder's files of other kinds are told, each with RC1010, or passed over in silence.</param>
public sealed class SourceWalker(Func<Stream> standardInput, bool tellsOthers = false)
{
    /// <summary>What a folder is searched for.</summary>
    public static readonly FrozenSet<string> TextKinds =
        new[] { ".txt", ".html", ".htm", ".xhtml", ".jsonl", ".warc", ".wacz", ".rss", ".atom", ".xml" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<Source> Walk(IEnumerable<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        foreach (var argument in arguments)
        {
            foreach (var source in Walk(argument))
            {
                yield return source;
            }
        }
    }

    private List<Source> Walk(string argument)
    {
        if (argument is "-")
        {
            return [Source.Stream("stdin", standardInput)];
        }

        if (File.Exists(argument))
        {
            return [Source.File(argument)];
        }

        if (Directory.Exists(argument))
        {
            return Found(argument, Files(argument).Where(f => tellsOthers || IsText(f)), p => IsText(p) ? Source.File(p) : Other(p), "the folder holds no text, HTML, JSONL, feed or WARC");
        }

        if (argument.AsSpan().IndexOfAny('*', '?') >= 0)
        {
            return Found(argument, Glob(argument), Source.File, "the glob matches no file");
        }

        return [Source.Missing(argument, DiagnosticCatalogue.SourceNotFound.At(argument, "no such file or folder"))];
    }

    private static List<Source> Found(string argument, IEnumerable<string> paths, Func<string, Source> make, string otherwise)
    {
        try
        {
            var sources = paths.Order(StringComparer.Ordinal).Select(make).ToList();
            return sources.Count > 0
                ? sources
                : [Source.Missing(argument, DiagnosticCatalogue.SourceNotFound.At(argument, otherwise))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [Source.Missing(argument, DiagnosticCatalogue.SourceUnreadable.At(argument, e.GetType().Name))];
        }
    }

    private static Source Other(string path) => Source.Missing(path, DiagnosticCatalogue.OtherKind.At(
        path, "a folder gives " + string.Join(", ", TextKinds.Order(StringComparer.Ordinal)) + ", plain or .gz"));

    private static bool IsText(string path) => TextKinds.Contains(Path.GetExtension(Source.WithoutGz(path)));

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", new EnumerationOptions
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    });

    private static IEnumerable<string> Glob(string pattern)
    {
        var segments = pattern.Split('/');
        var fixedCount = segments.TakeWhile(s => s.AsSpan().IndexOfAny('*', '?') < 0).Count();
        var start = string.Join('/', segments[..fixedCount]);
        start = start.Length > 0 ? start : pattern.StartsWith('/') ? "/" : ".";
        if (!Directory.Exists(start))
        {
            return [];
        }

        var wanted = segments[fixedCount..];
        return Files(start)
            .Where(path => Matches(Path.GetRelativePath(start, path).Split(Path.DirectorySeparatorChar), wanted))
            .Select(path => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path);
    }

    private static bool Matches(ReadOnlySpan<string> path, ReadOnlySpan<string> pattern)
    {
        if (pattern.IsEmpty)
        {
            return path.IsEmpty;
        }

        if (pattern[0] is "**")
        {
            return Matches(path, pattern[1..]) || (!path.IsEmpty && Matches(path[1..], pattern));
        }

        return !path.IsEmpty && FileSystemName.MatchesSimpleExpression(pattern[0], path[0], ignoreCase: false)
            && Matches(path[1..], pattern[1..]);
    }
}
