namespace Recount.Training;

/// <summary>The names of the examples by type and length, to put one in another's place: the tree stays as it is.</summary>
internal sealed class MentionPool
{
    private readonly EnglishExamples _examples;
    private readonly Dictionary<(string Type, int Length), List<(string[] Words, int[] Tags)>> _mentions = [];

    public MentionPool(EnglishExamples examples)
    {
        _examples = examples;
        foreach (var example in examples.All.Where(e => !e.IsSideNames))
        {
            foreach (var (from, end, type) in Mentions(example))
            {
                if (!_mentions.TryGetValue((type, end - from), out var list))
                {
                    _mentions.Add((type, end - from), list = []);
                }

                list.Add((example.Words[from..end], example.Tags[from..end]));
            }
        }
    }

    /// <param name="example">Left as it is.</param>
    /// <param name="share">Of its names.</param>
    /// <param name="random">Draws which.</param>
    public EnglishExample Rename(EnglishExample example, float share, RandomNumbers random)
    {
        if (example.Names is null || example.IsSideNames || share == 0)
        {
            return example;
        }

        var (words, tags) = (example.Words, example.Tags);
        foreach (var (from, end, type) in Mentions(example))
        {
            if (random.NextSingle() < share)
            {
                (words, tags) = ReferenceEquals(words, example.Words) ? ([.. words], [.. tags]) : (words, tags);
                var list = _mentions[(type, end - from)];
                var other = list[random.Next(list.Count)];
                other.Words.CopyTo(words, from);
                other.Tags.CopyTo(tags, from);
            }
        }

        return example with { Words = words, Tags = tags };
    }

    private IEnumerable<(int From, int End, string Type)> Mentions(EnglishExample example)
    {
        var labels = example.Names;
        for (var i = 0; labels is not null && i < labels.Length; i++)
        {
            var label = _examples.NameLabels[labels[i]];
            if (label[0] != 'B')
            {
                continue;
            }

            var end = i + 1;
            while (end < labels.Length && _examples.NameLabels[labels[end]] == "I-" + label[2..])
            {
                end++;
            }

            yield return (i, end, label[2..]);
        }
    }
}
