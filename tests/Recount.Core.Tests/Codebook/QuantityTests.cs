using FsCheck;
using FsCheck.Fluent;

namespace Recount.Core.Tests.Codebook;

public sealed class QuantityTests
{
    [Fact]
    public void Hedges_keep_the_codebooks_bounds()
    {
        Quantity.AtLeast(3).ShouldBe(Quantity.Of(3, null));
        Quantity.MoreThan(40).ShouldBe(Quantity.Of(41, null));
        Quantity.AtMost(60).ShouldBe(Quantity.Of(null, 60));
        Quantity.FewerThan(60).ShouldBe(Quantity.Of(null, 59));
        Quantity.Between(20, 30).ShouldBe(Quantity.Of(20, 30));
        Quantity.Exactly(3).ShouldBe(Quantity.Of(3, 3));
        Quantity.About(1000).ShouldBe(Quantity.Of(1000, 1000, isApproximate: true));
        Quantity.Unstated.IsStated.ShouldBeFalse();
    }

    [Fact]
    public void A_negative_count_or_crossed_bounds_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Quantity.Exactly(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => Quantity.FewerThan(0));
        Should.Throw<ArgumentException>(() => Quantity.Between(4, 3));
        Should.Throw<OverflowException>(() => Quantity.MoreThan(long.MaxValue));
    }

    [Fact]
    public void A_sum_keeps_only_the_bounds_that_every_part_has()
    {
        (Quantity.AtLeast(3) + Quantity.Exactly(2)).ShouldBe(Quantity.AtLeast(5));
        (Quantity.AtLeast(3) + Quantity.AtMost(2)).ShouldBe(Quantity.Unstated);
        (Quantity.About(100) + Quantity.Exactly(2)).ShouldBe(Quantity.About(102));
    }

    [Fact]
    public void Only_values_that_can_both_be_true_are_compatible()
    {
        Quantity.AtLeast(3).IsCompatibleWith(Quantity.Exactly(7)).ShouldBeTrue();
        Quantity.MoreThan(7).IsCompatibleWith(Quantity.Exactly(7)).ShouldBeFalse();
        Quantity.Exactly(4).IsCompatibleWith(Quantity.Exactly(5)).ShouldBeFalse();
        Quantity.AtMost(4).IsCompatibleWith(Quantity.AtLeast(5)).ShouldBeFalse();
        Quantity.About(1000).IsCompatibleWith(Quantity.Exactly(950)).ShouldBeTrue();
        Quantity.About(1000).IsCompatibleWith(Quantity.Exactly(899)).ShouldBeFalse();
        Quantity.Unstated.IsCompatibleWith(Quantity.Exactly(12)).ShouldBeTrue();
    }

    [Fact]
    public void Compatibility_is_mutual_and_holds_with_itself() => Prop.ForAll(Arb.From(Gen.Two(s_quantities)), pair =>
        pair.Item1.IsCompatibleWith(pair.Item2) == pair.Item2.IsCompatibleWith(pair.Item1)
            && pair.Item1.IsCompatibleWith(pair.Item1)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_a_sum_does_not_matter() => Prop.ForAll(Arb.From(Gen.Three(s_quantities)), q =>
        q.Item1 + q.Item2 == q.Item2 + q.Item1
            && q.Item1 + q.Item2 + q.Item3 == q.Item1 + (q.Item2 + q.Item3)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_hedge_is_written_in_words()
    {
        Quantity.AtLeast(5).ToString().ShouldBe("at least 5");
        Quantity.AtMost(5).ToString().ShouldBe("up to 5");
        Quantity.About(5).ToString().ShouldBe("about 5");
        Quantity.Between(5, 6).ToString().ShouldBe("5 to 6");
        Quantity.Exactly(5).ToString().ShouldBe("5");
        Quantity.Unstated.ToString().ShouldBe("unstated");
    }

    private static readonly Gen<Quantity> s_quantities =
        from kind in Gen.Choose(0, 5)
        from low in Gen.Choose(0, 5000)
        from more in Gen.Choose(0, 5000)
        select kind switch
        {
            0 => Quantity.Unstated,
            1 => Quantity.Exactly(low),
            2 => Quantity.AtLeast(low),
            3 => Quantity.AtMost(low),
            4 => Quantity.About(low),
            _ => Quantity.Between(low, low + more),
        };
}
