using System.Text;

namespace Recount.Reading.Tests;

public sealed class ArticleTextTests
{
    private const string Seen = "The ferry to the northern islands ran aground in fog on Monday, and all forty passengers were brought ashore by noon, the harbour master said.";
    private const string Also = "Divers looked at the hull in the afternoon, found no leak, and the owners expect the ship to sail again by the end of the week, tide allowing.";
    private const string Unseen = "Readers with a subscription see the list of all groundings of the last ten years here, with the ships' owners and what each repair has cost.";

    [Theory]
    [InlineData("hidden")]
    [InlineData("style='display: none'")]
    public void What_the_page_takes_out_of_sight_is_no_text_of_its_article(string attribute)
    {
        var page = $"<html><head><title>Ferry aground</title></head><body><article><h1>Ferry aground off the islands</h1><p>{Seen}</p><p>{Also}</p><p {attribute}>{Unseen}</p></article></body></html>";
        var text = new DocumentReader().Read(Encoding.UTF8.GetBytes(page), new SourceHints("page", "text/html")).Document.ShouldNotBeNull().Text;
        text.ShouldContain(Seen);
        text.ShouldContain(Also);
        text.ShouldNotContain(Unseen);
    }
}
