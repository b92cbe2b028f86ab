using Recount.Core;
using Recount.Language;

namespace Recount.Extraction.Tests.Lexicons;

public sealed class LexiconExamplesTests(Newsroom room)
{
    public static TheoryData<string, string> Entries()
    {
        var data = new TheoryData<string, string>();
        var folder = LexiconFolder.LoadInstalled();
        foreach (var id in folder.Ids)
        {
            foreach (var entry in folder[id].Entries)
            {
                data.Add(id, entry.Value);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Every_entry_is_met_in_its_positive_examples_and_in_no_negative_one(string id, string value)
    {
        var lexicon = room.Lexicons[id];
        foreach (var entry in lexicon.Entries.Where(e => e.Value == value))
        {
            entry.Positive.ShouldNotBeEmpty();
            entry.Negative.ShouldNotBeEmpty();
            entry.Positive.ShouldAllBe(example => Values(lexicon, example).Contains(value));
            entry.Negative.ShouldAllBe(example => !Values(lexicon, example).Contains(value));
        }
    }

    // Leaders are matched as whole names over romanisations, not as phrases of lemmas.
    private List<string> Values(Lexicon lexicon, string text) => lexicon.Id == "actors.leaders.v1"
        ? [.. lexicon.Entries.Where(e => e.Words.Any(w => RomanisedName.AreSamePerson(w, text))).Select(e => e.Value)]
        :
    [
        .. room.Analyse(text).Sentences.Select(s => new SentenceView(s, text))
            .SelectMany(s => Enumerable.Range(0, s.Count).Select(i => s.Phrase(lexicon, i, longest: 6)?.Value).OfType<string>()),
    ];
}
