namespace Recount.Evaluation;

/// <summary>The best one-to-one pairing of rows with columns (Kuhn 1955, Munkres 1957), by shortest augmenting paths.</summary>
/// <remarks>O(rows² · columns) for the smaller side as rows. Rows or columns may stay unpaired where the other side is smaller.</remarks>
internal static class Assignment
{
    /// <summary>The largest sum that a pairing reaches; values must not be negative.</summary>
    public static double BestTotal(double[,] value)
    {
        var (rows, columns) = (value.GetLength(0), value.GetLength(1));
        var isTurned = rows > columns;
        var (n, m) = isTurned ? (columns, rows) : (rows, columns);
        if (n == 0)
        {
            return 0;
        }

        // Potentials of rows (u) and columns (v); rowOf[j] is the row paired with column j; index 0 is none.
        var (u, v) = (new double[n + 1], new double[m + 1]);
        var (rowOf, way) = (new int[m + 1], new int[m + 1]);
        for (var i = 1; i <= n; i++)
        {
            rowOf[0] = i;
            var at = 0;
            var least = new double[m + 1];
            Array.Fill(least, double.PositiveInfinity);
            var isUsed = new bool[m + 1];
            do
            {
                isUsed[at] = true;
                var (row, next, delta) = (rowOf[at], 0, double.PositiveInfinity);
                for (var j = 1; j <= m; j++)
                {
                    if (isUsed[j])
                    {
                        continue;
                    }

                    var cost = -At(row - 1, j - 1) - u[row] - v[j];
                    if (cost < least[j])
                    {
                        (least[j], way[j]) = (cost, at);
                    }

                    if (least[j] < delta)
                    {
                        (delta, next) = (least[j], j);
                    }
                }

                for (var j = 0; j <= m; j++)
                {
                    if (isUsed[j])
                    {
                        u[rowOf[j]] += delta;
                        v[j] -= delta;
                    }
                    else
                    {
                        least[j] -= delta;
                    }
                }

                at = next;
            }
            while (rowOf[at] != 0);

            while (at != 0)
            {
                var before = way[at];
                rowOf[at] = rowOf[before];
                at = before;
            }
        }

        var total = 0.0;
        for (var j = 1; j <= m; j++)
        {
            total += rowOf[j] == 0 ? 0 : At(rowOf[j] - 1, j - 1);
        }

        return total;

        double At(int i, int j) => isTurned ? value[j, i] : value[i, j];
    }
}
