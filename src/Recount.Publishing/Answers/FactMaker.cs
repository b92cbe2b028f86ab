using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Publishing.Answers;

/// <summary>Makes facts of a book's records, once a book.</summary>
internal sealed class FactMaker(RecordBook book, QuestionWords words, LanguageFacts facts)
{
    /// <summary>A statement further than this from the incident before it isn't taken to speak of it.</summary>
    private const int FurthestParagraphs = 3;

    private readonly Dictionary<(DocumentId Document, int Block), FactWords> _paragraphs = [];
    private readonly Dictionary<Place, string?> _divisions = [];

    public ImmutableArray<Fact> All()
    {
        ImmutableArray<IncidentFact> incidents = [.. book.Records.Incidents.Select(Of)];
        var told = incidents.Where(i => !i.Places.IsEmpty).SelectMany(i => i.Members.Select(m => (Incident: i, Member: m)))
            .ToLookup(t => t.Member.Document.Id);
        return
        [
            .. incidents,
            .. book.Records.Talks.Select(Of),
            .. book.Records.Positions.SelectMany(p => p.Sequence.Select((s, n) => Of(p, s, n))),
            .. book.Records.Commitments.Select(Of),
            .. book.Records.Statements.Select(s => Of(s, told)),
        ];
    }

    private IncidentFact Of(IncidentRecord r) => new(r)
    {
        Key = r.Id.Value, Members = r.Observations, Reports = r.Reports, Subjects = r.Perpetrators, Start = r.Time?.Start, End = r.Time?.End,
        Own = Words(r.Observations, [.. r.Targets, .. r.Weapons, .. r.Damage.Select(d => d.Text), .. r.Perpetrators, .. r.Places.Select(p => p.Name)]),
        Here = Paragraphs(r.Observations, 0), Before = Paragraphs(r.Observations, -1),
        Told = [.. r.Targets, .. r.Damage.Select(d => d.Text), .. r.Figures.SelectMany(f => f.Values).Select(v => v.Text)],
        Places = [.. r.Places.Select(p => new FactPlace(p, Division(p)))],
    };

    private TalksFact Of(TalksRecord r) => new(r)
    {
        Key = r.Id.Value, Members = r.Observations, Reports = r.Reports, Subjects = r.Parties, Start = r.Date?.Start, End = r.Date?.End,
        Own = Words(r.Observations, [.. r.Parties, .. Some(r.Place), .. Some(r.Venue), .. Some(r.Host), .. r.Delegates.Select(d => d.Name)]),
        Here = Paragraphs(r.Observations, 0), Before = Paragraphs(r.Observations, -1),
        Places = [.. Some(r.Place).Concat(Some(r.Venue)).Select(Named)],
    };

    private PositionFact Of(PositionHistory p, PositionStep s, int n)
    {
        var ids = s.Observations.ToHashSet();
        ImmutableArray<RecordMember> members = [.. p.Observations.Where(m => ids.Contains(m.Id))];
        members = members.IsEmpty ? p.Observations : members;
        return new PositionFact(p, s)
        {
            Key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{p.Id.Value}/{n:D4}"), Members = members,
            Reports = members.Select(m => m.Document.Id).Distinct().Count(), Subjects = [p.Party], Objects = s.To, Start = s.Date, End = s.Date,
            IsDayOfReport = s.Basis != DateBasis.Stated, Own = Words(members, [s.Content, p.Issue.Word(), p.Party, .. s.To]),
            Here = Paragraphs(members, 0), Before = Paragraphs(members, -1),
            Told = [s.Content], Places = [.. (s.Terms?.Places ?? []).Select(Named)],
        };
    }

    private CommitmentFact Of(CommitmentRecord r) => new(r)
    {
        Key = r.Id.Value, Members = r.Observations, Reports = r.Reports, Subjects = r.Parties, Start = r.History.FirstOrDefault()?.Date,
        End = r.History.LastOrDefault()?.Date, IsDayOfReport = true,
        Told = [.. Some(r.Object)],
        Own = Words(r.Observations, [.. Some(r.Object), r.Issue.Word(), r.Action.Word(), .. r.Parties]),
        Here = Paragraphs(r.Observations, 0), Before = Paragraphs(r.Observations, -1),
    };

    private StatementFact Of(StatementRecord r, ILookup<DocumentId, (IncidentFact Incident, RecordMember Member)> told)
    {
        var day = r.Observations.Select(m => m.Document.Published?.Day).FirstOrDefault(d => d is not null);
        return new StatementFact(r)
        {
            Key = r.Id.Value, Members = r.Observations, Reports = r.Reports, Subjects = [r.Speaker, .. Some(r.Party), .. Some(facts.Actors.StateOf(r.Speaker))],
            Objects = r.Addressees, Start = r.Date?.Start ?? day, End = r.Date?.End ?? day, IsDayOfReport = r.Date is null,
            Told = [r.Content], Own = Words([], [r.Content, r.Speaker, .. Some(r.Role)]),
            Here = Paragraphs(r.Observations, 0), Before = Paragraphs(r.Observations, -1),
            About = [.. r.Observations.SelectMany(m => LastTold(m, told[m.Document.Id])).Distinct()],
        };
    }

    // Of incidents told at or before the statement's sentence in the same post, those of the nearest sentence.
    private IEnumerable<IncidentFact> LastTold(RecordMember statement, IEnumerable<(IncidentFact Incident, RecordMember Member)> told)
    {
        var (end, block) = (statement.Evidence[0].Span.End, Block(statement, 0));
        var before = told.Where(t => t.Member.Evidence[0].Span.Start < end).ToList();
        var last = before.Count > 0 ? before.Max(t => t.Member.Evidence[0].Span.Start) : 0;
        return before.Where(t => t.Member.Evidence[0].Span.Start == last && block - Block(t.Member, 0) <= FurthestParagraphs
            && IsOnePost(statement, t.Member)).Select(t => t.Incident);
    }

    private bool IsOnePost(RecordMember a, RecordMember b)
    {
        var blocks = book.Document(a.Document.Id)?.Document.Blocks;
        var (x, y) = (Block(a, 0), Block(b, 0));
        return blocks is null || x < 0 || y < 0 || blocks.Value[x].Post == blocks.Value[y].Post;
    }

    private FactWords Words(IEnumerable<RecordMember> members, IEnumerable<string> fields) =>
        FactWords.Of([.. fields, .. members.SelectMany(m => m.Evidence).Select(e => e.Quote)], words, facts.Actors);

    private ImmutableArray<FactWords> Paragraphs(ImmutableArray<RecordMember> members, int shift)
    {
        var found = ImmutableArray.CreateBuilder<FactWords>();
        foreach (var member in members)
        {
            var block = Block(member, shift);
            if (block >= 0)
            {
                found.Add(Paragraph(member.Document.Id, block));
            }
        }

        return found.ToImmutable();
    }

    private FactWords Paragraph(DocumentId id, int block)
    {
        if (!_paragraphs.TryGetValue((id, block), out var found))
        {
            var document = book.Document(id)!.Document;
            _paragraphs[(id, block)] = found = FactWords.Of([document.Blocks[block].Span.Slice(document.Text)], words, facts.Actors);
        }

        return found;
    }

    /// <summary>A negative number where there is no such block.</summary>
    private int Block(RecordMember member, int shift) =>
        book.Document(member.Document.Id)?.Document.BlockAt(member.Evidence[0].Span.Start) is >= 0 and var block ? block + shift : -1;

    private static FactPlace Named(string name) => new(new Place { Name = name, Precision = PlacePrecision.Named }, null);

    // The gazetteer's entry of that name nearest to the record's point says which division it lies in.
    private string? Division(Place place)
    {
        if (place.Coordinate is not { } point)
        {
            return null;
        }

        if (!_divisions.TryGetValue(place, out var division))
        {
            var nearest = facts.Gazetteer.Candidates(place.Name)
                .Where(c => c.Division is not null && c.Coordinate is not null && string.Equals(c.Country, place.Country, StringComparison.Ordinal))
                .OrderBy(c => c.Coordinate!.Value.DistanceKm(point)).FirstOrDefault();
            _divisions[place] = division = nearest is null ? null : $"{nearest.Country}.{nearest.Division}";
        }

        return division;
    }

    private static IEnumerable<string> Some(string? value) => value is null ? [] : [value];
}
