using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Recount.Core;

namespace Recount.Web.Http;

/// <summary>The style sheet, the script and the icon, from inside the assembly.</summary>
internal static class EmbeddedAssets
{
    private static readonly FrozenDictionary<string, (byte[] Bytes, string Type, string Hash)> s_all = new[]
    {
        Load("recount.css", "text/css; charset=utf-8"),
        Load("recount.js", "text/javascript; charset=utf-8"),
        Load("icon.svg", "image/svg+xml"),
    }.ToFrozenDictionary(a => a.Name, a => (a.Bytes, a.Type, a.Hash), StringComparer.Ordinal);

    /// <summary>Changes with the program: part of every page's tag.</summary>
    public static string Version { get; } = typeof(EmbeddedAssets).Module.ModuleVersionId.ToString("N")[..8];

    /// <summary>Its address changes with its bytes, so that it may be kept for ever.</summary>
    public static string Url(string name) => $"/assets/{name}?v={s_all[name].Hash}";

    public static void MapAssets(this IEndpointRouteBuilder routes) => routes.MapGet("/assets/{name}", (string name, HttpContext context) =>
    {
        if (!s_all.TryGetValue(name, out var asset))
        {
            throw new RefusedException(StatusCodes.Status404NotFound, "There is no such file.");
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Bytes, asset.Type);
    }).ExcludeFromDescription();

    private static (string Name, byte[] Bytes, string Type, string Hash) Load(string name, string type)
    {
        using var stream = typeof(EmbeddedAssets).Assembly.GetManifestResourceStream("assets/" + name)
            ?? throw new InvalidOperationException($"{name} isn't embedded");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (name, bytes, type, ContentHash.OfBytes(bytes)[..8]);
    }
}
