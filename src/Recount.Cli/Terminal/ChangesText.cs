using System.Collections.Immutable;
using System.Globalization;
using Recount.Core;
using Recount.Engine;
using Recount.Reading;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Recount.Cli.Terminal;

/// <summary>What changed in a document: when, which posts and sentences, words taken out [-so-] and put in {+so+}.</summary>
internal static class ChangesText
{
    private const int LongestLabel = 90;

    private static readonly Style s_gone = new(Color.Red);
    private static readonly Style s_fresh = new(Color.Green);
    private static readonly Style s_head = new(decoration: Decoration.Bold);

    public static IEnumerable<IRenderable> Of(VersionStep step) => Lines(step).Select(line => new Rows(line));

    private static IEnumerable<IRenderable> Lines(VersionStep step)
    {
        var document = step.After.Document;
        yield return new Paragraph(Plain.Of(document.Title ?? document.Id.Value), s_head);
        yield return Line($"  {string.Join(" · ", new[] { document.Outlet, document.Url ?? document.Source }.OfType<string>())}");
        yield return Line($"  {(step.Before is { } before ? Moment(before) + " → " : "")}{Moment(step.After)}");
        if (step.Changes is { } changes)
        {
            if (changes.IsTitleChanged)
            {
                yield return Line($"  title: {changes.Before.Title ?? "none"} → {changes.After.Title ?? "none"}");
            }

            foreach (var post in changes.Posts)
            {
                yield return Post(changes, post);
            }

            // The sentences of posts that came or went whole are told by the post.
            var whole = changes.Posts.Where(p => p.Kind != ChangeKind.Edited).ToList();
            var (added, removed) = (whole.Select(p => p.After).OfType<int>().ToHashSet(), whole.Select(p => p.Before).OfType<int>().ToHashSet());
            foreach (var sentence in changes.Sentences.Where(s => s.Kind switch
            {
                ChangeKind.Added => s.After!.Post is not { } post || !added.Contains(post),
                ChangeKind.Removed => s.Before!.Post is not { } post || !removed.Contains(post),
                _ => true,
            }))
            {
                foreach (var line in Sentence(changes, sentence))
                {
                    yield return line;
                }
            }
        }

        foreach (var correction in step.Corrections)
        {
            yield return Line($"  ! correction: {correction.Sentence.Span.Slice(document.Text)}");
            if (correction.Corrected is { } corrected)
            {
                yield return Line($"      of{(correction.Post is { } at ? " post " + Label(document, at) : "")}: {corrected.Span.Slice(document.Text)}");
            }
            else if (correction.Post is { } post)
            {
                yield return Line($"      of post {Label(document, post)}");
            }
        }

        yield return new Text("");
    }

    private static IEnumerable<IRenderable> Sentence(DocumentChanges changes, SentenceChange change)
    {
        var place = change.After?.Post is { } post ? $"[{Label(changes.After, post)}] " : change.Before?.Post is { } old ? $"[{Label(changes.Before, old)}] " : "";
        switch (change.Kind)
        {
            case ChangeKind.Added:
                yield return new Paragraph(Plain.Of($"  + {place}{change.After!.Span.Slice(changes.After.Text)}"), s_fresh);
                break;
            case ChangeKind.Removed:
                yield return new Paragraph(Plain.Of($"  - {place}{change.Before!.Span.Slice(changes.Before.Text)}"), s_gone);
                break;
            default:
                yield return Marked($"  ~ {place}", changes.Before.Text, change.Before!.Span, change.WordsBefore, "[-", "-]", s_gone);
                yield return Marked("    ", changes.After.Text, change.After!.Span, change.WordsAfter, "{+", "+}", s_fresh);
                foreach (var figure in change.Figures)
                {
                    yield return new Paragraph(Plain.Of($"    figure: {figure.Before.Slice(changes.Before.Text)} → {figure.After.Slice(changes.After.Text)}"), s_head);
                }

                break;
        }
    }

    private static Paragraph Marked(string lead, string text, TextSpan whole, ImmutableArray<TextSpan> marked, string open, string close, Style style)
    {
        var line = new Paragraph(Plain.Of(lead));
        var at = whole.Start;
        foreach (var span in marked)
        {
            line.Append(Plain.Of(text[at..span.Start]));
            line.Append(open + Plain.Of(span.Slice(text)) + close, style);
            at = span.End;
        }

        return line.Append(Plain.Of(text[at..whole.End]));
    }

    private static Paragraph Post(DocumentChanges changes, PostChange change) => change.Kind switch
    {
        ChangeKind.Added => new Paragraph(Plain.Of($"  + post {Label(changes.After, change.After!.Value)}"), s_fresh),
        ChangeKind.Removed => new Paragraph(Plain.Of($"  - post {Label(changes.Before, change.Before!.Value)}"), s_gone),
        _ => Line($"  ~ post {Label(changes.After, change.After!.Value)}"),
    };

    // A post's time and headline, or how it begins.
    private static string Label(Document document, int post)
    {
        var at = document.Posts[post];
        var words = at.Headline ?? document.Blocks.FirstOrDefault(b => b.Post == post)?.Span.Slice(document.Text) ?? at.Id;
        words = words.Length > LongestLabel ? words[..LongestLabel] + "…" : words;
        words = at.IsKeyEvent ? words + " (key event)" : words;
        return at.Published is { HasTimeOfDay: true } time ? string.Create(CultureInfo.InvariantCulture, $"{time.Moment:HH:mm} {words}") : words;
    }

    private static string Moment(Recount.Ledger.LedgerVersion version) =>
        (version.Document.Updated ?? version.Document.Published)?.ToString() is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"{time} (taken in {version.Recorded:yyyy-MM-dd HH:mm}Z)")
            : string.Create(CultureInfo.InvariantCulture, $"taken in {version.Recorded:yyyy-MM-dd HH:mm}Z");

    private static Paragraph Line(string text) => new(Plain.Of(text));
}
