using Recount.Language;

namespace Recount.Training.Tests.English;

public sealed class ConlluTests
{
    private const string Sample =
        "# newdoc id = a\n# newpar\n# text = We don't.\n" +
        "1\tWe\twe\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n" +
        "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n" +
        "2\tdo\tdo\tVERB\tVBP\t_\t0\troot\t_\t_\n" +
        "2.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t2:x\t_\n" +
        "3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n" +
        "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n";

    [Fact]
    public void A_word_of_several_is_one_surface_token_and_an_empty_node_is_none()
    {
        var sentence = Conllu.Read(new StringReader(Sample)).ToList().ShouldHaveSingleItem();

        sentence.Text.ShouldBe("We don't.");
        sentence.Words.Select(w => (w.Form, w.Head, w.Relation)).ShouldBe([("We", 1, "nsubj"), ("do", -1, "root"), ("n't", 1, "advmod"), (".", 1, "punct")]);
        sentence.Surface.ShouldBe([("We", 1, true), ("don't", 2, false), (".", 1, true)]);
        (sentence.StartsDocument, sentence.StartsParagraph).ShouldBe((true, true));
    }

    [Fact]
    public void Blank_lines_part_sentences_and_a_comment_counts_for_its_own_only()
    {
        var sentences = Conllu.Read(new StringReader(Sample + "\n\n1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n")).ToList();

        sentences.Count.ShouldBe(2);
        sentences[1].StartsDocument.ShouldBeFalse();
        sentences[1].Words.ShouldHaveSingleItem().HasSpaceAfter.ShouldBeFalse();
    }

    [Fact]
    public void A_line_without_ten_columns_is_refused_by_number() =>
        Should.Throw<FormatException>(() => Conllu.Read(new StringReader("# c\n1\tWe\twe\n")).ToList()).Message.ShouldContain("line 2");
}
