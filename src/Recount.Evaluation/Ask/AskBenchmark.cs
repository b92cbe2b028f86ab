using System.Collections.Immutable;
using Recount.Core;
using Recount.Publishing;
using Recount.Publishing.Answers;

namespace Recount.Evaluation;

/// <summary>The scores and each question that isn't right.</summary>
public sealed record AskReport(BenchmarkResult Result, ImmutableArray<ScoringError> Errors);

/// <summary>Answers against questions with gold.</summary>
/// <remarks>
/// <c>right</c>: the share of questions whose answer states every fact of <c>must</c> in one of its ways, says nothing of
/// <c>never</c> and cites a document for each line; a <c>none</c> question is right when no line is given.
/// <c>wrong_lines</c>: lines that say a <c>never</c>, and every line given to a <c>none</c> question.
/// <c>uncited_lines</c>: lines of which no citation's quote stands at its place in a document of the record.
/// Words are compared as the scorer's are: case, accents and punctuation aside; from the start of a word, and a number whole.
/// </remarks>
public static class AskBenchmark
{
    /// <param name="name">What the errors call the questions' file.</param>
    /// <param name="corpusHash">Of the documents and the questions.</param>
    /// <param name="questions">With gold.</param>
    /// <param name="documents">What the record was made from.</param>
    /// <param name="ask">Answers one question.</param>
    public static AskReport Score(
        string name, string corpusHash, IReadOnlyCollection<AskQuestion> questions, IReadOnlyCollection<ReportedDocument> documents,
        Func<string, Answer> ask)
    {
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(ask);
        var texts = documents.DistinctBy(d => d.Document.Id).ToDictionary(d => d.Document.Id, d => d.Document.Text);
        var (right, wrong, uncited) = (0, 0, 0);
        var errors = ImmutableArray.CreateBuilder<ScoringError>();
        foreach (var question in questions)
        {
            var answer = ask(question.Text);
            var lines = answer.Lines.Select(l => Words(l.Text)).ToList();
            var whole = string.Concat(lines);
            var missing = question.IsNone ? [] : question.Must.Where(m => !m.Any(way => Says(whole, way))).ToList();
            var never = question.IsNone ? answer.Lines : [.. answer.Lines.Where((_, n) => question.Never.Any(way => Says(lines[n], way)))];
            var unfounded = answer.Lines.Where(l => !l.Citations.Any(c => IsFounded(c, texts))).ToList();
            wrong += never.Length;
            uncited += unfounded.Count;
            if (missing.Count == 0 && never.IsEmpty && unfounded.Count == 0 && (question.IsNone || !answer.IsRefused))
            {
                right++;
                continue;
            }

            errors.AddRange(missing.Select(m => Error(ScoringErrorType.Miss, "missing", string.Join('|', m), All(answer))));
            errors.AddRange(never.Select(l => Error(ScoringErrorType.False, question.IsNone ? "not refused" : "never", null, l.Text)));
            errors.AddRange(unfounded.Select(l => Error(ScoringErrorType.False, "uncited", null, l.Text)));

            ScoringError Error(ScoringErrorType type, string cause, string? gold, string? given) => new()
            {
                Document = name, Family = "ask", Type = type, Cause = cause, Gold = gold, Pred = given, Quote = question.Text,
            };
        }

        var scores = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal)
            .Add("right", questions.Count == 0 ? 0 : (double)right / questions.Count)
            .Add("wrong_lines", wrong)
            .Add("uncited_lines", uncited);
        return new AskReport(new BenchmarkResult("ask", corpusHash, questions.Count, scores), errors.ToImmutable());
    }

    private static string All(Answer answer) => string.Join('\n', answer.IsRefused ? answer.Missing : answer.Lines.Select(l => l.Text));

    private static string Words(string text) => " " + ScoringText.Norm(text) + " ";

    private static bool Says(string words, string way)
    {
        var wanted = " " + ScoringText.Norm(way);
        for (var at = words.IndexOf(wanted, StringComparison.Ordinal); at >= 0 && wanted.Length > 1;
            at = words.IndexOf(wanted, at + 1, StringComparison.Ordinal))
        {
            // "10" isn't said by "100".
            if (!char.IsAsciiDigit(wanted[^1]) || !char.IsAsciiDigit(words[at + wanted.Length]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFounded(Citation citation, Dictionary<DocumentId, string> texts) =>
        texts.TryGetValue(citation.Document.Id, out var text) && citation.Evidence.Span.End <= text.Length
        && citation.Evidence.Span.Slice(text) == citation.Evidence.Quote;
}
