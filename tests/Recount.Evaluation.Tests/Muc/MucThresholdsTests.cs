namespace Recount.Evaluation.Tests.Muc;

public sealed class MucThresholdsTests
{
    [Fact]
    public void Each_slot_that_words_fill_has_a_threshold_of_its_own()
    {
        MucThresholds.Tuned.Fillers.Keys.ShouldBe(MucPhraseModel.Slots, ignoreOrder: true);
        MucThresholds.Tuned.Roles.Keys.ShouldBe(MucPhraseModel.Slots, ignoreOrder: true);
        MucThresholds.Tuned.Fillers[MucSlots.Victim].ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Descriptions_play_no_role() => MucThresholds.Tuned.Roles[MucSlots.Description].ShouldBe(1);
}
