using FsCheck;
using FsCheck.Fluent;

namespace Recount.Core.Tests.Text;

public sealed class TextSpanTests
{
    [Fact]
    public void A_negative_start_or_an_end_before_the_start_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new TextSpan(-1, 3));
        Should.Throw<ArgumentOutOfRangeException>(() => new TextSpan(5, 4));
    }

    [Fact]
    public void A_span_slices_its_half_open_range()
    {
        var span = new TextSpan(4, 9);

        span.Slice("The truce held").ShouldBe("truce");
        span.Length.ShouldBe(5);
        span.Contains(4).ShouldBeTrue();
        span.Contains(9).ShouldBeFalse();
        new TextSpan(4, 4).IsEmpty.ShouldBeTrue();
        default(TextSpan).ShouldBe(new TextSpan(0, 0));
    }

    [Fact]
    public void Spans_that_only_touch_do_not_overlap()
    {
        new TextSpan(0, 4).Overlaps(new TextSpan(4, 8)).ShouldBeFalse();
        new TextSpan(0, 5).Overlaps(new TextSpan(4, 8)).ShouldBeTrue();
    }

    [Fact]
    public void Spans_stand_in_order_of_start_then_end() =>
        new[] { new TextSpan(3, 9), new TextSpan(1, 5), new TextSpan(3, 4) }.Order()
            .ShouldBe([new TextSpan(1, 5), new TextSpan(3, 4), new TextSpan(3, 9)]);

    [Fact]
    public void A_union_holds_both_and_overlap_is_mutual() => Prop.ForAll<NonNegativeInt, NonNegativeInt, Tuple<NonNegativeInt, NonNegativeInt>>((a, b, c) =>
    {
        var left = new TextSpan(a.Get, a.Get + b.Get);
        var right = new TextSpan(c.Item1.Get, c.Item1.Get + c.Item2.Get);
        var union = left.Union(right);
        return union.Contains(left) && union.Contains(right) && left.Overlaps(right) == right.Overlaps(left);
    }).QuickCheckThrowOnFailure();
}
