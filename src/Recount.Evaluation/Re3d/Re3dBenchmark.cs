using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Entities and relations of dstl's re3d, documents on Syria and Iraq. Reported without a floor.</summary>
/// <remarks>
/// <c>entities</c>: F1 over (begin, end, type); <c>entities_lenient</c>: an entity counts where one of its type overlaps it
/// on the other side. <c>relations</c>: F1 over (source, target, type), gold entities given; <c>relation.TYPE</c> apart.
/// Gold isn't exhaustive, so that precision is understated.
/// </remarks>
public static class Re3dBenchmark
{
    public const string Name = "re3d";

    /// <summary>Positions of parties, shown apart.</summary>
    private static readonly string[] s_parties = ["FightingAgainst", "AlliesOf", "Likes", "Dislikes"];

    public static BenchmarkReport Score(string folder, EnglishAnalyser analyser, LanguageFacts facts, Lexicon weapons, int? limit = null)
    {
        var entities = new Re3dEntities(analyser, facts, weapons);
        var documents = Re3dFile.Read(folder).Take(limit ?? int.MaxValue).ToList();
        var (exact, lenient, relations, errors) = (new LinkCounts(), new LinkCounts(), new SortedDictionary<string, LinkCounts>(StringComparer.Ordinal), new List<ScoringError>());
        foreach (var document in documents)
        {
            var mine = entities.Find(document);
            exact += new LinkCounts(document.Entities.Count(e => mine.Contains(e)), document.Entities.Length, mine.Count(e => document.Entities.Contains(e)), mine.Length);
            lenient += new LinkCounts(document.Entities.Count(e => Overlaps(e, mine)), document.Entities.Length, mine.Count(e => Overlaps(e, document.Entities)), mine.Length);
            errors.AddRange(Errors(document, mine));
            var joined = Re3dRelations.Find(document);
            foreach (var type in document.Relations.Concat(joined).Select(r => r.Type).Distinct(StringComparer.Ordinal))
            {
                var (gold, system) = (document.Relations.Where(r => r.Type == type).ToList(), joined.Where(r => r.Type == type).ToList());
                var right = gold.Count(system.Contains);
                relations[type] = relations.GetValueOrDefault(type) + new LinkCounts(right, gold.Count, right, system.Count);
            }

            errors.AddRange(document.Relations.Where(r => !joined.Contains(r)).Select(r => Error(document, "relations", ScoringErrorType.Miss, r)));
            errors.AddRange(joined.Where(r => !document.Relations.Contains(r)).Select(r => Error(document, "relations", ScoringErrorType.False, r)));
        }

        var all = relations.Values.Aggregate(new LinkCounts(), (sum, counts) => sum + counts);
        var scores = new Dictionary<string, double>(StringComparer.Ordinal) { ["entities"] = exact.F1, ["entities_lenient"] = lenient.F1, ["relations"] = all.F1 };
        foreach (var type in s_parties.Where(relations.ContainsKey))
        {
            scores["relation." + type] = relations[type].F1;
        }

        return new BenchmarkReport(new BenchmarkResult(Name, ContentHash.OfBytes(File.ReadAllBytes(Path.Combine(folder, Re3dFile.FileName))), documents.Count,
            scores.ToImmutableSortedDictionary(StringComparer.Ordinal)), [.. errors]);
    }

    private static bool Overlaps(Re3dEntity entity, ImmutableArray<Re3dEntity> others) =>
        others.Any(o => o.Type == entity.Type && o.Span.Overlaps(entity.Span));

    private static IEnumerable<ScoringError> Errors(Re3dDocument document, ImmutableArray<Re3dEntity> mine)
    {
        foreach (var entity in document.Entities.Where(e => !mine.Contains(e)))
        {
            var near = mine.Where(o => o.Span.Overlaps(entity.Span)).ToList();
            yield return new ScoringError
            {
                Document = document.Id, Family = "entities", Slot = entity.Type, Type = ScoringErrorType.Miss, Quote = entity.Span.Slice(document.Text),
                Cause = near.Exists(o => o.Span == entity.Span) ? "type" : near.Exists(o => o.Type == entity.Type) ? "bounds" : near.Count > 0 ? "bounds and type" : "not found",
            };
        }

        foreach (var entity in mine.Where(e => !document.Entities.Contains(e)))
        {
            yield return new ScoringError
            {
                Document = document.Id, Family = "entities", Slot = entity.Type, Type = ScoringErrorType.False, Quote = entity.Span.Slice(document.Text),
                Cause = document.Entities.Any(o => o.Span == entity.Span) ? "type" : document.Entities.Any(o => o.Span.Overlaps(entity.Span)) ? "bounds" : "gold has none",
            };
        }
    }

    private static ScoringError Error(Re3dDocument document, string family, ScoringErrorType type, Re3dRelation relation) => new()
    {
        Document = document.Id, Family = family, Slot = relation.Type, Type = type, Cause = "relation",
        Quote = document.Text[relation.Source.Start..relation.Source.End] + " → " + document.Text[relation.Target.Start..relation.Target.End],
    };
}
