using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Publishing.Answers;

/// <summary>Answers questions from a book of records: each line a record's value with its sentences, or an honest no.</summary>
/// <remarks>
/// Immutable and thread-safe; the same records and question give the same answer. Building it reads every record once
/// (about a millisecond a record); an answer is one pass over all facts.
/// </remarks>
public sealed class Answerer
{
    /// <summary>More than this is a report, not an answer.</summary>
    public const int MostLines = 12;

    private readonly QuestionReader _reader;
    private readonly Matcher _matcher;
    private readonly Chooser _chooser;
    private readonly Differences _differences;
    private readonly LineWriter _writer;
    private readonly Refusal _refusal;
    private readonly ImmutableArray<Fact> _facts;

    public Answerer(RecordBook book, LanguageFacts facts, QuestionWords words)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(words);
        var records = book.Records;
        var towns = records.Incidents.SelectMany(i => i.Places).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> people =
        [
            .. records.Statements.Select(s => s.Speaker).Where(s => facts.Actors.Resolve(s) is null && char.IsUpper(s[0]))
                .Concat(records.Talks.SelectMany(t => t.Delegates).Select(d => d.Name))
                .Concat(records.Actors.Where(a => a.Kind == ActorKind.Person).Select(a => a.Name))
                .Where(n => !towns.Contains(n)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        var countries = records.Incidents.SelectMany(i => i.Places).Select(p => p.Country).OfType<string>()
            .CountBy(c => c, StringComparer.Ordinal).ToImmutableDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        var earliest = book.Documents.Select(d => d.Document.Published?.Day).OfType<DateOnly>().Select(d => (DateOnly?)d.AddDays(-7)).Min();
        _reader = new QuestionReader(facts, words, people, PlaceContext.Empty with { Countries = countries }, records.AsOf, earliest);
        _matcher = new Matcher(words);
        _facts = new FactMaker(book, words, facts).All();
        _chooser = new Chooser(_matcher, facts.Times, words, records.AsOf?.Day);
        _writer = new LineWriter(book);
        _differences = new Differences(book);
        _refusal = new Refusal(_matcher, _facts);
    }

    public Answer Answer(string question)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        var lines = ImmutableArray.CreateBuilder<AnswerLine>();
        var missing = ImmutableArray.CreateBuilder<string>();
        var parts = _reader.Read(question);
        foreach (var part in parts)
        {
            var found = Lines(part, MostLines / parts.Length);
            lines.AddRange(found.Where(l => !lines.Any(o => string.Equals(o.Text, l.Text, StringComparison.Ordinal))));
            if (found.IsEmpty)
            {
                missing.Add(_refusal.Of(part));
            }
        }

        return new Answer { Question = question, Lines = lines.ToImmutable(), Missing = missing.ToImmutable() };
    }

    private ImmutableArray<AnswerLine> Lines(QuestionPart part, int most)
    {
        if (part.Days is { Candidates.IsEmpty: true })
        {
            return [];
        }

        foreach (var days in part.Days?.Candidates.Select(d => ((DateOnly, DateOnly)?)d) ?? [null])
        {
            var lines = Lines(part, days, most);
            if (!lines.IsEmpty)
            {
                return lines;
            }
        }

        return [];
    }

    private ImmutableArray<AnswerLine> Lines(QuestionPart part, (DateOnly, DateOnly)? days, int most)
    {
        ImmutableArray<TalksFact>? scene = null;
        if (part.IsAtTalks && part.Aims.Any(a => a is Aim.Position or Aim.Agreement or Aim.Statement or Aim.Overview or Aim.Count))
        {
            scene = [.. _facts.OfType<TalksFact>().Where(t => _matcher.IsScene(t, part, days))];
            if (scene.Value.IsEmpty)
            {
                return [];
            }
        }

        if (part.Aims is [Aim.Difference])
        {
            return [.. _facts.Where(f => _matcher.Score(f, part, days, null) is not null).SelectMany(_differences.Of).Take(most)];
        }

        var chosen = part.Aims.Select(a => _chooser.Choose(a, _facts, part, days, scene)).ToList();
        return [.. Shares(chosen, most).Select(f => _writer.Of(f, part))];
    }

    /// <summary>Each aim's best first; what one aim leaves over goes to the others.</summary>
    private static IEnumerable<Fact> Shares(List<IReadOnlyList<Fact>> chosen, int most)
    {
        var taken = new int[chosen.Count];
        for (var left = most; left > 0;)
        {
            var before = left;
            for (var i = 0; i < chosen.Count && left > 0; i++)
            {
                if (taken[i] < chosen[i].Count)
                {
                    taken[i]++;
                    left--;
                }
            }

            if (left == before)
            {
                break;
            }
        }

        return chosen.SelectMany((facts, i) => facts.Take(taken[i])).Distinct();
    }
}
