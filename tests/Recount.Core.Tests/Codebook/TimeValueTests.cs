using FsCheck;
using FsCheck.Fluent;

namespace Recount.Core.Tests.Codebook;

public sealed class TimeValueTests
{
    private static readonly DateOnly s_day = new(2025, 3, 4);

    [Fact]
    public void A_date_has_one_end_at_least_and_they_never_cross()
    {
        Should.Throw<ArgumentException>(() => DateExtent.Of(null, null, DateGranularity.Range, "ever"));
        Should.Throw<ArgumentException>(() => DateExtent.Of(s_day, s_day.AddDays(-1), DateGranularity.Range, "backwards"));
        DateExtent.Day(s_day, "Tuesday").End.ShouldBe(s_day);
    }

    [Fact]
    public void An_open_end_reaches_without_limit()
    {
        var since = DateExtent.Of(s_day, null, DateGranularity.Range, "since Tuesday");
        var until = DateExtent.Of(null, s_day.AddDays(-1), DateGranularity.Range, "until Monday");

        since.Overlaps(DateExtent.Day(new DateOnly(2199, 1, 1), "one day")).ShouldBeTrue();
        since.Overlaps(until).ShouldBeFalse();
        since.Overlaps(DateExtent.Day(s_day, "Tuesday")).ShouldBeTrue();
    }

    [Fact]
    public void Overlap_of_dates_is_mutual_and_agrees_with_a_walk_over_the_days() => Prop.ForAll<Tuple<byte, byte>, Tuple<byte, byte>>((a, b) =>
    {
        var (left, right) = (Extent(a), Extent(b));
        var walk = false;
        for (var day = left.Start!.Value; day <= left.End; day = day.AddDays(1))
        {
            walk |= right.Start <= day && day <= right.End;
        }

        return left.Overlaps(right) == walk && right.Overlaps(left) == walk;

        static DateExtent Extent(Tuple<byte, byte> t) =>
            DateExtent.Of(s_day.AddDays(t.Item1), s_day.AddDays(t.Item1 + (t.Item2 % 20)), DateGranularity.Range, "x");
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2025-03-04", "2025-03-04")]
    [InlineData(" 2024-02-29 ", "2024-02-29")]
    [InlineData("2025-03-04T10:30:00Z", "2025-03-04T10:30:00Z")]
    [InlineData("2025-03-04T10:30", "2025-03-04T10:30:00Z")]
    [InlineData("2025-03-04T23:30:00+05:30", "2025-03-04T23:30:00+05:30")]
    [InlineData("2025-03-04T10:30:00.123Z", "2025-03-04T10:30:00Z")]
    [InlineData("2025-03-04 10:30:00", "2025-03-04T10:30:00Z")]
    public void A_time_of_publication_is_read_and_written_in_ISO_8601(string text, string written) =>
        PublicationTime.Parse(text).ShouldNotBeNull().ToString().ShouldBe(written);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2025-02-29")]
    [InlineData("2025-13-01")]
    [InlineData("2025-04-31T10:00:00Z")]
    [InlineData("2025-03-04T25:00:00Z")]
    [InlineData("1799-12-31")]
    [InlineData("2200-01-01")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("04/03/2025")]
    [InlineData("2025-03-04T10:30:00+99:00")]
    public void What_is_no_possible_time_of_publication_is_not_read(string? text) => PublicationTime.Parse(text).ShouldBeNull();

    [Fact]
    public void The_day_is_the_stated_zones_own_and_order_is_by_moment()
    {
        var late = PublicationTime.Parse("2025-03-04T23:30:00-05:00")!.Value;
        var next = PublicationTime.Parse("2025-03-05T01:00:00Z")!.Value;

        late.Day.ShouldBe(s_day);
        (late > next).ShouldBeTrue();
        (next <= late).ShouldBeTrue();
        PublicationTime.Parse("2025-03-04")!.Value.HasTimeOfDay.ShouldBeFalse();
    }

    [Theory]
    [InlineData(30, 30, 'D', "P30D")]
    [InlineData(1, 1, 'M', "P1M")]
    [InlineData(2, 3, 'D', "P2D/P3D")]
    [InlineData(1, 1, 'h', "PT1H")]
    [InlineData(45, 45, 'm', "PT45M")]
    [InlineData(2, 2, 'W', "P2W")]
    public void A_length_of_time_keeps_the_unit_of_its_text(int min, int max, char unit, string written)
    {
        var duration = DurationExtent.Of(min, max, unit);

        duration.ToString().ShouldBe(written);
        DurationExtent.Parse(written).ShouldBe(duration);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("30 days")]
    [InlineData("-P1D")]
    [InlineData("P1D/P2D/P3D")]
    [InlineData("PW")]
    public void What_is_no_ISO_8601_duration_is_not_read(string? text) => DurationExtent.Parse(text).ShouldBeNull();

    [Fact]
    public void A_duration_with_no_such_unit_or_crossed_ends_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => DurationExtent.Of(1, 'x'));
        Should.Throw<ArgumentOutOfRangeException>(() => DurationExtent.Of(3, 2, 'D'));
        Should.Throw<ArgumentOutOfRangeException>(() => DurationExtent.Of(-1, 'D'));
        Should.Throw<InvalidOperationException>(() => default(DurationExtent).ToString());
    }
}
