using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation.Tests.Coref;

public sealed class CorefBenchmarkTests
{
    // Ann . She . Bob ( once ) . it
    private static readonly AnnotatedDocument s_document = new("d", "Ann She Bob it it",
        [[new TextSpan(0, 3), new TextSpan(4, 7), new TextSpan(8, 11), new TextSpan(12, 14), new TextSpan(15, 17)]], [null],
        [Gold(0, "1", "person"), Gold(1, "1", "person"), Gold(2, "2", "person"), Gold(3, "3", "object"), Gold(4, "3", "object")]);

    [Fact]
    public void Gold_given_back_scores_one_and_a_thing_mentioned_once_is_left_out()
    {
        var scores = Score(Chain(true, 0, 1), Chain(false, 3, 4));

        scores.Values.ShouldAllBe(s => s == 1);
        scores.Keys.ShouldBe(["b3", "ceafe", "conll", "muc", "people"]);
    }

    [Fact]
    public void A_mention_too_many_costs_precision_and_people_are_scored_apart()
    {
        var scores = Score(Chain(true, 0, 1, 2), Chain(false, 3, 4));

        scores["muc"].ShouldBe(2 * (2.0 / 3) / ((2.0 / 3) + 1), 1e-9);
        scores["people"].ShouldBeLessThan(scores["conll"]);
        Score(Chain(false, 3, 4))["people"].ShouldBe(0);
    }

    [Fact]
    public void Errors_tell_their_cause()
    {
        var (_, errors) = CorefBenchmark.ScoreDocuments([s_document], _ => [Chain(true, 0, 2)]);

        errors.Select(e => (e.Type, e.Cause)).ShouldBe(
        [
            (ScoringErrorType.Miss, "mention not linked"),
            (ScoringErrorType.Miss, "mention not linked"),
            (ScoringErrorType.Miss, "mention not linked"),
            (ScoringErrorType.False, "link of a mention that gold lacks"),
        ]);
    }

    private static ImmutableSortedDictionary<string, double> Score(params Chain[] chains) => CorefBenchmark.ScoreDocuments([s_document], _ => [.. chains]).Scores;

    private static Chain Chain(bool isPerson, params int[] words) =>
        new([.. words.Select(w => new Mention(0, w, w + 1, w, MentionKind.Nominal, default))], isPerson);

    private static AnnotatedMention Gold(int word, string chain, string type) => new(0, word, word + 1, chain, type);
}
