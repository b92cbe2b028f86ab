using Recount.Core;
using Recount.Reconciliation.Copies;

namespace Recount.Engine;

/// <summary>Tells of each document whether one before it carries the same text, by the record's own measure of copies.</summary>
/// <remarks>About 6 KB a document. For people: which documents share an origin is settled when records are merged.</remarks>
internal sealed class CopyWatch
{
    private readonly List<(DocumentId Id, string Name, TextRuns Runs)> _seen = [];
    private readonly Dictionary<ulong, List<int>> _holders = [];

    /// <summary>The name of the earliest other document that this one is a copy of, or null; takes it in.</summary>
    public string? See(Document document, string name)
    {
        var runs = TextRuns.Of(document.Text);
        var counts = new SortedDictionary<int, int>();
        foreach (var run in runs.IsShort ? [] : runs.Runs)
        {
            if (!_holders.TryGetValue(run, out var holders))
            {
                _holders[run] = holders = [];
            }

            if (holders.Count <= TextRuns.MostDocuments)
            {
                holders.ForEach(i => counts[i] = counts.GetValueOrDefault(i) + 1);
                holders.Add(_seen.Count);
            }
        }

        var copied = counts.Where(c => _seen[c.Key].Id != document.Id && runs.MayBeCopyOf(_seen[c.Key].Runs, c.Value) && runs.IsCopyOf(_seen[c.Key].Runs))
            .Select(c => _seen[c.Key].Name).FirstOrDefault();
        _seen.Add((document.Id, name, runs));
        return copied;
    }
}
