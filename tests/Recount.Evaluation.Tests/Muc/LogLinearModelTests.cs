using System.Collections.Immutable;

namespace Recount.Evaluation.Tests.Muc;

public sealed class LogLinearModelTests
{
    private const int Often = 1;
    private const int Once = 2;
    private static readonly ImmutableArray<string> s_isThere = ["no", "yes"];

    // A feature of many cases, one of a single case, and as many cases without either on the other side.
    private static readonly ImmutableArray<LabelledCase> s_cases =
        [.. Enumerable.Range(0, 40).Select(_ => new LabelledCase([Often], 1)), new LabelledCase([Once], 1), .. Enumerable.Range(0, 41).Select(_ => new LabelledCase([3], 0))];

    [Fact]
    public void What_was_seen_often_is_believed_more_than_what_was_seen_once()
    {
        var model = LogLinearModel.Fit(s_isThere, s_cases, epochs: 40, pull: 3);

        model.Shares([Often])[1].ShouldBeGreaterThan(0.8f);
        model.Shares([Once])[1].ShouldBeInRange(0.5f, 0.7f);
        model.Shares([4])[1].ShouldBe(0.5f);
    }

    [Fact]
    public void A_stronger_pull_makes_chances_less_sure() =>
        LogLinearModel.Fit(s_isThere, s_cases, pull: 100).Shares([Often])[1].ShouldBeLessThan(LogLinearModel.Fit(s_isThere, s_cases, pull: 1).Shares([Often])[1]);

    [Fact]
    public void The_same_cases_give_the_same_chances() =>
        LogLinearModel.Fit(s_isThere, s_cases).Shares([Often, Once]).ShouldBe(LogLinearModel.Fit(s_isThere, s_cases).Shares([Often, Once]));
}
