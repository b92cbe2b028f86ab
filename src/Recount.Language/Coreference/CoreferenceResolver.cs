using System.Collections.Immutable;

namespace Recount.Language;

/// <summary>Leads names, noun phrases and pronouns of a document back to what they stand for.</summary>
/// <remarks>
/// Each mention in order of text chooses among the nearest earlier ones, the latest with the same words, and none; what
/// it chooses decides its chain. Work is linear in the document's mentions. Immutable and thread-safe.
/// </remarks>
public sealed class CoreferenceResolver
{
    private readonly CoreferenceModel _model;
    private readonly MentionReader _reader;
    private readonly CoreferenceLexicon _lexicon;

    public CoreferenceResolver(CoreferenceModel model, CoreferenceLexicon lexicon)
    {
        _model = model ?? throw new ArgumentNullException(nameof(model));
        _lexicon = lexicon ?? throw new ArgumentNullException(nameof(lexicon));
        _reader = new MentionReader(lexicon, model.Vocabulary, model.Detector);
    }

    /// <summary>The model's hash.</summary>
    public string Version => _model.Hash;

    /// <param name="baseFolder">Holds <c>lexicons</c> and <c>models</c>: the program's own folder.</param>
    public static CoreferenceResolver Load(string baseFolder) => new(
        CoreferenceModel.Load(Path.Combine(baseFolder, "models", "coreference", CoreferenceModel.FileName)),
        CoreferenceLexicon.Load(Path.Combine(baseFolder, "lexicons")));

    /// <summary>Whether a noun stands for people ("minister").</summary>
    /// <param name="lemma">Lower case.</param>
    public bool IsPersonNoun(string lemma)
    {
        ArgumentNullException.ThrowIfNull(lemma);
        return _lexicon.OfNoun(lemma) >= Being.Person;
    }

    /// <summary>Every phrase that may stand for something, mentioned once or often; several may share a head.</summary>
    public ImmutableArray<Mention> Mentions(IReadOnlyList<AnalysedSentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        return [.. _reader.Read(sentences, null).Select(m => m.Mention)];
    }

    /// <param name="sentences">A document's, in order, with trees and names.</param>
    /// <param name="speakers">Who speaks each sentence, where the source says so (a transcript); else null.</param>
    /// <returns>Chains of two mentions or more, by their first mention.</returns>
    public ImmutableArray<Chain> Resolve(IReadOnlyList<AnalysedSentence> sentences, IReadOnlyList<string?>? speakers = null)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var builder = new ChainBuilder(_reader.Read(sentences, speakers));
        var mentions = builder.Mentions;
        Span<int> candidates = stackalloc int[ChainBuilder.MostCandidates];
        Span<int> slots = stackalloc int[CoreferenceFeatures.Most];
        for (var at = 0; at < mentions.Count; at++)
        {
            var m = mentions[at];
            var n = CoreferenceFeatures.FillNew(m, builder.EarlierOf(m), slots);
            var (best, choice) = (_model.Score(slots[..n]), -1);
            var count = builder.Candidates(at, candidates);
            foreach (var candidate in candidates[..count])
            {
                n = CoreferenceFeatures.FillPair(mentions[candidate], m, at - candidate, builder.StateOf(candidate, at), slots);
                var score = _model.Score(slots[..n]);
                if (score > best)
                {
                    (best, choice) = (score, candidate);
                }
            }

            builder.Add(choice);
        }

        return [.. builder.Chains.Where(c => c.Count > 1).Select(c => new Chain(
            [.. c.Select(i => mentions[i].Mention)],
            c.Any(i => mentions[i].Being >= Being.Person)))];
    }
}
