using System.Text.RegularExpressions;

namespace Recount.Core.Tests.Codebook;

public sealed partial class VocabularyTests
{
    private static readonly string s_codebook = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "codebook.md"));

    [Fact]
    public void The_kinds_of_incident_are_the_codebooks_in_its_order() =>
        Vocabulary.All<IncidentKind>().ShouldBe(Words("| `kind` | ACLED sub-event type:", " |"));

    [Fact]
    public void The_issues_are_the_codebooks_in_its_order() => Vocabulary.All<Issue>().ShouldBe(Words("`issue`: `ceasefire`", ".\n", from: "`ceasefire`"));

    [Fact]
    public void The_harms_are_the_codebooks() => Vocabulary.All<Harm>().ShouldBe(Words("harm: `killed`", ";", from: "`killed`"));

    [Fact]
    public void The_victims_are_the_codebooks() =>
        Vocabulary.All<VictimClass>().ShouldBe(Words("victims, a closed list:", " (the text doesn't say"), ignoreOrder: true);

    [Fact]
    public void The_outcomes_of_damage_are_the_codebooks() => Vocabulary.All<DamageOutcome>().ShouldBe(Words("outcome: `destroyed`", " |", from: "`destroyed`"));

    [Fact]
    public void The_modalities_are_the_codebooks() => Vocabulary.All<Modality>().ShouldBe(Words("and `modality` (", ")"));

    [Fact]
    public void The_acts_of_speech_are_the_codebooks() => Vocabulary.All<StatementAct>().ShouldBe(Words("`act`: `state`", ".\n", from: "`state`"));

    [Fact]
    public void The_acts_of_a_position_are_the_codebooks() => Vocabulary.All<PositionAct>().ShouldBe(Words("`party`, `act` (", ")"));

    [Fact]
    public void The_states_of_talks_are_the_codebooks() => Vocabulary.All<TalksStatus>().ShouldBe(Words("`status` (`held`", ")", from: "`held`"));

    [Fact]
    public void The_actions_of_a_commitment_are_the_codebooks() => Vocabulary.All<CommitmentAction>().ShouldBe(Words("`action` (", ")"));

    [Fact]
    public void The_states_of_a_commitment_are_the_codebooks() => Vocabulary.All<CommitmentStatus>().ShouldBe(Words("`status` (`agreed`", ")", from: "`agreed`"));

    [Fact]
    public void Every_word_leads_back_to_its_member_and_no_other_word_does()
    {
        Enum.GetValues<IncidentKind>().ShouldAllBe(k => Vocabulary.Parse<IncidentKind>(k.Word()) == k);
        Enum.GetValues<Issue>().ShouldAllBe(i => Vocabulary.Parse<Issue>(i.Word()) == i);
        Vocabulary.Parse<Issue>("Ceasefire").ShouldBeNull();
        Vocabulary.Parse<IncidentKind>("AirStrike").ShouldBeNull();
    }

    // The backticked words between a lead-in and the end of its list; words in parentheses explain, they don't list.
    private static string[] Words(string lead, string end, string? from = null)
    {
        var start = s_codebook.IndexOf(lead, StringComparison.Ordinal);
        start.ShouldBeGreaterThan(-1, lead);
        start += lead.Length - (from?.Length ?? 0);
        var stop = s_codebook.IndexOf(end, start, StringComparison.Ordinal);
        return [.. Backticked().Matches(s_codebook[start..stop]).Select(m => m.Groups["word"].Value)];
    }

    [GeneratedRegex("`(?<word>[^`]+)`", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Backticked();
}
