
namespace Recount.Evaluation.Tests.Coref;

/// <summary>Worked by hand, or printed in the papers that define the measures.</summary>
public sealed class CoreferenceScoresTests
{
    private static readonly string[][] s_gold = Chains("abc", "defg");

    [Fact]
    public void A_perfect_answer_scores_one_on_each()
    {
        CoreferenceScores.Muc(s_gold, s_gold).F1.ShouldBe(1);
        CoreferenceScores.BCubed(s_gold, s_gold).F1.ShouldBe(1);
        CoreferenceScores.CeafEntities(s_gold, s_gold).F1.ShouldBe(1);
    }

    [Fact]
    public void Nothing_found_scores_nothing_and_divides_by_no_zero()
    {
        foreach (var counts in new[] { CoreferenceScores.Muc(s_gold, []), CoreferenceScores.BCubed(s_gold, []), CoreferenceScores.CeafEntities(s_gold, []) })
        {
            (counts.Precision, counts.Recall, counts.F1).ShouldBe((0, 0, 0));
        }
    }

    // The example of Pradhan and others (ACL 2014): gold {a,b,c} {d,e,f,g}, system {a,b} {c,d} {f,g,h,i}.
    [Fact]
    public void The_reference_scorers_own_example_comes_out_as_printed()
    {
        var system = Chains("ab", "cd", "fghi");

        var muc = CoreferenceScores.Muc(s_gold, system);
        muc.Recall.ShouldBe(2.0 / 5, 1e-9);
        muc.Precision.ShouldBe(2.0 / 5, 1e-9);

        var cubed = CoreferenceScores.BCubed(s_gold, system);
        cubed.Recall.ShouldBe((1.0 / 7) * ((4.0 / 3) + (1.0 / 3) + (1.0 / 4) + (4.0 / 4)), 1e-9);
        cubed.Precision.ShouldBe((1.0 / 8) * (2 + 1 + 1), 1e-9);

        var ceaf = CoreferenceScores.CeafEntities(s_gold, system);
        ceaf.Recall.ShouldBe(0.65, 1e-9);
        ceaf.Precision.ShouldBe(1.3 / 3, 1e-9);
    }

    [Fact]
    public void Muc_counts_the_links_that_a_split_chain_lacks_and_cubed_weighs_a_merged_one_by_its_size()
    {
        // Bagga and Baldwin's Figure 1: {12345} {67} {89ABC}; the answer joins the first and the last.
        var gold = Chains("12345", "67", "89ABC");
        var system = Chains("1234589ABC", "67");

        CoreferenceScores.Muc(gold, system).Precision.ShouldBe(9.0 / 10, 1e-9);
        CoreferenceScores.Muc(gold, system).Recall.ShouldBe(1);
        CoreferenceScores.BCubed(gold, system).Precision.ShouldBe(7.0 / 12, 1e-9);
        CoreferenceScores.BCubed(gold, system).Recall.ShouldBe(1);
    }

    [Fact]
    public void Counts_add_up_over_documents_before_they_are_divided()
    {
        var sum = CoreferenceScores.Muc(Chains("ab"), Chains("ab")) + CoreferenceScores.Muc(Chains("cdef"), []);

        sum.Recall.ShouldBe(0.25, 1e-9);
        sum.Precision.ShouldBe(1);
    }

    [Fact]
    public void The_pairing_of_chains_takes_the_best_total_and_not_the_best_pair_first()
    {
        Assignment.BestTotal(new[,] { { 0.9, 0.8 }, { 0.7, 0.1 } }).ShouldBe(1.5, 1e-9);
        Assignment.BestTotal(new[,] { { 0.1, 0.5, 0.3 } }).ShouldBe(0.5, 1e-9);
        Assignment.BestTotal(new[,] { { 0.1 }, { 0.5 }, { 0.3 } }).ShouldBe(0.5, 1e-9);
        Assignment.BestTotal(new double[0, 3]).ShouldBe(0);
    }

    [Fact]
    public void The_pairing_of_chains_equals_that_of_trying_every_order()
    {
        var state = 7u;
        for (var trial = 0; trial < 200; trial++)
        {
            var (rows, columns) = (1 + (int)(Next() % 5), 1 + (int)(Next() % 5));
            var value = new double[rows, columns];
            for (var i = 0; i < rows; i++)
            {
                for (var j = 0; j < columns; j++)
                {
                    value[i, j] = Next() % 5 / 4.0;
                }
            }

            Assignment.BestTotal(value).ShouldBe(ByEveryOrder(value, 0, 0), 1e-9);
        }

        uint Next() => state = unchecked((state * 1664525) + 1013904223) >> 3;
    }

    private static double ByEveryOrder(double[,] value, int row, int used)
    {
        if (row == value.GetLength(0))
        {
            return 0;
        }

        var best = ByEveryOrder(value, row + 1, used);
        for (var j = 0; j < value.GetLength(1); j++)
        {
            if ((used & (1 << j)) == 0)
            {
                best = Math.Max(best, value[row, j] + ByEveryOrder(value, row + 1, used | (1 << j)));
            }
        }

        return best;
    }

    private static string[][] Chains(params string[] chains) => [.. chains.Select(Letters)];

    private static string[] Letters(string chain) => [.. chain.Select(c => c.ToString())];
}
