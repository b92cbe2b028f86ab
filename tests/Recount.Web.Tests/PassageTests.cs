using Recount.Core;
using Recount.Web.Pages;

namespace Recount.Web.Tests;

public sealed class PassageTests
{
    private const string Text = "One. Two died. Three.";

    private static string Shown(TextSpan block, Selection selection) => string.Concat(Passage.Of(Text, block, selection)
        .Select(p => p.IsWords ? $"<{p.Text}>" : p.IsMarked ? $"[{p.Text}]{p.Order}" : p.Text));

    [Fact]
    public void A_block_without_highlights_is_one_piece() =>
        Passage.Of(Text, new TextSpan(0, Text.Length), Selection.None).ShouldHaveSingleItem().Text.ShouldBe(Text);

    [Fact]
    public void The_sentence_and_the_words_within_it_are_cut_out() =>
        Shown(new TextSpan(0, Text.Length), new Selection([new TextSpan(5, 14)], [new TextSpan(9, 13)])).ShouldBe("One. [Two ]0<died>[.] Three.");

    [Fact]
    public void A_highlight_beyond_the_block_is_cut_at_its_ends() =>
        Shown(new TextSpan(5, 14), new Selection([new TextSpan(0, Text.Length)], [])).ShouldBe("[Two died.]");

    [Fact]
    public void The_pieces_are_the_block()
    {
        var block = new TextSpan(0, Text.Length);
        for (var start = 0; start < Text.Length; start++)
        {
            var selection = new Selection([new TextSpan(0, start + 1), new TextSpan(start, Text.Length)], [new TextSpan(start, start + 1)]);
            string.Concat(Passage.Of(Text, block, selection).Select(p => p.Text)).ShouldBe(Text);
        }
    }
}
