namespace Recount.Reconciliation.Clusters;

/// <summary>Which of the numbers 0 to n - 1 are joined; a set's root is its smallest member, in whichever order joins come.</summary>
internal sealed class DisjointSets(int count)
{
    private readonly int[] _parent = [.. Enumerable.Range(0, count)];

    public void Join(int a, int b)
    {
        var (x, y) = (Root(a), Root(b));
        _parent[Math.Max(x, y)] = Math.Min(x, y);
    }

    /// <summary>The sets in order of their smallest member, each ascending.</summary>
    public IEnumerable<IEnumerable<int>> Sets() => Enumerable.Range(0, _parent.Length).GroupBy(Root);

    private int Root(int i)
    {
        while (_parent[i] != i)
        {
            _parent[i] = _parent[_parent[i]];
            i = _parent[i];
        }

        return i;
    }
}
