using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Extraction;

/// <summary>Turns what was attributed into the codebook's statements, one a sentence or quotation.</summary>
internal static class StatementExtractor
{
    public static IEnumerable<StatementObservation> Extract(DocumentView document, IReadOnlyList<Attributed> attributed, ObservationIds ids)
    {
        foreach (var a in attributed)
        {
            if (a.Sentence.Source.Sentence.Role is BlockRole.Heading)
            {
                continue;
            }

            // A party that proposes, offers, rejects or promises holds a position; only a person does so in a statement.
            if (!a.Speaker.IsPerson && a.Speaker.Party == a.Speaker.Name && s_actsOfParties.Contains(a.Cue, StringComparer.Ordinal))
            {
                continue;
            }

            var content = string.Join(' ', a.Content.Select(c => c.Slice(document.Text).Trim()));
            if (content.Length < 3)
            {
                continue;
            }

            var contentSpan = a.Content.Aggregate((x, y) => x.Union(y));
            ImmutableArray<Evidence> evidence = a.Content.Length == 1 && !a.Sentence.Span.Contains(contentSpan)
                ? [Evidence.From(document.Text, a.Sentence.Span), Evidence.From(document.Text, contentSpan)]
                : [Evidence.From(document.Text, a.Sentence.Span)];
            var statement = new StatementObservation
            {
                Id = default,
                Evidence = evidence,
                Speaker = a.Speaker.Name,
                Role = a.Speaker.Role,
                Party = a.Speaker.Party,
                Act = a.Act,
                Content = content,
                ContentEvidence = Evidence.From(document.Text, contentSpan),
                Direct = a.IsDirect,
                Medium = a.Medium,
                Addressees = a.Addressees,
                Provenance = Provenance.Unscored(a.Rule),
            };
            yield return statement with { Id = ids.Next(statement) };
        }
    }

    private static readonly string[] s_actsOfParties =
        ["propose", "offer", "reject", "refuse", "rule out", "accept", "promise", "ask", "demand", "repeat", "suggest", "call for", "insist", "expect", "hope", "put", "speak"];
}
