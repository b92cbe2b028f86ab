namespace Recount.Reconciliation.Clusters;

/// <summary>One component joined bottom up by average linkage; n² log n in its members.</summary>
internal sealed class AverageLinkage
{
    // Averages are compared in thousandths of a point, as whole numbers: the same on any machine.
    private const int Precision = 1000;

    private readonly List<List<int>> _clusters;
    private readonly List<bool> _isAlive;
    private readonly Dictionary<(int, int), long> _sums = [];
    private readonly HashSet<(int, int)> _forbidden = [];
    private readonly PriorityQueue<(int A, int B), (long Cost, int First, int Second)> _queue = new();

    /// <param name="members">Indices, ascending.</param>
    /// <param name="score">Of two of them and their number, the smaller index first.</param>
    /// <param name="areForbidden">Whether two members must never be together.</param>
    public AverageLinkage(IReadOnlyList<int> members, Func<int, int, int, int> score, Func<int, int, bool> areForbidden)
    {
        _clusters = [.. members.Select(m => new List<int> { m })];
        _isAlive = [.. members.Select(_ => true)];
        for (var a = 0; a < members.Count; a++)
        {
            for (var b = a + 1; b < members.Count; b++)
            {
                if (areForbidden(members[a], members[b]))
                {
                    _forbidden.Add((a, b));
                    continue;
                }

                _sums[(a, b)] = score(members[a], members[b], members.Count);
                Offer(a, b);
            }
        }
    }

    /// <summary>Each cluster in ascending order.</summary>
    public IEnumerable<List<int>> Join()
    {
        while (_queue.TryDequeue(out var pair, out _))
        {
            if (!_isAlive[pair.A] || !_isAlive[pair.B])
            {
                continue;
            }

            Join(pair.A, pair.B);
        }

        return _clusters.Where((_, i) => _isAlive[i]);
    }

    private void Join(int a, int b)
    {
        var joined = _clusters.Count;
        _clusters.Add([.. _clusters[a].Concat(_clusters[b]).Order()]);
        _isAlive[a] = _isAlive[b] = false;
        _isAlive.Add(true);
        for (var c = 0; c < joined; c++)
        {
            if (!_isAlive[c])
            {
                continue;
            }

            if (_forbidden.Contains(Key(a, c)) || _forbidden.Contains(Key(b, c)))
            {
                _forbidden.Add((c, joined));
                continue;
            }

            _sums[(c, joined)] = _sums[Key(a, c)] + _sums[Key(b, c)];
            Offer(c, joined);
        }
    }

    private void Offer(int a, int b)
    {
        var (x, y) = (_clusters[a], _clusters[b]);
        var average = Precision * _sums[(a, b)] / ((long)x.Count * y.Count);
        if (average > 0)
        {
            _queue.Enqueue((a, b), (-average, Math.Min(x[0], y[0]), Math.Max(x[0], y[0])));
        }
    }

    private static (int, int) Key(int a, int b) => a < b ? (a, b) : (b, a);
}
