using FsCheck;
using FsCheck.Fluent;

namespace Recount.Core.Tests.Ids;

public sealed class IdTests
{
    private static readonly DocumentId s_document = new("https://example.org/a");

    [Fact]
    public void A_documents_id_is_its_address_or_else_the_hash_of_outlet_and_text()
    {
        DocumentId.Of("https://example.org/a", "The Post", "x").Value.ShouldBe("https://example.org/a");

        var unaddressed = DocumentId.Of(null, "The Post", "x");
        unaddressed.Value.ShouldStartWith("text:");
        unaddressed.ShouldBe(DocumentId.Of("", "The Post", "x"));
        unaddressed.ShouldNotBe(DocumentId.Of(null, "The Herald", "x"));
    }

    [Fact]
    public void Ids_are_the_same_in_every_release()
    {
        // The stored ids of every ledger depend on these very digits: sha256("1:a2:bc").
        ContentHash.Of("a", "bc").ShouldBe(ContentHash.OfBytes("1:a2:bc"u8));
        ContentHash.Of("é").ShouldBe(ContentHash.OfBytes("2:é"u8));
        ContentHash.Of("a", "bc").Length.ShouldBe(ContentHash.HexDigits);
    }

    [Fact]
    public void Parts_that_join_to_the_same_letters_hash_apart()
    {
        ContentHash.Of("ab", "c").Equals(ContentHash.Of("a", "bc"), StringComparison.Ordinal).ShouldBeFalse();
        ContentHash.Of("ab").Equals(ContentHash.Of("ab", ""), StringComparison.Ordinal).ShouldBeFalse();
        ContentHash.Of("1:a", "b").Equals(ContentHash.Of("1:a1:b"), StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public void Different_lists_of_parts_hash_apart() => Prop.ForAll<NonNull<string>[], NonNull<string>[]>((a, b) =>
    {
        // A lone surrogate has no UTF-8 form; texts are checked for them before they get here.
        string[] left = [.. a.Select(p => Clean(p.Get))];
        string[] right = [.. b.Select(p => Clean(p.Get))];
        return left.SequenceEqual(right, StringComparer.Ordinal)
            == string.Equals(ContentHash.Of(left), ContentHash.Of(right), StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_field_of_an_observation_changes_its_id()
    {
        ObservationId[] ids =
        [
            ObservationId.Of(s_document, "incidents", "Shells fell.", 0, "attack"),
            ObservationId.Of(new DocumentId("https://example.org/b"), "incidents", "Shells fell.", 0, "attack"),
            ObservationId.Of(s_document, "talks", "Shells fell.", 0, "attack"),
            ObservationId.Of(s_document, "incidents", "Shells fell", 0, "attack"),
            ObservationId.Of(s_document, "incidents", "Shells fell.", 1, "attack"),
            ObservationId.Of(s_document, "incidents", "Shells fell.", 0, "other"),
        ];

        ids.Distinct().Count().ShouldBe(ids.Length);
        ids.ShouldAllBe(id => id.Value.StartsWith("o-", StringComparison.Ordinal) && id.Value.Length == 34);
        ids[0].ShouldBe(ObservationId.Of(s_document, "incidents", "Shells fell.", 0, "attack"));
    }

    [Fact]
    public void A_record_takes_the_digits_of_its_earliest_observation()
    {
        var observation = ObservationId.Of(s_document, "talks", "They met.", 0, "held");

        RecordId.Of(observation).Value.ShouldBe("r-" + observation.Value[2..]);
    }

    [Fact]
    public void A_changed_text_is_another_version_of_the_same_document() =>
        VersionId.Of(s_document, "two dead").ShouldNotBe(VersionId.Of(s_document, "three dead"));

    [Fact]
    public void A_blank_id_is_refused()
    {
        Should.Throw<ArgumentException>(() => new DocumentId(" "));
        Should.Throw<ArgumentException>(() => new VersionId(""));
        Should.Throw<ArgumentException>(() => new ObservationId(""));
        Should.Throw<ArgumentException>(() => new RecordId(""));
    }

    private static string Clean(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));
}
