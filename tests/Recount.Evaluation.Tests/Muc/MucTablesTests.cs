using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation.Tests.Muc;

public sealed class MucTablesTests(MucFacts shared) : IClassFixture<MucFacts>
{
    private const string Text = "Gunmen set off a car bomb in Lima; two soldiers died.";

    private readonly MucTables _tables = new(shared.Facts);

    [Fact]
    public void A_bomb_is_a_bombing_with_its_weapon_and_the_dead()
    {
        var template = Respond(Incident(IncidentKind.RemoteExplosive) with
        {
            Weapons = ["car bomb"],
            Figures = [new Figure { Harm = Harm.Killed, Victims = VictimClass.Soldiers, Count = Quantity.Exactly(2), Text = "two soldiers", Evidence = Evidence.From(Text, new TextSpan(35, 47)) }],
        }).ShouldHaveSingleItem();

        Values(template, MucSlots.Type).ShouldBe(["BOMBING"]);
        Values(template, MucSlots.InstrumentType).ShouldBe(["VEHICLE BOMB"]);
        template[MucSlots.InstrumentType][0].Refs.ShouldBe(["car bomb"]);
        Values(template, MucSlots.VictimType).ShouldBe(["ACTIVE MILITARY"]);
        Values(template, MucSlots.VictimNumber).ShouldBe(["2"]);
        Values(template, MucSlots.VictimEffect).ShouldBe(["DEATH"]);
    }

    [Fact]
    public void A_kidnapping_has_neither_instrument_nor_thing()
    {
        var template = Respond(Incident(IncidentKind.Abduction) with
        {
            Weapons = ["rifle"],
            Damage = [new Damage { Object = "bridge", Outcome = DamageOutcome.Destroyed, Text = "bridge" }],
            Targets = ["bridge", "mayor"],
        }).ShouldHaveSingleItem();

        Values(template, MucSlots.Type).ShouldBe(["KIDNAPPING"]);
        template[MucSlots.Instrument].ShouldBeEmpty();
        template[MucSlots.Target].ShouldBeEmpty();
        Values(template, MucSlots.Description).ShouldBe(["mayor"]);
    }

    [Fact]
    public void Without_a_day_of_its_own_an_incident_is_on_or_before_the_datelines()
    {
        var told = Incident(IncidentKind.Attack) with { Time = DateExtent.Day(new DateOnly(1990, 5, 1), "1 May") };

        Respond(told)[0][MucSlots.Date][0].Dates.ShouldBe([new MucDate("1990-05-01", "1990-05-01")]);
        Respond(Incident(IncidentKind.Attack))[0][MucSlots.Date][0].Dates.ShouldBe([new MucDate(null, "1990-05-03")]);
    }

    [Fact]
    public void What_is_denied_summed_up_or_no_incident_of_the_guidelines_gets_no_template() =>
        Respond(
            Incident(IncidentKind.Attack) with { Modality = Modality.Denied },
            Incident(IncidentKind.Attack) with { Aggregate = true },
            Incident(IncidentKind.Protest)).ShouldBeEmpty();

    private ImmutableArray<MucTemplate> Respond(params ImmutableArray<IncidentObservation> incidents)
    {
        var item = MucFacts.Item(Text, "1990-05-03");
        return _tables.Respond(item, new DocumentObservations { Document = item.Row.Document.Header, Incidents = incidents });
    }

    private static IncidentObservation Incident(IncidentKind kind) => new()
    {
        Id = new ObservationId("o-1"), Evidence = [Evidence.From(Text, new TextSpan(0, Text.Length))], Provenance = new Provenance("test", 500), Kind = kind,
    };

    private static IEnumerable<string> Values(MucTemplate template, string slot) => template[slot].Select(f => f.Value);
}
