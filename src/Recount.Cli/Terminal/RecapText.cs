using System.Globalization;
using Recount.Core;
using Recount.Publishing;
using Recount.Publishing.Recaps;
using Recount.Publishing.Stories;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Recount.Cli.Terminal;

/// <summary>Recaps for a person at a terminal: each line with its source, what differs side by side.</summary>
internal static class RecapText
{
    private static readonly Style s_heading = new(foreground: Color.Aqua, decoration: Decoration.Bold);
    private static readonly Style s_number = new(decoration: Decoration.Bold);
    private static readonly Style s_disputed = new(foreground: Color.Yellow);
    private static readonly Style s_quiet = new(decoration: Decoration.Dim);

    /// <summary>A story in a line, with the id under which it can be asked for.</summary>
    public static IRenderable Line(Story story)
    {
        var line = new Paragraph();
        line.Append(Safe(story.Id), s_number);
        line.Append(Safe($"  {story.Title}  "));
        line.Append(Summary(story, copies: ""), s_quiet);
        return line.Overflow(Overflow.Fold);
    }

    public static IEnumerable<IRenderable> Of(Recap recap)
    {
        var story = recap.Story;
        yield return new Text("");
        yield return new Rule($"[bold]{Markup.Escape(Plain.Of(story.Title))}[/]") { Justification = Justify.Left, Style = s_heading };
        yield return new Text(Summary(recap), s_quiet);
        if (!recap.Happened.IsEmpty)
        {
            yield return Heading("What happened");
            yield return Happened(recap);
        }

        if (!recap.Met.IsEmpty)
        {
            yield return Heading("Who met");
            yield return Met(recap);
        }

        if (!recap.Disputed.IsEmpty)
        {
            yield return Heading("What is disputed");
            yield return Disputed(recap);
        }

        if (!recap.Wanted.IsEmpty)
        {
            yield return Heading("Who wants what");
            yield return Wanted(recap);
        }

        if (!recap.Due.IsEmpty)
        {
            yield return Heading("What falls due");
            yield return Due(recap);
        }
    }

    private static string Summary(Recap recap) => Summary(
        recap.Story,
        recap.Copies.Length switch { 0 => "", 1 => ", one text carried twice", var n => $", {n} texts carried more than once" });

    private static string Summary(Story story, string copies)
    {
        var span = story is { First: { } first, Last: { } last } ? $", {Said.Day(first.Day)} to {Said.Day(last.Day)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{story.Documents.Length} documents{span}{copies}: {story.Incidents.Length} incidents, {story.Talks.Length} talks, {story.Statements.Length} statements, {story.Positions.Length} positions, {story.Commitments.Length} commitments");
    }

    private static Padder Heading(string words) => new(new Text(words, s_heading), new Padding(0, 1, 0, 0));

    private static Grid Happened(Recap recap)
    {
        var grid = Columns(14, 24);
        foreach (var happening in recap.Happened)
        {
            var incident = happening.Incident;
            var line = new Paragraph();
            line.Append(Safe(Said.List(incident.Places.Select(p => p.Name), "?")), s_number);
            line.Append(Safe($"  {incident.Kind.Word()}{(incident.Aggregate ? " (total)" : "")}"));
            foreach (var toll in happening.Tolls)
            {
                line.Append("  ·  ");
                line.Append(Safe($"{toll.Figure.Harm.Word()} {Victims(toll.Figure.Victims)}"));
                line.Append(Said.Count(toll.Figure.Current), toll.Figure.State == FigureState.Disputed ? s_disputed : s_number);
                if (toll.Growth.Length > 1)
                {
                    line.Append($" (told as {string.Join(", ", toll.Growth.Select(Said.Count))})", s_quiet);
                }
            }

            grid.AddRow(new Text(Said.Days(incident.Time), s_quiet), line, Backing(incident.Reports, incident.Origins, happening.Citation));
        }

        if (recap.FurtherIncidents > 0)
        {
            grid.AddRow(new Text(""), new Text($"and {recap.FurtherIncidents} more in the record", s_quiet), new Text(""));
        }

        return grid;
    }

    private static Grid Met(Recap recap)
    {
        var grid = Columns(14, 24);
        foreach (var meeting in recap.Met)
        {
            var talks = meeting.Talks;
            var line = new Paragraph();
            line.Append(Safe(talks.Place!), s_number);
            line.Append(Safe($"  {Said.List(talks.Parties, "?")}"));
            line.Append(talks.Round is { } round ? $"  ·  round {round}" : "");
            line.Append(talks.Status == TalksStatus.Held ? "" : $"  ·  {talks.Status.Word()}", s_disputed);
            line.Append(talks.Outcomes.IsEmpty ? "" : Safe($"  ·  {Shortened(talks.Outcomes[0].Text)}"));
            grid.AddRow(new Text(Said.Days(talks.Date), s_quiet), line, Backing(talks.Reports, origins: null, meeting.Citation));
        }

        return grid;
    }

    private static Grid Disputed(Recap recap)
    {
        var grid = Columns(44, 0);
        foreach (var dispute in recap.Disputed)
        {
            var line = new Paragraph();
            for (var i = 0; i < dispute.Accounts.Length; i++)
            {
                line.Append(i == 0 ? "" : "  |  ");
                line.Append(dispute.Accounts[i].Text, s_disputed);
                line.Append(Safe($" {dispute.Accounts[i].Origin}"), s_quiet);
            }

            grid.AddRow(new Text(Safe(dispute.Matter)), line, new Text(""));
        }

        return grid;
    }

    private static Grid Wanted(Recap recap)
    {
        var grid = Columns(20, 24);
        var party = "";
        foreach (var stance in recap.Wanted)
        {
            var position = stance.Position;
            var line = new Paragraph();
            line.Append(Safe(position.Issue.Word()), s_number);
            foreach (var step in position.Sequence.TakeLast(2))
            {
                line.Append(Safe($"  ·  {step.Act.Word()} “{Shortened(step.Content)}”"));
                line.Append(step.Date is { } day ? $" {Said.Day(day)}" : "", s_quiet);
            }

            grid.AddRow(new Text(string.Equals(party, position.Party, StringComparison.Ordinal) ? "" : Safe(position.Party)), line, Source(stance.Citation));
            party = position.Party;
        }

        return grid;
    }

    private static Grid Due(Recap recap)
    {
        var grid = Columns(14, 24);
        foreach (var duty in recap.Due)
        {
            var c = duty.Commitment;
            var line = new Paragraph();
            line.Append(Safe(Deed(c)), s_number);
            line.Append(Safe($"  {Said.List(c.Parties, "parties not reported")}"));
            line.Append(c.Due?.End is null ? "" : $"  due {Said.Days(c.Due)}");
            grid.AddRow(
                new Text(duty.Status.Word(), duty.Status is ClockStatus.Overdue or ClockStatus.Disputed or ClockStatus.Broken ? s_disputed : s_quiet),
                line, Source(duty.Citation));
        }

        return grid;
    }

    private static Grid Columns(int first, int last)
    {
        var grid = new Grid { Expand = true };
        grid.AddColumn(new GridColumn { Width = first, NoWrap = false, Padding = new Padding(2, 0, 1, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 2, 0) });
        grid.AddColumn(last > 0 ? new GridColumn { Width = last } : new GridColumn { Width = 0, Padding = new Padding(0) });
        return grid;
    }

    private static Text Backing(int reports, int? origins, Citation citation) => reports == 1
        ? Source(citation)
        : new Text(
            string.Create(CultureInfo.InvariantCulture, $"{reports} reports")
            + (origins is { } n ? string.Create(CultureInfo.InvariantCulture, $", {n} origin{(n == 1 ? "" : "s")}") : ""),
            s_quiet);

    private static Text Source(Citation citation) => new(Safe(citation.Document.Outlet ?? citation.Document.Source ?? "?"), s_quiet);

    private static string Victims(VictimClass victims) => victims == VictimClass.People ? "" : victims.Word() + " ";

    /// <summary>The text's own words where they say what is done; else the action before what it is done to.</summary>
    private static string Deed(CommitmentRecord c) => c.Object is { } words && words.Contains(' ', StringComparison.Ordinal)
        ? Shortened(words)
        : $"{c.Action.Word()} {c.Object ?? c.Issue.Word()}";

    private const int LongestTerm = 90;

    private static string Shortened(string words) => words.Length <= LongestTerm
        ? words
        : words[..(words.LastIndexOf(' ', LongestTerm) is > 0 and var cut ? cut : LongestTerm)] + " …";

    private static string Safe(string text) => Plain.Of(text);
}
