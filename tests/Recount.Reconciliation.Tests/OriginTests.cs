using Recount.Core;

namespace Recount.Reconciliation.Tests;

public sealed class OriginTests
{
    private const string Copy = """
        Shells fell on the market of Goma shortly after dawn on Monday, when traders were setting up their stalls between the
        bus station and the old cathedral, and at least four of them died before a doctor could be found, according to a
        nurse at the clinic of Saint Joseph who had been on her feet since two in the morning and who asked for blankets.
        """;

    // The same copy with an editor's hand in it.
    private static readonly string s_edited = Copy
        .Replace("shortly after dawn", "just after sunrise", StringComparison.Ordinal)
        .Replace("asked for blankets", "is asking for blankets", StringComparison.Ordinal);

    [Fact]
    public void Edited_copy_is_found_and_a_report_by_another_hand_is_not()
    {
        var records = Newsroom.Merged(
            Newsroom.Document("one", "2025-03-04", Copy), Newsroom.Document("two", "2025-03-05", s_edited),
            Newsroom.Document("three", "2025-03-05", "A bombardment of the market of Goma killed four traders at dawn on Monday, a nurse at the clinic of Saint Joseph told a reporter there, and she had been on her feet all night long."));

        records.Copies.ShouldHaveSingleItem().Select(d => d.Source).ShouldBe(["one.txt", "two.txt"]);
    }

    [Fact]
    public void Copies_of_one_text_are_one_origin_however_many_outlets_print_it()
    {
        var record = Newsroom.Merged(
            Newsroom.Document("one", "2025-03-04", Copy).Tells("Goma", 3, 4),
            Newsroom.Document("two", "2025-03-05", s_edited).Tells("Goma", 3, 4)).Incidents.ShouldHaveSingleItem();

        (record.Reports, record.Origins).ShouldBe((2, 1));
    }

    [Fact]
    public void Two_outlets_that_quote_one_official_are_one_origin_under_either_spelling()
    {
        var record = Newsroom.Merged(
            Newsroom.Document("one", "2025-03-04", "Four died in Goma, Volodymyr Zelensky said.").Tells("Goma", 3, 4, "Volodymyr Zelensky"),
            Newsroom.Document("two", "2025-03-04", "Volodymyr Zelenskyy put the dead of Goma at four.").Tells("Goma", 3, 4, "Volodymyr Zelenskyy"))
            .Incidents.ShouldHaveSingleItem();

        (record.Reports, record.Origins).ShouldBe((2, 1));
    }

    [Fact]
    public void An_outlet_that_credits_an_agency_has_the_agency_as_its_origin()
    {
        var record = Newsroom.Merged(
            Newsroom.Document("wire", "2025-03-04", "Shelling killed four people in Goma.", outlet: "Lake Wire").Tells("Goma", 3, 4),
            Newsroom.Document("paper", "2025-03-05", "Four dead in Goma shelling.", outlet: "The Paper", agency: "Lake Wire").Tells("Goma", 3, 4))
            .Incidents.ShouldHaveSingleItem();

        (record.Reports, record.Origins).ShouldBe((2, 1));
    }
}
