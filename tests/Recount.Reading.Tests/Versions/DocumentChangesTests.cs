using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Recount.Core;

namespace Recount.Reading.Tests.Versions;

public sealed class DocumentChangesTests
{
    private static readonly string[] s_sentences =
        ["Three people were killed.", "Four people were killed.", "Officials in Lenn said so.", "Officials in the town of Lenn said so.", "The bridge is shut.", "The bridge is shut.", "No side took the blame.", "It rained."];

    [Fact]
    public void Unchanged_text_has_no_changes()
    {
        var version = Article("The bridge is shut.", "Cars turn back.");
        var changes = DocumentChanges.Between(version, version);
        changes.IsEmpty.ShouldBeTrue();
        changes.Kept.ShouldBe(2);
    }

    [Fact]
    public void An_edited_sentence_shows_its_changed_words_and_figures()
    {
        var (before, after) = (Article("Shelling killed at least 14 people in Lenn.", "Cars turn back."), Article("Shelling killed 16 people and wounded 3 in Lenn.", "Cars turn back."));
        var edit = DocumentChanges.Between(before, after).Sentences.ShouldHaveSingleItem();
        edit.Kind.ShouldBe(ChangeKind.Edited);
        edit.WordsBefore.Select(s => s.Slice(before.Document.Text)).ShouldBe(["at least 14"]);
        edit.WordsAfter.Select(s => s.Slice(after.Document.Text)).ShouldBe(["16", "and wounded 3"]);
        var figure = edit.Figures.ShouldHaveSingleItem();
        (figure.Before.Slice(before.Document.Text), figure.After.Slice(after.Document.Text)).ShouldBe(("14", "16"));
    }

    [Fact]
    public void Numbers_that_stay_are_not_marked_and_a_new_one_takes_no_others_place()
    {
        var edit = DocumentChanges.Between(Article("The 3 drones hit 2 homes."), Article("The 3 drones hit 2 homes, and 5 cars burned.")).Sentences.ShouldHaveSingleItem();
        edit.Figures.ShouldBeEmpty();
    }

    [Fact]
    public void Added_and_removed_sentences_stand_in_their_place()
    {
        var changes = DocumentChanges.Between(Article("One.", "Alpha beta gamma.", "Two."), Article("One.", "Two.", "Delta epsilon zeta."));
        changes.Sentences.Select(c => c.Kind).ShouldBe([ChangeKind.Removed, ChangeKind.Added]);
    }

    [Fact]
    public void A_sentence_that_moves_is_no_change() =>
        DocumentChanges.Between(Article("One thing.", "Another matter.", "A third."), Article("A third.", "One thing.", "Another matter.")).IsEmpty.ShouldBeTrue();

    [Fact]
    public void Versions_of_two_documents_are_refused() =>
        Should.Throw<ArgumentException>(() => DocumentChanges.Between(Article("One."), Article("One.") with { Document = Of("https://example.org/b", [("One.", null)], []) }));

    [Fact]
    public void Posts_keep_their_identity_when_others_come_and_go()
    {
        var before = Blog(("a", "09:00", "The road is shut."), ("b", "09:30", "Two people were hurt near the mill."), ("c", "10:00", "More soon."));
        var after = Blog(("d", "10:30", "The road is open again."), ("b", "09:30", "Three people were hurt near the mill."), ("a", "09:00", "The road is shut."));
        var changes = DocumentChanges.Between(before, after);
        changes.Posts.Select(p => (p.Kind, p.Before is { } b ? before.Document.Posts[b].Id : null, p.After is { } a ? after.Document.Posts[a].Id : null))
            .ShouldBe([(ChangeKind.Added, null, "d"), (ChangeKind.Edited, "b", "b"), (ChangeKind.Removed, "c", null)]);
        changes.Sentences.Select(c => c.Kind).ShouldBe([ChangeKind.Added, ChangeKind.Edited, ChangeKind.Removed], ignoreOrder: true);
    }

    [Fact]
    public void A_post_whose_headline_names_it_is_known_by_its_time_and_words()
    {
        var before = Blog(("p-1", "09:00", "Two people were hurt near the mill."), ("p-2", "09:00", "The mayor spoke to reporters."));
        var after = Blog(("p-3", "09:00", "Three people were hurt near the mill."), ("p-2", "09:00", "The mayor spoke to reporters."));
        DocumentChanges.Between(before, after).Posts.ShouldHaveSingleItem().ShouldBe(new PostChange(ChangeKind.Edited, 0, 0));
    }

    [Fact]
    public void Changes_lead_from_the_older_sentences_to_the_newer() =>
        Prop.ForAll(Gen.Elements(s_sentences).ArrayOf().Two().ToArbitrary(), pair =>
        {
            var (older, newer) = (pair.Item1, pair.Item2);
            var (before, after) = (Article(["Head.", .. older]), Article(["Head.", .. newer]));
            var changes = DocumentChanges.Between(before, after);
            var kept = before.Sentences.Select(s => s.Span).Except(changes.Sentences.Select(c => c.Before?.Span ?? new TextSpan(0, 0)))
                .Select(s => s.Slice(before.Document.Text));
            var made = kept.Concat(changes.Sentences.Where(c => c.After is not null).Select(c => c.After!.Span.Slice(after.Document.Text)));
            made.Order(StringComparer.Ordinal).ShouldBe(after.Sentences.Select(s => s.Span.Slice(after.Document.Text)).Order(StringComparer.Ordinal));
            changes.Kept.ShouldBe(kept.Count());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static VersionText Article(params string[] sentences) => Text(Of("https://example.org/a", [.. sentences.Select(s => (s, (int?)null))], []));

    private static VersionText Blog(params (string Id, string Time, string Text)[] posts) => Text(Of(
        "https://example.org/a", [.. posts.Select((p, i) => (p.Text, (int?)i))],
        [.. posts.Select(p => new Post { Id = p.Id, Published = PublicationTime.Parse($"2024-05-02T{p.Time}:00Z") })]));

    internal static VersionText Text(Document document) => new(
        document, [.. document.Blocks.Select((b, i) => new Sentence(b.Span, b.Role, i, b.Post))],
        [.. document.Blocks.SelectMany(b => WordDifference.Cut(document.Text, b.Span.Start, b.Span.End))
            .Where(w => char.IsDigit(document.Text[w.Start])).Select(w => new StatedFigure(new TextSpan(w.Start, w.End), document.Text[w.Start..w.End]))]);

    internal static Document Of(string url, ImmutableArray<(string Text, int? Post)> blocks, ImmutableArray<Post> posts)
    {
        var (text, made) = ("", ImmutableArray.CreateBuilder<Block>());
        foreach (var (words, post) in blocks)
        {
            text += text.Length > 0 ? "\n\n" : "";
            made.Add(new Block(new TextSpan(text.Length, text.Length + words.Length), BlockRole.Body, post));
            text += words;
        }

        return new Document
        {
            Id = DocumentId.Of(url, null, text), Url = url, Kind = posts.IsEmpty ? DocumentKind.Article : DocumentKind.LiveBlog, Text = text, Blocks = made.ToImmutable(), Posts = posts,
        }.Validated();
    }
}
