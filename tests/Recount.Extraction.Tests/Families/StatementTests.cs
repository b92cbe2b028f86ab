using Recount.Core;

namespace Recount.Extraction.Tests.Families;

public sealed class StatementTests(Newsroom room)
{
    private static readonly string[] s_myanmar =
    [
        "War in Myanmar goes on and troops attack rebels. According to General Min Thura, the rebels fled the town of Lashio.",
        "The defence minister, Zaw Htun, arrived on Sunday. “We will hold the town,” the minister told reporters. “We will not leave it. Nobody will.”",
    ];

    [Fact]
    public void A_cue_after_its_clause_gives_the_clause_before_it()
    {
        var statement = room.Read(Samples.Sudan).Statements[0];

        statement.Speaker.ShouldBe("Sudanese health ministry");
        statement.Party.ShouldBe("Sudan");
        statement.Content.ShouldBe("Artillery shells killed at least nine civilians and wounded more than 20 in Omdurman on Monday");
        statement.Direct.ShouldBeFalse();
    }

    [Fact]
    public void A_thing_that_slams_into_another_says_nothing() => room.Read(
        "War in Sudan goes on and troops attack rebels.\n\nRockets slammed into the market of Omdurman on Monday, killing nine civilians.")
        .Statements.ShouldBeEmpty();

    [Fact]
    public void A_cue_before_its_clause_gives_the_clause_behind_it()
    {
        var statement = room.Read(Samples.Drones).Statements[0];

        statement.Speaker.ShouldBe("Israel");
        statement.Content.ShouldBe("its air defences shot down 14 drones and two missiles that were launched from Yemen");
    }

    [Fact]
    public void A_quotation_before_its_cue_is_direct()
    {
        var statement = room.Read(Samples.Sudan).Statements[1];

        statement.Speaker.ShouldBe("Amina Idris");
        statement.Content.ShouldBe("The hospitals have no blood left");
        statement.Direct.ShouldBeTrue();
    }

    [Fact]
    public void A_pronoun_leads_back_to_the_last_speaker()
    {
        var statement = room.Read(Samples.Sudan).Statements[2];

        statement.Speaker.ShouldBe("Amina Idris");
        statement.Content.ShouldBe("the attack lasted two hours");
        statement.Direct.ShouldBeFalse();
    }

    [Fact]
    public void A_denial_is_a_statement_of_its_own_act() =>
        room.Read(Samples.Sudan).Statements[^1].Act.ShouldBe(StatementAct.Deny);

    [Fact]
    public void According_to_names_the_speaker()
    {
        var statement = room.Read(s_myanmar).Statements[0];

        (statement.Speaker, statement.Role, statement.Content).ShouldBe(("Min Thura", "General", "the rebels fled the town of Lashio"));
    }

    [Fact]
    public void A_role_alone_stands_for_who_holds_it()
    {
        var statement = room.Read(s_myanmar).Statements[1];

        (statement.Speaker, statement.Role).ShouldBe(("Zaw Htun", "defence minister"));
    }

    [Fact]
    public void A_quotation_over_two_sentences_is_one_statement()
    {
        var statement = room.Read(s_myanmar).Statements[2];

        statement.Speaker.ShouldBe("Zaw Htun");
        statement.Content.ShouldBe("We will not leave it. Nobody will.");
        statement.Direct.ShouldBeTrue();
        room.Read(s_myanmar).Statements.Length.ShouldBe(3);
    }

    [Fact(Skip = "known gap: a quotation cut in two by its cue is given to its own subject")]
    public void A_cue_between_two_halves_of_a_quotation_joins_them()
    {
        var statement = room.Read([.. s_myanmar, "“The soldiers,” said Htun, “are ready to fight.”"]).Statements[^1];

        statement.Speaker.ShouldBe("Zaw Htun");
    }

    [Fact]
    public void An_accusation_has_its_speaker()
    {
        var statement = room.Read(Samples.Congo).Statements[^1];

        (statement.Speaker, statement.Act).ShouldBe(("M23 fighters", StatementAct.Accuse));
    }
}
