using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Language.Tests.Coreference;

/// <summary>Trees are given by hand: word/tag/Penn/head/relation, heads counted from 1.</summary>
public sealed class MentionFinderTests
{
    [Fact]
    public void A_phrase_holds_its_determiner_and_its_relative_clause_and_its_owner_is_a_phrase_too()
    {
        var found = Find("Zelenskyy/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case envoy/NOUN/NN/7/nsubj who/PRON/WP/5/nsubj spoke/VERB/VBD/3/acl:relcl has/AUX/VBZ/7/aux left/VERB/VBN/0/root");

        found.ShouldContain(("Zelenskyy 's envoy who spoke", Cut.Full));
        found.ShouldContain(("Zelenskyy 's envoy", Cut.Short));
        found.ShouldContain(("Zelenskyy 's", Cut.Full));
        found.ShouldNotContain(f => f.Text == "who");
    }

    [Fact]
    public void An_apposition_and_the_parts_of_a_list_are_phrases_of_their_own()
    {
        var found = Find("Okello/PROPN/NNP/7/nsubj ,/PUNCT/,/4/punct the/DET/DT/4/det mayor/NOUN/NN/1/appos ,/PUNCT/,/4/punct has/AUX/VBZ/7/aux met/VERB/VBN/0/root cats/NOUN/NNS/7/obj and/CCONJ/CC/10/cc dogs/NOUN/NNS/8/conj");

        found.Select(f => f.Text).ShouldBe(["Okello", "the mayor", "cats and dogs", "cats", "dogs"]);
    }

    [Fact]
    public void A_note_in_brackets_after_a_name_is_no_part_of_it() =>
        Find("Spang/PROPN/NNP/5/nsubj (/PUNCT/-LRB-/3/punct 1983/NUM/CD/1/nmod )/PUNCT/-RRB-/3/punct agrees/VERB/VBZ/0/root").Select(f => f.Text).ShouldContain("Spang");

    [Fact]
    public void A_tree_that_runs_in_a_circle_ends() => Find("a/NOUN/NN/2/obj b/NOUN/NN/1/obj").ShouldNotBeEmpty();

    private static List<(string Text, Cut Cut)> Find(string rows)
    {
        var (tokens, at) = (ImmutableArray.CreateBuilder<Token>(), 0);
        foreach (var cells in rows.Split(' ').Select(r => r.Split('/')))
        {
            tokens.Add(new Token(new TextSpan(at, at + cells[0].Length), cells[0], cells[0], EnglishModel.ParseUpos(cells[1]), cells[2],
                int.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture) - 1, cells[4]));
            at += cells[0].Length + 1;
        }

        var sentence = new AnalysedSentence
        {
            Index = 0, Sentence = new Sentence(new TextSpan(0, at), BlockRole.Body, 0, null), Tokens = tokens.ToImmutable(),
        };
        return [.. MentionFinder.Find(sentence).Select(c => (string.Join(' ', sentence.Tokens.Skip(c.Mention.First).Take(c.Mention.End - c.Mention.First).Select(t => t.Text)), c.Cut))];
    }
}
