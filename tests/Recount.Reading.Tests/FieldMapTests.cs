using System.Text;

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

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("text=")]
    [InlineData("colour=red")]
    [InlineData("text=a,text=b")]
    public void Other_maps_are_refused(string map) => FieldMap.Parse(map).ShouldBeNull();
}
