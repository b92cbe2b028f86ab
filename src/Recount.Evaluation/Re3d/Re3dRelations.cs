using System.Text.RegularExpressions;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>Reads re3d's relations off the words between two gold entities of one sentence.</summary>
/// <remarks>Cue words alone, in this benchmark's own terms; what the record itself needs is read by Extraction from trees.</remarks>
internal static partial class Re3dRelations
{
    /// <summary>Ends further apart, in characters, are rarely joined.</summary>
    private const int Farthest = 120;

    public static HashSet<Re3dRelation> Find(Re3dDocument document)
    {
        var found = new HashSet<Re3dRelation>();
        var entities = document.Entities.OrderBy(e => e.Span).ToList();
        for (var i = 0; i < entities.Count; i++)
        {
            for (var j = i + 1; j < entities.Count; j++)
            {
                var (a, b) = (entities[i], entities[j]);
                if (b.Span.Start < a.Span.End)
                {
                    continue;
                }

                var gap = b.Span.Start - a.Span.End;
                if (gap > Farthest)
                {
                    break;
                }

                var between = document.Text[a.Span.End..b.Span.Start];
                if (SentenceEnd().IsMatch(between))
                {
                    break;
                }

                var others = entities.Count(e => e.Span.Start >= a.Span.End && e.Span.End <= b.Span.Start);
                foreach (var relation in Of(a, b, between, others))
                {
                    found.Add(relation);
                }
            }
        }

        return found;
    }

    private static IEnumerable<Re3dRelation> Of(Re3dEntity a, Re3dEntity b, string between, int others)
    {
        var isBody = IsBody(a.Type) && IsBody(b.Type);
        if (a.Type is "Quantity" && b.Type is not ("Quantity" or "Temporal" or "Money" or "Nationality" or "Person") && between.Trim().Length == 0)
        {
            yield return new Re3dRelation(b.Span, a.Span, "HasAttrOf");
        }

        if (b.Type is "Location" && others == 0 && a.Type is not ("Quantity" or "Temporal" or "Money" or "Nationality" or "DocumentReference"))
        {
            if (Apart().IsMatch(between))
            {
                yield return new Re3dRelation(a.Span, b.Span, "Apart");
            }
            else if (Place().IsMatch(between) && between.Length < 40)
            {
                yield return new Re3dRelation(a.Span, b.Span, "CoLocated");
            }
        }

        if (others == 0 && a.Type == b.Type && Synonym().IsMatch(between))
        {
            yield return new Re3dRelation(a.Span, b.Span, "IsSynonymOf");
        }

        if (IsBody(a.Type) && !IsBody(b.Type) && others == 0 && Charge().IsMatch(between) && b.Type is "Location" or "Weapon" or "MilitaryPlatform" or "Vehicle")
        {
            yield return new Re3dRelation(a.Span, b.Span, "InChargeOf");
        }

        if (!isBody && !(a.Type is "Weapon" && IsBody(b.Type)))
        {
            yield break;
        }

        if (others <= 1 && Fight().IsMatch(between))
        {
            yield return new Re3dRelation(a.Span, b.Span, "FightingAgainst");
        }
        else if (others == 0 && Reject().IsMatch(between))
        {
            yield return new Re3dRelation(a.Span, b.Span, "Dislikes");
        }
        else if (others == 0 && Talk().IsMatch(between))
        {
            yield return new Re3dRelation(a.Span, b.Span, "CommWith");
        }
        else if (others == 0 && Support().IsMatch(between))
        {
            yield return new Re3dRelation(a.Span, b.Span, a.Type == "Person" ? "Likes" : "AlliesOf");
        }
        else if (others == 0 && Member().IsMatch(between))
        {
            yield return new Re3dRelation(a.Span, b.Span, "BelongsTo");
        }
    }

    private static bool IsBody(string type) => type is "Organisation" or "Person";

    [GeneratedRegex(@"[.!?]\s+[""“]?\p{Lu}|\n\s*\n", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\b(in|at|near|inside|into|on|within|across|around|throughout|through|to|towards?|of)\s+(the\s+)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(outside|[0-9]+ ?km|km|miles|kilometres|kilometers|out of|away from)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Apart();

    [GeneratedRegex(@"^\s*(\(|,?\s*(also|otherwise)?\s*(called|known as|or)|,\s*$)[\s“""'‘(]*(the\s+)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Synonym();

    [GeneratedRegex(@"\b(control\w*|held|captured|seized|took over|taken over|owns?|operat\w+|liberated|retook|recaptured|conducted)\b|-held", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Charge();

    [GeneratedRegex(@"\b(against|attack\w*|fight\w*|fought|engag\w+|struck|destroy\w*|kill\w*|defeat\w*|degrade\w*|bomb\w*|target\w*|kidnap\w*|abduct\w*|clash\w*|murder\w*|tortur\w*)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Fight();

    [GeneratedRegex(@"\b(condemn\w*|reject\w*|denounc\w*|criticis\w*|criticiz\w*|blam\w*|oppos\w+|threat\w*)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Reject();

    [GeneratedRegex(@"\b(met|meet\w*|told|tell\w*|spoke|speak\w*|talk\w*|visit\w*|discuss\w*|call(ed)? (on|upon)|wrote to|message|briefed|asked)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Talk();

    [GeneratedRegex(@"\b(support\w*|assist\w*|backed|stands?|shoulder|welcom\w+|grateful|train\w*|alongside|assistance)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Support();

    [GeneratedRegex(@"^\s*(of|from|for|with|in|'s|’s|,)?\s*(part of|member of|as part of)?\s*(the\s+)?$|\b(part of|members? of|joined|includes?|led by)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Member();
}
