using Recount.Language;

namespace Recount.Training;

/// <summary>Trains the arc-hybrid parser with a dynamic oracle (Goldberg and Nivre 2013), exploring its own mistakes.</summary>
internal static class ParserTrainer
{
    public static PerceptronTrainer Train(
        IReadOnlyList<ConlluSentence> sentences, IReadOnlyList<IReadOnlyList<string>> tags, int rounds, IProgress<string> progress)
    {
        var relations = sentences.SelectMany(s => s.Words).Select(w => w.Relation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var labels = new List<string> { "S" };
        labels.AddRange(relations.Select(r => "L:" + r));
        labels.AddRange(relations.Where(r => r != "root").Select(r => "R:" + r));
        var index = labels.Select((l, i) => (l, i)).ToDictionary(x => x.l, x => x.i, StringComparer.Ordinal);
        var trainer = new PerceptronTrainer(labels);
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        var cells = new ulong[ParserFeatures.Most];
        var scores = new int[labels.Count];
        for (var round = 0; round < rounds; round++)
        {
            progress.Report($"parser, round {round + 1} of {rounds}");
            Shuffle.InPlace(order, 1000 + round);
            foreach (var at in order)
            {
                TrainOn(sentences[at], tags[at], trainer, labels, index, cells, scores);
            }
        }

        return trainer;
    }

    private static void TrainOn(
        ConlluSentence sentence, IReadOnlyList<string> tags, PerceptronTrainer trainer, List<string> labels,
        Dictionary<string, int> index, ulong[] cells, int[] scores)
    {
        var words = sentence.Words.Select(w => w.Form).ToList();
        var n = words.Count;
        var heads = sentence.Words.Select(w => w.Head < 0 ? n : w.Head).ToArray();
        var state = new ParserState(n);
        var features = new ParserFeatures(words, tags);
        while (!state.IsDone)
        {
            var count = features.Fill(state, cells);
            var span = cells.AsSpan(0, count);
            trainer.Score(span, scores);
            var costShift = state.CanShift ? ShiftCost(state, heads) : int.MaxValue;
            var costLeft = state.CanLeft ? LeftCost(state, heads) : int.MaxValue;
            var costRight = state.CanRight ? RightCost(state, heads) : int.MaxValue;
            var least = Math.Min(costShift, Math.Min(costLeft, costRight));
            var (guess, right) = (-1, -1);
            for (var c = 0; c < labels.Count; c++)
            {
                var label = labels[c];
                var cost = label[0] switch { 'S' => costShift, 'L' => costLeft, _ => costRight };
                if (cost == int.MaxValue)
                {
                    continue;
                }

                var isRootArc = label[0] == 'L' && state.Front == n;
                if (label[0] != 'S' && (label.AsSpan(2) is "root") != isRootArc)
                {
                    continue;
                }

                if (guess < 0 || scores[c] > scores[guess])
                {
                    guess = c;
                }

                // A gold arc must carry its gold relation; an arc that is wrong anyway may carry any.
                var isGood = cost == least && (label[0] == 'S' || !IsGold(state, heads, label[0]) || label.AsSpan(2).SequenceEqual(sentence.Words[state.Stack(0)].Relation));
                if (isGood && (right < 0 || scores[c] > scores[right]))
                {
                    right = c;
                }
            }

            if (right < 0)
            {
                right = guess;
            }

            if (guess != right)
            {
                trainer.Update(span, right, guess);
            }

            trainer.Tick();
            // The parser follows its own guess: it learns to go on from its mistakes.
            switch (labels[guess][0])
            {
                case 'S': state.Shift(); break;
                case 'L': state.Left(guess); break;
                default: state.Right(guess); break;
            }
        }
    }

    private static bool IsGold(ParserState state, int[] heads, char move) =>
        heads[state.Stack(0)] == (move == 'L' ? state.Front : state.Stack(1));

    private static int ShiftCost(ParserState state, int[] heads)
    {
        var front = state.Front;
        var cost = 0;
        for (var d = 0; d < state.StackSize; d++)
        {
            cost += heads[state.Stack(d)] == front ? 1 : 0;
            cost += d > 0 && heads[front] == state.Stack(d) ? 1 : 0;
        }

        return cost;
    }

    private static int LeftCost(ParserState state, int[] heads)
    {
        var top = state.Stack(0);
        var cost = heads[top] == state.Stack(1) || heads[top] > state.Front ? 1 : 0;
        for (var w = state.Front; w < state.Count; w++)
        {
            cost += heads[w] == top ? 1 : 0;
        }

        return cost;
    }

    private static int RightCost(ParserState state, int[] heads)
    {
        var top = state.Stack(0);
        var cost = heads[top] >= state.Front ? 1 : 0;
        for (var w = state.Front; w < state.Count; w++)
        {
            cost += heads[w] == top ? 1 : 0;
        }

        return cost;
    }
}
