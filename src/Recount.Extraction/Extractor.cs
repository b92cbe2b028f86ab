using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Reads the codebook's five families from an analysed document.</summary>
/// <remarks>
/// Pure: no clock, network, randomness or storage; the same document gives the same observations. Thread-safe.
/// Attribution comes first, because every other family asks who says so.
/// </remarks>
public sealed class Extractor
{
    /// <summary>Rises with every change of what is extracted; part of the pipeline's hash.</summary>
    public const string Version = "extraction/2";

    private readonly ActorCatalogue _actors;
    private readonly AttributionFinder _attribution;
    private readonly IncidentExtractor _incidents;
    private readonly PositionExtractor _positions;
    private readonly CommitmentExtractor _commitments;
    private readonly Lexicon _scope;
    private readonly Lexicon _leaders;

    public Extractor(LexiconFolder lexicons, ActorCatalogue actors)
    {
        ArgumentNullException.ThrowIfNull(lexicons);
        _actors = actors;
        _attribution = new AttributionFinder(lexicons["statement.cues.v1"]);
        _incidents = new IncidentExtractor(lexicons);
        _positions = new PositionExtractor(lexicons);
        _commitments = new CommitmentExtractor(lexicons);
        _scope = lexicons["document.scope.v1"];
        _leaders = lexicons["actors.leaders.v1"];
    }

    /// <param name="analysed">The document.</param>
    /// <param name="isInScope">The caller knows that it tells of violence, as a desk's own pages do; else its words decide.</param>
    public DocumentObservations Extract(AnalysedDocument analysed, bool isInScope = false)
    {
        ArgumentNullException.ThrowIfNull(analysed);
        var document = new DocumentView(analysed, _actors, _leaders);
        var empty = new DocumentObservations { Document = analysed.Document.Header };
        if (analysed.Document.Language is not "en" || !(isInScope || DocumentScope.IsInScope(document, _scope)))
        {
            return empty;
        }

        var attributed = _attribution.Find(document);
        var ids = new ObservationIds(analysed.Document.Id);
        var talks = TalksExtractor.Extract(document, ids).OrderBy(Start).ToList();
        var commitments = _commitments.Extract(document, attributed, ids).ToList();
        return empty with
        {
            Incidents = [.. _incidents.Extract(document, attributed, ids).OrderBy(Start)],
            Statements = [.. StatementExtractor.Extract(document, attributed, ids)],
            Talks = [.. talks],
            Positions = [.. _positions.Extract(document, attributed, ids).OrderBy(Start)],
            Commitments = [.. commitments.Concat(MeetingPromises.Of(talks, commitments, ids)).OrderBy(Start)],
        };

        static int Start(Observation o) => o.Evidence[0].Span.Start;
    }
}
