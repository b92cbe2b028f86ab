using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>From Recount's observed incidents to templates by fixed tables: what is shipped says, in MUC-4's words.</summary>
internal sealed class MucTables(LanguageFacts facts)
{
    private static readonly FrozenDictionary<string, string> s_instruments = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["gun"] = "GUN", ["small arms"] = "GUN", ["rifle"] = "RIFLE", ["pistol"] = "HANDGUN", ["machine gun"] = "MACHINE GUN", ["mortar"] = "MORTAR",
        ["bomb"] = "BOMB", ["car bomb"] = "VEHICLE BOMB", ["aerial bomb"] = "AERIAL BOMB", ["mine"] = "MINE", ["landmine"] = "MINE", ["grenade"] = "GRENADE",
        ["explosive"] = "EXPLOSIVE", ["explosives"] = "EXPLOSIVE", ["explosive device"] = "EXPLOSIVE", ["rocket"] = "ROCKET", ["missile"] = "MISSILE",
        ["knife"] = "CUTTING DEVICE", ["machete"] = "CUTTING DEVICE",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public ImmutableArray<MucTemplate> Respond(MucItem item, DocumentObservations observations) =>
        [.. observations.Incidents.Where(i => i.Modality != Modality.Denied && !i.Aggregate && TypeOf(i.Kind) is not null).Select(i => Template(item, i))];

    private static string? TypeOf(IncidentKind kind) => kind switch
    {
        IncidentKind.RemoteExplosive or IncidentKind.SuicideBomb or IncidentKind.Grenade => "BOMBING",
        IncidentKind.Abduction => "KIDNAPPING",
        IncidentKind.PropertyDestruction => "ROBBERY",
        IncidentKind.Attack or IncidentKind.ArmedClash or IncidentKind.AirStrike or IncidentKind.Shelling or IncidentKind.MobViolence
            or IncidentKind.SexualViolence or IncidentKind.ChemicalWeapon => "ATTACK",
        _ => null,
    };

    private MucTemplate Template(MucItem item, IncidentObservation incident)
    {
        var type = TypeOf(incident.Kind)!;
        var slots = MucSlots.All.ToDictionary(s => s.Name, _ => new List<MucFill>(), StringComparer.Ordinal);
        slots[MucSlots.Type].Add(MucFill.Of(type));
        slots[MucSlots.Stage].Add(MucFill.Of(incident.Modality is Modality.Planned ? "THREATENED" : "ACCOMPLISHED"));
        if (DayOf(item, incident) is { } day)
        {
            slots[MucSlots.Date].Add(MucFill.Of(day));
        }

        if (incident.Places is [var place, ..] && place.Country is { } code && facts.Actors.NameOf(code) is { } country)
        {
            ImmutableArray<string> path = [country.ToUpperInvariant()];
            slots[MucSlots.Location].Add(MucFill.Of(new MucLocation(
                place.Precision == PlacePrecision.Region ? path : path.Add(place.Name.ToUpperInvariant() + " (CITY)"))));
        }

        foreach (var doer in incident.Perpetrators)
        {
            var isOrganisation = facts.Actors.Resolve(doer) is not null;
            slots[isOrganisation ? MucSlots.Organisation : MucSlots.Individual].Add(MucFill.Of(doer));
            if (isOrganisation)
            {
                slots[MucSlots.Confidence].Add(MucFill.Of(incident.Modality == Modality.Alleged ? "SUSPECTED OR ACCUSED" : "REPORTED AS FACT", doer));
            }
        }

        if (incident.Perpetrators.Length > 0)
        {
            slots[MucSlots.Category].Add(MucFill.Of(incident.Perpetrators.Any(d => facts.Actors.Resolve(d) is { Kind: ActorKind.Country })
                ? "STATE-SPONSORED VIOLENCE" : "TERRORIST ACT"));
        }

        foreach (var weapon in type == "KIDNAPPING" ? [] : incident.Weapons)
        {
            slots[MucSlots.Instrument].Add(MucFill.Of(weapon));
            if (s_instruments.TryGetValue(weapon, out var instrument))
            {
                slots[MucSlots.InstrumentType].Add(MucFill.Of(instrument, weapon));
            }
        }

        foreach (var damage in type == "KIDNAPPING" ? [] : incident.Damage)
        {
            slots[MucSlots.Target].Add(MucFill.Of(damage.Object));
            slots[MucSlots.TargetNumber].Add(MucFill.Of(MucNumbers.Of(damage.Count) ?? MucNumbers.One, damage.Object));
            slots[MucSlots.TargetEffect].Add(MucFill.Of(damage.Outcome == DamageOutcome.Destroyed ? "DESTROYED" : "SOME DAMAGE", damage.Object));
        }

        foreach (var target in incident.Targets)
        {
            var isPerson = facts.Coreference.IsPersonNoun(target.Split(' ')[^1].ToLowerInvariant());
            if (isPerson)
            {
                slots[MucSlots.Description].Add(MucFill.Of(target));
                slots[MucSlots.VictimType].Add(MucFill.Of("CIVILIAN", target));
            }
            else if (type != "KIDNAPPING")
            {
                slots[MucSlots.Target].Add(MucFill.Of(target));
                slots[MucSlots.TargetNumber].Add(MucFill.Of(MucNumbers.One, target));
            }
        }

        foreach (var figure in incident.Figures)
        {
            slots[MucSlots.Description].Add(MucFill.Of(figure.Text));
            slots[MucSlots.VictimType].Add(MucFill.Of(
                figure.Victims switch { VictimClass.Soldiers => "ACTIVE MILITARY", VictimClass.Police => "LAW ENFORCEMENT", VictimClass.Officials => "GOVERNMENT OFFICIAL", _ => "CIVILIAN" }, figure.Text));
            slots[MucSlots.VictimNumber].Add(MucFill.Of(MucNumbers.Of(figure.Count) ?? MucNumbers.Plural, figure.Text));
            if (figure.Harm is Harm.Killed or Harm.Injured)
            {
                slots[MucSlots.VictimEffect].Add(MucFill.Of(figure.Harm == Harm.Killed ? "DEATH" : "INJURY", figure.Text));
            }
        }

        return new MucTemplate(slots.ToDictionary(s => s.Key, s => s.Value.DistinctBy(f => (f.Value, f.Refs.FirstOrDefault())).ToImmutableArray(), StringComparer.Ordinal));
    }

    private static MucDate? DayOf(MucItem item, IncidentObservation incident) => incident.Time is { Start: { } start, End: { } end }
        ? new MucDate(Iso(start), Iso(end))
        : item.Day is { } dateline ? new MucDate(null, dateline) : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
