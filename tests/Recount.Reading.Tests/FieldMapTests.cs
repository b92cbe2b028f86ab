using System.Text;
using Recount.Core;

namespace Recount.Reading.Tests;

public sealed class FieldMapTests
{
    [Fact]
    public void Mapped_fields_are_read_and_the_others_keep_their_usual_names()
    {
        var map = FieldMap.Parse("text=story.body, published=meta.date").ShouldNotBeNull();
        var read = new JsonLinesReader().Read(
            new MemoryStream(Encoding.UTF8.GetBytes("""{"headline":"Road open","meta":{"date":"2024-05-02"},"story":{"body":"The road to the pass is open again, the mayor said."},"text":"not this"}""")),
            new SourceHints("a.jsonl") { Fields = map }).ToList().ShouldHaveSingleItem().Result.Document.ShouldNotBeNull();
        read.Title.ShouldBe("Road open");
        read.Text.ShouldContain("open again");
        read.Text.ShouldNotContain("not this");
        read.Published.ToString().ShouldBe("2024-05-02");
    }

    [Fact]
    public void Section_and_first_seen_date_have_fields_and_the_text_s_own_date_stays_beside_the_stated_one()
    {
        var read = new JsonLinesReader().Read(
            new MemoryStream(Encoding.UTF8.GetBytes("""{"title":"Road open","published":"2024-05-02T08:00:00Z","crawled":"2024-05-03T10:00:00Z","section":"World","text":"Published: 2024-05-01 10:00\nThe road to the pass is open again, the mayor said."}""")),
            new SourceHints("a.jsonl")).ToList().ShouldHaveSingleItem().Result.Document.ShouldNotBeNull();
        read.Section.ShouldBe(new Section("World", "field"));
        read.Dates.Select(d => $"{d.Role.Word()} {d.Time} {d.Found}").ShouldBe(
            ["published 2024-05-02T08:00:00Z field", "first-seen 2024-05-03T10:00:00Z field", "printed 2024-05-01T10:00:00Z text"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("text=")]
    [InlineData("colour=red")]
    [InlineData("text=a,text=b")]
    public void Other_maps_are_refused(string map) => FieldMap.Parse(map).ShouldBeNull();
}
