using System.Collections.Immutable;

namespace Recount.Evaluation;

/// <summary>Answers each item by a model that hasn't seen it.</summary>
internal static class CrossFit
{
    /// <summary>Parts into which the items are cut; each is answered by a model of the others.</summary>
    private const int Folds = 3;

    /// <param name="count">How many items there are.</param>
    /// <param name="fit">Makes a model of the items with these indices.</param>
    /// <param name="answer">What a model says of the item with this index.</param>
    public static ImmutableArray<T> Each<TModel, T>(int count, Func<ImmutableArray<int>, TModel> fit, Func<TModel, int, T> answer)
    {
        var answers = new T[count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = fit([.. Enumerable.Range(0, count).Where(i => i % Folds != fold)]);
            for (var i = fold; i < count; i += Folds)
            {
                answers[i] = answer(model, i);
            }
        }

        return [.. answers];
    }

    /// <summary>The items with these indices.</summary>
    public static ImmutableArray<T> Of<T>(this IReadOnlyList<T> items, ImmutableArray<int> indices) => [.. indices.Select(i => items[i])];
}
