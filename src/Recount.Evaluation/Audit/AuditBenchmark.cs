namespace Recount.Evaluation;

/// <summary>What share of the fields shown on real coverage two readers find right.</summary>
/// <remarks>
/// <c>right</c>: right by both, of the fields that both marked; <c>incidents</c> and <c>positions</c> the same by family, and a key a
/// field; <c>agreement</c>: share on which the readers agree; <c>marked</c>: share of today's fields that both marked, below 1 once
/// the values have changed since.
/// </remarks>
public static class AuditBenchmark
{
    /// <param name="fields">Of the documents drawn, as they are read today.</param>
    /// <param name="first">One reader's marks.</param>
    /// <param name="second">The other's, who didn't see them.</param>
    public static BenchmarkReport Score(IReadOnlyList<AuditField> fields, AuditMarks first, AuditMarks second)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var marked = fields.Select(f => (Field: f, First: first.Of(f), Second: second.Of(f)))
            .Where(f => f is { First: not null, Second: not null })
            .Select(f => (f.Field, First: f.First!.Value, Second: f.Second!.Value)).ToList();
        var scores = new List<(string Key, double Score)> { ("marked", Share(marked.Count, fields.Count)) };
        if (marked.Count > 0)
        {
            scores.Add(("agreement", Share(marked.Count(m => m.First == m.Second), marked.Count)));
            scores.Add(("right", Right(marked)));
            scores.AddRange(marked.GroupBy(m => m.Field.Family, StringComparer.Ordinal).Select(g => (g.Key, Right(g.ToList()))));
            scores.AddRange(marked.GroupBy(m => $"{m.Field.Family}.{m.Field.Field}", StringComparer.Ordinal).Select(g => (g.Key, Right(g.ToList()))));
        }

        return BenchmarkReport.Of(
            "audit", fields.Select(f => f.Id), fields.Count, scores,
            marked.Where(m => !(m.First && m.Second)).Select(m => BenchmarkReport.False(
                m.Field.Document.Value, m.Field.Family, $"{m.Field.Field}, {(m.First || m.Second ? "by one reader" : "by both")}", $"{m.Field.Value} | {m.Field.Quote.Quote}")));

        static double Right(IReadOnlyCollection<(AuditField Field, bool First, bool Second)> of) => Share(of.Count(m => m.First && m.Second), of.Count);

        static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
    }
}
