using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

public enum NameType
{
    Person,
    Location,
    Organisation,

    /// <summary>A building or other work: an airport, a bridge, a hospital.</summary>
    Facility,

    /// <summary>A nation's, people's or faith's members, as noun or adjective.</summary>
    Group,
    Event,
    MilitaryUnit,
    Weapon,
}

/// <summary>A name in a sentence.</summary>
/// <param name="Span">Over the document's text.</param>
/// <param name="FirstToken">Inclusive.</param>
/// <param name="EndToken">Exclusive.</param>
/// <param name="Type">What it names.</param>
public readonly record struct NameSpan(TextSpan Span, int FirstToken, int EndToken, NameType Type)
{
    /// <summary>The names that IOB2 labels mark: each starts with B- and goes on with I-.</summary>
    /// <param name="tokens">A sentence.</param>
    /// <param name="labels">One a token.</param>
    public static ImmutableArray<NameSpan> Of(IReadOnlyList<Token> tokens, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(labels);
        var names = ImmutableArray.CreateBuilder<NameSpan>();
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i][0] != 'B')
            {
                continue;
            }

            var end = i + 1;
            while (end < labels.Count && labels[end][0] == 'I')
            {
                end++;
            }

            var type = labels[i][2..] switch { "PER" => NameType.Person, "LOC" => NameType.Location, _ => NameType.Organisation };
            names.Add(new NameSpan(new TextSpan(tokens[i].Span.Start, tokens[end - 1].Span.End), i, end, type));
        }

        return names.ToImmutable();
    }
}
