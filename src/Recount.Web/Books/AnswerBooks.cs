using System.Runtime.CompilerServices;
using Recount.Publishing.Answers;

namespace Recount.Web.Books;

/// <summary>One answerer a state of the ledger, made when the first question comes and gone with that state.</summary>
internal sealed class AnswerBooks(WebSettings settings)
{
    private readonly ConditionalWeakTable<Snapshot, Lazy<Func<string, Answer>>> _answerers = [];

    /// <summary>Null where the host was given no way to answer.</summary>
    public Answer? Answer(Snapshot snapshot, string question) => settings.Answers is { } make
        ? _answerers.GetValue(snapshot, s => new Lazy<Func<string, Answer>>(() => make(s.Book))).Value(question)
        : null;
}
