using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Recount.Evaluation;

internal enum MucSlotKind
{
    /// <summary>Words of the text.</summary>
    Text,

    /// <summary>A word of a closed list.</summary>
    Set,
    Date,
    Location,
    Number,
}

/// <summary>A slot of a MUC-4 template.</summary>
/// <param name="Name">The key files' word for it.</param>
/// <param name="Kind">How its fills are compared.</param>
/// <param name="RefersTo">The slots that a fill's cross reference stands in.</param>
internal sealed record MucSlot(string Name, MucSlotKind Kind, ImmutableArray<string> RefersTo);

/// <summary>Slots 2 to 24 of MUC-4 and the lists of their words (template-doc-part1 of the release, 3/4/92).</summary>
internal static class MucSlots
{
    public const string Date = "incident_date";
    public const string Location = "incident_location";
    public const string Type = "incident_type";
    public const string Stage = "incident_stage";
    public const string Instrument = "instrument_id";
    public const string InstrumentType = "instrument_type";
    public const string Category = "perp_category";
    public const string Individual = "perp_individual";
    public const string Organisation = "perp_organization";
    public const string Confidence = "perp_org_confidence";
    public const string Target = "phys_id";
    public const string TargetType = "phys_type";
    public const string TargetNumber = "phys_number";
    public const string TargetNation = "phys_nation";
    public const string TargetEffect = "phys_effect";
    public const string TargetTotal = "phys_total";
    public const string Victim = "hum_name";
    public const string Description = "hum_description";
    public const string VictimType = "hum_type";
    public const string VictimNumber = "hum_number";
    public const string VictimNation = "hum_nation";
    public const string VictimEffect = "hum_effect";
    public const string VictimTotal = "hum_total";

    public static readonly ImmutableArray<MucSlot> All =
    [
        new(Date, MucSlotKind.Date, []),
        new(Location, MucSlotKind.Location, []),
        new(Type, MucSlotKind.Set, []),
        new(Stage, MucSlotKind.Set, []),
        new(Instrument, MucSlotKind.Text, []),
        new(InstrumentType, MucSlotKind.Set, [Instrument]),
        new(Category, MucSlotKind.Set, []),
        new(Individual, MucSlotKind.Text, []),
        new(Organisation, MucSlotKind.Text, []),
        new(Confidence, MucSlotKind.Set, [Organisation]),
        new(Target, MucSlotKind.Text, []),
        new(TargetType, MucSlotKind.Set, [Target]),
        new(TargetNumber, MucSlotKind.Number, [Target]),
        new(TargetNation, MucSlotKind.Set, [Target]),
        new(TargetEffect, MucSlotKind.Set, [Target]),
        new(TargetTotal, MucSlotKind.Number, []),
        new(Victim, MucSlotKind.Text, []),
        new(Description, MucSlotKind.Text, []),
        new(VictimType, MucSlotKind.Set, [Victim, Description]),
        new(VictimNumber, MucSlotKind.Number, [Victim, Description]),
        new(VictimNation, MucSlotKind.Set, [Victim, Description]),
        new(VictimEffect, MucSlotKind.Set, [Victim, Description]),
        new(VictimTotal, MucSlotKind.Number, []),
    ];

    /// <summary>Two templates may be paired only where one of these agrees at least in part.</summary>
    public static readonly ImmutableArray<MucSlot> Anchors =
        [.. All.Where(s => s.Name is Individual or Organisation or Target or TargetType or Victim or Description or VictimType)];

    private static readonly FrozenDictionary<string, string> s_parents = new[]
    {
        ("ATTACK", "ARSON BOMBING KIDNAPPING HIJACKING ROBBERY FORCED_WORK_STOPPAGE"),
        ("GUN", "MACHINE_GUN MORTAR HANDGUN RIFLE"),
        ("EXPLOSIVE", "BOMB GRENADE MOLOTOV_COCKTAIL"),
        ("BOMB", "VEHICLE_BOMB DYNAMITE MINE AERIAL_BOMB"),
        ("PROJECTILE", "MISSILE ROCKET"),
        ("SUSPECTED OR ACCUSED", "SUSPECTED_OR_ACCUSED_BY_AUTHORITIES"),
        ("POLITICAL FIGURE OFFICE OR RESIDENCE", "GOVERNMENT_OFFICE_OR_RESIDENCE"),
        ("DESTROYED", "SOME_DAMAGE"),
        ("POLITICAL FIGURE", "GOVERNMENT_OFFICIAL"),
        ("GOVERNMENT OFFICIAL", "FORMER_GOVERNMENT_OFFICIAL"),
        ("ACTIVE MILITARY", "FORMER_ACTIVE_MILITARY"),
        ("NO INJURY", "NO_DEATH"),
        ("NO DEATH", "NO_INJURY_OR_DEATH"),
    }.SelectMany(p => p.Item2.Split(' ').Select(child => (Child: child.Replace('_', ' '), Parent: p.Item1)))
        .ToFrozenDictionary(p => p.Child, p => p.Parent, StringComparer.Ordinal);

    /// <summary>Whether one word of a list stands above another: "GUN" above "RIFLE".</summary>
    public static bool IsAbove(string ancestor, string value)
    {
        for (var at = value; s_parents.TryGetValue(at, out var parent); at = parent)
        {
            if (parent == ancestor)
            {
                return true;
            }
        }

        return false;
    }
}
