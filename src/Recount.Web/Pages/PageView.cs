using System.Globalization;
using System.Text;
using Recount.Core;
using Recount.Publishing.Stories;
using Recount.Publishing.Traces;
using Recount.Web.Books;
using Recount.Web.Http;

namespace Recount.Web.Pages;

/// <summary>What every part of a page needs: the state it shows, and addresses that stay in that state.</summary>
/// <param name="Snapshot">What is shown.</param>
/// <param name="AsOf">As the address has it, to be kept in every link; null where it has none.</param>
/// <param name="Path">Of this page.</param>
/// <param name="Filter">The list's, as the address has it; empty elsewhere.</param>
public sealed record PageView(Snapshot Snapshot, string? AsOf, string Path, IReadOnlyDictionary<string, string> Filter)
{
    /// <summary>A fragment that the browser scrolls to: the first highlighted sentence.</summary>
    public const string At = "at";

    public string Link(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var link = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in query)
        {
            Append(name, value);
        }

        Append(Request.AsOf, AsOf);
        return link.ToString();

        void Append(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                link.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                separator = '&';
            }
        }
    }

    public string Story(string id, string? fragment = null) => Link("/stories/" + Uri.EscapeDataString(id)) + fragment;

    public string Record(RecordId id) => Link("/records/" + Uri.EscapeDataString(id.Value));

    public string Record(RecordId id, TracedValue value) => Record(id) + "#v-" + value?.Key;

    public string Document(DocumentHeader document) => Link("/documents/" + Snapshot.KeyOf(document.Id));

    /// <summary>The document with the observation's sentences highlighted.</summary>
    public string Sentence(RecordMember member) =>
        Link("/documents/" + Snapshot.KeyOf(member.Document.Id), ("at", member.Id.Value)) + "#" + At;

    /// <summary>The document with the sentences of one support highlighted, and the value's other supports beside it.</summary>
    public string Value(RecordId record, TracedValue value, Support support) => Link(
        "/documents/" + Snapshot.KeyOf(support.Document.Id),
        ("at", support.Observation.Value), ("record", record.Value), ("value", value.Key)) + "#" + At;

    /// <summary>This list with its filter, from another row on.</summary>
    public string Next(string cursor) => Link(
        Path, [.. Filter.Where(f => f.Key != "after").Select(f => (f.Key, (string?)f.Value)), ("after", cursor)]);

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";

    /// <summary>"3 Jun 2025, 14:52 -04:00"; a day alone where only that is known; "—" where nothing is.</summary>
    public static string Time(PublicationTime? time) => time switch
    {
        null => "—",
        { HasTimeOfDay: false } t => t.Day.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        { Moment.Offset: var offset } t when offset == TimeSpan.Zero => t.Moment.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture),
        { } t => t.Moment.ToString("d MMM yyyy, HH:mm zzz", CultureInfo.InvariantCulture),
    };

    public static string Outlet(DocumentHeader document) =>
        document?.Outlet ?? document?.Source ?? "unnamed outlet";

    /// <summary>Only addresses that a browser fetches as pages; a script's never becomes a link.</summary>
    public static string? Web(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri.AbsoluteUri
            : null;

    public static string Plural(int count, string noun, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? noun : many ?? noun + "s")}");
}
