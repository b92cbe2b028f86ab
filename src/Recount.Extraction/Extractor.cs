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
    /// <summary>What isn't clearly likelier right than wrong isn't recorded: a wrong record costs more than a missing one.</summary>
    private const int LeastScore = 620;

    private readonly ActorCatalogue _actors;
    private readonly AttributionFinder _attribution;
    private readonly AttributionLayer _layer;
    private readonly DealingFinder _dealings;
    private readonly IncidentExtractor _incidents;
    private readonly PositionExtractor _positions;
    private readonly CommitmentExtractor _commitments;
    private readonly Lexicon _scope;
    private readonly Lexicon _leaders;
    private readonly ConfidenceModel _confidence;

    public Extractor(LexiconFolder lexicons, ActorCatalogue actors, ConfidenceModel confidence)
    {
        ArgumentNullException.ThrowIfNull(lexicons);
        _confidence = confidence;
        _actors = actors;
        _attribution = new AttributionFinder(lexicons["statement.cues.v1"]);
        _layer = new AttributionLayer(_attribution, new HoldingCues(lexicons["attribution.cues.v1"], lexicons["attribution.nouns.v1"]));
        _dealings = new DealingFinder(lexicons["dealing.verbs.v1"], lexicons["dealing.nouns.v1"], lexicons["dealing.steps.v1"], lexicons["dealing.modes.v1"], lexicons["statement.cues.v1"]);
        _incidents = new IncidentExtractor(lexicons);
        _positions = new PositionExtractor(lexicons);
        _commitments = new CommitmentExtractor(lexicons);
        _scope = lexicons["document.scope.v1"];
        _leaders = lexicons["actors.leaders.v1"];
    }

    /// <summary>Who says, thinks, wants or shows what, in order of text, whether the document is in the codebook's scope or not.</summary>
    public ImmutableArray<Attribution> Attributions(AnalysedDocument analysed)
    {
        ArgumentNullException.ThrowIfNull(analysed);
        return _layer.Read(View(analysed));
    }

    /// <summary>What sides do to each other, in PLOVER's types; sentence by sentence, each one's main clause first.</summary>
    public ImmutableArray<Dealing> Dealings(AnalysedDocument analysed)
    {
        ArgumentNullException.ThrowIfNull(analysed);
        return [.. _dealings.Find(View(analysed))];
    }

    /// <param name="analysed">The document.</param>
    /// <param name="isInScope">The caller knows that it tells of violence, as a desk's own pages do, and takes all that is found; else its words decide.</param>
    public DocumentObservations Extract(AnalysedDocument analysed, bool isInScope = false)
    {
        ArgumentNullException.ThrowIfNull(analysed);
        var document = View(analysed);
        var empty = new DocumentObservations { Document = analysed.Document.Header };
        if (analysed.Document.Language is not "en" || !(isInScope || DocumentScope.IsInScope(document, _scope)))
        {
            return empty;
        }

        IReadOnlyList<Attributed> attributed = [.. _attribution.Find(document).Where(a => a.Speaker.IsKnown)];
        var ids = new ObservationIds(analysed.Document.Id);
        var talks = TalksExtractor.Extract(document, ids).OrderBy(Start).ToList();
        var commitments = _commitments.Extract(document, attributed, ids).ToList();
        return Scored(document, isInScope ? 0 : LeastScore, empty with
        {
            Incidents = [.. _incidents.Extract(document, attributed, ids).OrderBy(Start)],
            Statements = [.. StatementExtractor.Extract(document, attributed, ids)],
            Talks = [.. talks],
            Positions = [.. _positions.Extract(document, attributed, ids).OrderBy(Start)],
            Commitments = [.. commitments.Concat(MeetingPromises.Of(talks, commitments, ids)).OrderBy(Start)],
        });

        static int Start(Observation o) => o.Evidence[0].Span.Start;
    }

    /// <summary>The signs that each observation's score is the sum of, in the observations' order.</summary>
    public IEnumerable<(Observation Observation, IReadOnlyList<string> Signs)> Explain(AnalysedDocument analysed, DocumentObservations observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        var signs = new ConfidenceSigns(View(analysed), observations.All());
        return observations.All().Select(o => (o, (IReadOnlyList<string>)[.. signs.Of(o)]));
    }

    private DocumentView View(AnalysedDocument analysed) => new(analysed, _actors, _leaders);

    private DocumentObservations Scored(DocumentView document, int least, DocumentObservations observations)
    {
        var signs = new ConfidenceSigns(document, observations.All());
        return observations with
        {
            Incidents = [.. observations.Incidents.Select(Scored).Where(IsKept)],
            Statements = [.. observations.Statements.Select(Scored).Where(IsKept)],
            Talks = [.. observations.Talks.Select(Scored).Where(IsKept)],
            Positions = [.. observations.Positions.Select(Scored).Where(IsKept)],
            Commitments = [.. observations.Commitments.Select(Scored).Where(IsKept)],
        };

        bool IsKept(Observation o) => o.Provenance.Score >= least;

        T Scored<T>(T observation)
            where T : Observation =>
            (T)(observation with { Provenance = new Provenance(observation.Provenance.Rule, _confidence.Score(signs.Of(observation))) });
    }
}
