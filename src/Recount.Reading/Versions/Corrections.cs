using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Recount.Core;
using YamlDotNet.RepresentationModel;

namespace Recount.Reading;

/// <summary>An outlet's own correction, and what it corrects where that can be told.</summary>
/// <param name="Sentence">The correcting sentence.</param>
/// <param name="Rule">Which rule of lexicons/reading/corrections.yaml knew it.</param>
/// <param name="Post">Index of the corrected post; null outside live blogs or where no post is meant for sure.</param>
/// <param name="Corrected">The corrected sentence; null where it isn't there any more, or none is alike enough.</param>
public sealed record Correction(Sentence Sentence, string Rule, int? Post, Sentence? Corrected);

/// <summary>Finds corrections by lexicon and links each to its post by stated time, else by rare words in common.</summary>
public static partial class Corrections
{
    private const int LongestSentence = 1000; // characters; correction notes are short
    private const int LeastAlike = 220; // thousandths of the correction's weight

    internal static ImmutableArray<CorrectionRule> Rules { get; } = Load();

    /// <param name="document">Its text and posts.</param>
    /// <param name="sentences">The document's sentences.</param>
    /// <returns>In order of text.</returns>
    public static ImmutableArray<Correction> Of(Document document, ImmutableArray<Sentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(document);
        List<(Sentence, CorrectionRule)> found = [];
        foreach (var sentence in sentences)
        {
            if (RuleOf(sentence.Span.Slice(document.Text)) is { } rule)
            {
                found.Add((sentence, rule));
            }
        }

        if (found.Count == 0)
        {
            return [];
        }

        var bags = sentences.Select(s => SentencePairs.Bag(s.Span.Slice(document.Text)).Keys.Where(w => w.Length > 2).ToHashSet(StringComparer.Ordinal)).ToArray();
        var holders = bags.SelectMany(b => b).CountBy(w => w, StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        return [.. found.Select(f => Linked(f.Item1, f.Item2))];

        Correction Linked(Sentence sentence, CorrectionRule rule)
        {
            var post = TimedPost(document, sentence) ?? (rule.IsOwn ? sentence.Post : null);
            var self = sentences.IndexOf(sentence);
            var rest = Enumerable.Range(0, sentences.Length).Where(i => i != self && RuleOf(sentences[i].Span.Slice(document.Text)) is null
                && (post is { } wanted ? sentences[i].Post == wanted : rule.IsOwn || IsEarlier(document, sentences[i], sentence)));
            var whole = bags[self].Sum(w => 1000 / holders[w]);
            var best = rest.Select(i => (Index: i, Weight: bags[i].Where(bags[self].Contains).Sum(w => 1000 / holders[w])))
                .OrderByDescending(s => s.Weight).ThenBy(s => s.Index).FirstOrDefault((Index: -1, Weight: 0));
            var corrected = best.Index >= 0 && best.Weight * 1000L >= (long)whole * LeastAlike ? sentences[best.Index] : null;
            return new Correction(sentence, rule.Id, post ?? corrected?.Post, corrected);
        }
    }

    internal static CorrectionRule? RuleOf(string sentence) =>
        sentence.Length > LongestSentence ? null : Rules.FirstOrDefault(r => r.Pattern.IsMatch(sentence));

    // "Our 10.23am post": the one post of that minute by the blog's own clock.
    private static int? TimedPost(Document document, Sentence sentence)
    {
        if (sentence.Post is null || Clock().Match(sentence.Span.Slice(document.Text)) is not { Success: true } clock)
        {
            return null;
        }

        var hour = int.Parse(clock.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
        var half = clock.Groups["half"].Value;
        hour = half.StartsWith("p", StringComparison.OrdinalIgnoreCase) && hour < 12 ? hour + 12
            : half.StartsWith("a", StringComparison.OrdinalIgnoreCase) && hour == 12 ? 0 : hour;
        var minute = int.Parse(clock.Groups["m"].ValueSpan, CultureInfo.InvariantCulture);
        var posts = Enumerable.Range(0, document.Posts.Length).Where(i => i != sentence.Post
            && document.Posts[i].Published is { HasTimeOfDay: true } time && time.Moment.Hour == hour && time.Moment.Minute == minute).ToArray();
        return posts.Length == 1 ? posts[0] : null;
    }

    private static bool IsEarlier(Document document, Sentence sentence, Sentence correction) =>
        sentence.Post is not { } post || correction.Post is not { } own ? sentence.Post is null && correction.Post is null
        : post != own && !(document.Posts[post].Published is { } time && document.Posts[own].Published is { } ownTime && time.CompareTo(ownTime) > 0);

    private static ImmutableArray<CorrectionRule> Load() =>
    [
        .. ((YamlSequenceNode)Resources.Yaml("corrections.yaml")["rules"]).Children.Select(r => new CorrectionRule(
            r.Word("id"), r.Word("corrects") is "own",
            new Regex(r.Word("pattern"), RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture),
            [.. r.Words("finds")], [.. r.Words("passes")])),
    ];

    [GeneratedRegex(@"\b(?<h>[01]?[0-9]|2[0-3])[:.](?<m>[0-5][0-9])\s?(?<half>[ap]\.?m)?.{0,30}\b(post|entry|update)|\b(post|entry|update)\b.{0,20}\b(at|from|of) (?<h>[01]?[0-9]|2[0-3])[:.](?<m>[0-5][0-9])\s?(?<half>[ap]\.?m)?",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Clock();
}

/// <summary>A rule of lexicons/reading/corrections.yaml; own ones correct what they stand in.</summary>
internal sealed record CorrectionRule(string Id, bool IsOwn, Regex Pattern, ImmutableArray<string> Finds, ImmutableArray<string> Passes);
