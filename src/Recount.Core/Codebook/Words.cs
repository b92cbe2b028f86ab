using System.Text.Json.Serialization;

namespace Recount.Core;

// The closed word lists of docs/codebook.md. The member's JSON name is the codebook's word; a test holds the two equal.

/// <summary>ACLED sub-event types, as the codebook lists them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IncidentKind>))]
public enum IncidentKind
{
    [JsonStringEnumMemberName("shelling/artillery/missile attack")] Shelling,
    [JsonStringEnumMemberName("air/drone strike")] AirStrike,
    [JsonStringEnumMemberName("armed clash")] ArmedClash,
    [JsonStringEnumMemberName("attack")] Attack,
    [JsonStringEnumMemberName("remote explosive/landmine/ied")] RemoteExplosive,
    [JsonStringEnumMemberName("suicide bomb")] SuicideBomb,
    [JsonStringEnumMemberName("grenade")] Grenade,
    [JsonStringEnumMemberName("chemical weapon")] ChemicalWeapon,
    [JsonStringEnumMemberName("abduction/forced disappearance")] Abduction,
    [JsonStringEnumMemberName("sexual violence")] SexualViolence,
    [JsonStringEnumMemberName("arrests")] Arrests,
    [JsonStringEnumMemberName("looting/property destruction")] PropertyDestruction,
    [JsonStringEnumMemberName("disrupted weapons use")] DisruptedWeaponsUse,
    [JsonStringEnumMemberName("territory taken")] TerritoryTaken,
    [JsonStringEnumMemberName("protest")] Protest,
    [JsonStringEnumMemberName("mob violence")] MobViolence,
    [JsonStringEnumMemberName("other")] Other,
}

/// <summary>What was done to people.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Harm>))]
public enum Harm
{
    [JsonStringEnumMemberName("killed")] Killed,
    [JsonStringEnumMemberName("injured")] Injured,
    [JsonStringEnumMemberName("missing")] Missing,
    [JsonStringEnumMemberName("captured")] Captured,
    [JsonStringEnumMemberName("abducted")] Abducted,
    [JsonStringEnumMemberName("assaulted")] Assaulted,
    [JsonStringEnumMemberName("displaced")] Displaced,
    [JsonStringEnumMemberName("trapped")] Trapped,
    [JsonStringEnumMemberName("rescued")] Rescued,
}

/// <summary>The codebook's closed list of victims; <c>people</c> where the text doesn't say or names another class.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VictimClass>))]
public enum VictimClass
{
    [JsonStringEnumMemberName("people")] People,
    [JsonStringEnumMemberName("civilians")] Civilians,
    [JsonStringEnumMemberName("children")] Children,
    [JsonStringEnumMemberName("women")] Women,
    [JsonStringEnumMemberName("men")] Men,
    [JsonStringEnumMemberName("soldiers")] Soldiers,
    [JsonStringEnumMemberName("fighters")] Fighters,
    [JsonStringEnumMemberName("police")] Police,
    [JsonStringEnumMemberName("rescuers")] Rescuers,
    [JsonStringEnumMemberName("aid workers")] AidWorkers,
    [JsonStringEnumMemberName("journalists")] Journalists,
    [JsonStringEnumMemberName("officials")] Officials,
}

/// <summary>What became of a damaged thing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DamageOutcome>))]
public enum DamageOutcome
{
    [JsonStringEnumMemberName("destroyed")] Destroyed,
    [JsonStringEnumMemberName("damaged")] Damaged,
    [JsonStringEnumMemberName("destroyed or damaged")] DestroyedOrDamaged,
    [JsonStringEnumMemberName("hit")] Hit,
}

/// <summary>Whether the document tells an act as fact.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Modality>))]
public enum Modality
{
    [JsonStringEnumMemberName("asserted")] Asserted,
    [JsonStringEnumMemberName("alleged")] Alleged,
    [JsonStringEnumMemberName("denied")] Denied,
    [JsonStringEnumMemberName("possible")] Possible,
    [JsonStringEnumMemberName("planned")] Planned,
}

/// <summary>PLOVER-like acts of speech.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StatementAct>))]
public enum StatementAct
{
    [JsonStringEnumMemberName("state")] State,
    [JsonStringEnumMemberName("accuse")] Accuse,
    [JsonStringEnumMemberName("deny")] Deny,
    [JsonStringEnumMemberName("condemn")] Condemn,
    [JsonStringEnumMemberName("praise")] Praise,
    [JsonStringEnumMemberName("demand")] Demand,
    [JsonStringEnumMemberName("propose")] Propose,
    [JsonStringEnumMemberName("promise")] Promise,
    [JsonStringEnumMemberName("threaten")] Threaten,
    [JsonStringEnumMemberName("reject")] Reject,
    [JsonStringEnumMemberName("accept")] Accept,
    [JsonStringEnumMemberName("expect")] Expect,
}

[JsonConverter(typeof(JsonStringEnumConverter<TalksStatus>))]
public enum TalksStatus
{
    [JsonStringEnumMemberName("held")] Held,
    [JsonStringEnumMemberName("planned")] Planned,
    [JsonStringEnumMemberName("proposed")] Proposed,
    [JsonStringEnumMemberName("cancelled")] Cancelled,
}

/// <summary>What a side does with a term.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PositionAct>))]
public enum PositionAct
{
    [JsonStringEnumMemberName("propose")] Propose,
    [JsonStringEnumMemberName("demand")] Demand,
    [JsonStringEnumMemberName("offer")] Offer,
    [JsonStringEnumMemberName("reject")] Reject,
    [JsonStringEnumMemberName("accept")] Accept,
    [JsonStringEnumMemberName("rule out")] RuleOut,
    [JsonStringEnumMemberName("consider")] Consider,
}

/// <summary>PA-X's topics, as the codebook lists them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Issue>))]
public enum Issue
{
    [JsonStringEnumMemberName("ceasefire")] Ceasefire,
    [JsonStringEnumMemberName("truce to recover the dead")] TruceToRecoverTheDead,
    [JsonStringEnumMemberName("territory")] Territory,
    [JsonStringEnumMemberName("withdrawal")] Withdrawal,
    [JsonStringEnumMemberName("recognition")] Recognition,
    [JsonStringEnumMemberName("alliance membership")] AllianceMembership,
    [JsonStringEnumMemberName("military aid")] MilitaryAid,
    [JsonStringEnumMemberName("force size and mobilisation")] ForceSizeAndMobilisation,
    [JsonStringEnumMemberName("elections")] Elections,
    [JsonStringEnumMemberName("government")] Government,
    [JsonStringEnumMemberName("language and culture")] LanguageAndCulture,
    [JsonStringEnumMemberName("martial law")] MartialLaw,
    [JsonStringEnumMemberName("prisoners")] Prisoners,
    [JsonStringEnumMemberName("remains of the dead")] RemainsOfTheDead,
    [JsonStringEnumMemberName("children")] Children,
    [JsonStringEnumMemberName("hostages")] Hostages,
    [JsonStringEnumMemberName("humanitarian access")] HumanitarianAccess,
    [JsonStringEnumMemberName("security guarantees")] SecurityGuarantees,
    [JsonStringEnumMemberName("treaty and ratification")] TreatyAndRatification,
    [JsonStringEnumMemberName("further talks")] FurtherTalks,
    [JsonStringEnumMemberName("leaders' meeting")] LeadersMeeting,
    [JsonStringEnumMemberName("sanctions")] Sanctions,
    [JsonStringEnumMemberName("reparations and assets")] ReparationsAndAssets,
    [JsonStringEnumMemberName("nuclear")] Nuclear,
    [JsonStringEnumMemberName("disarmament")] Disarmament,
    [JsonStringEnumMemberName("displaced people")] DisplacedPeople,
    [JsonStringEnumMemberName("justice and amnesty")] JusticeAndAmnesty,
    [JsonStringEnumMemberName("monitoring")] Monitoring,
    [JsonStringEnumMemberName("transport links")] TransportLinks,
    [JsonStringEnumMemberName("constitution")] Constitution,
    [JsonStringEnumMemberName("demining")] Demining,
    [JsonStringEnumMemberName("other")] Other,
}

[JsonConverter(typeof(JsonStringEnumConverter<CommitmentAction>))]
public enum CommitmentAction
{
    [JsonStringEnumMemberName("exchange")] Exchange,
    [JsonStringEnumMemberName("transfer")] Transfer,
    [JsonStringEnumMemberName("return")] Return,
    [JsonStringEnumMemberName("release")] Release,
    [JsonStringEnumMemberName("meet")] Meet,
    [JsonStringEnumMemberName("review")] Review,
    [JsonStringEnumMemberName("establish")] Establish,
    [JsonStringEnumMemberName("withdraw")] Withdraw,
    [JsonStringEnumMemberName("cease")] Cease,
    [JsonStringEnumMemberName("pay")] Pay,
    [JsonStringEnumMemberName("deliver")] Deliver,
    [JsonStringEnumMemberName("other")] Other,
}

/// <summary>As one document tells it; the record's clock status is derived from these.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CommitmentStatus>))]
public enum CommitmentStatus
{
    [JsonStringEnumMemberName("agreed")] Agreed,
    [JsonStringEnumMemberName("under way")] UnderWay,
    [JsonStringEnumMemberName("done")] Done,
    [JsonStringEnumMemberName("postponed")] Postponed,
    [JsonStringEnumMemberName("broken")] Broken,
    [JsonStringEnumMemberName("disputed")] Disputed,
}

[JsonConverter(typeof(JsonStringEnumConverter<DocumentKind>))]
public enum DocumentKind
{
    [JsonStringEnumMemberName("article")] Article,
    [JsonStringEnumMemberName("live-blog")] LiveBlog,
    [JsonStringEnumMemberName("statement")] Statement,
}

/// <summary>What a date says of its document.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DateRole>))]
public enum DateRole
{
    [JsonStringEnumMemberName("published")] Published,
    [JsonStringEnumMemberName("modified")] Modified,

    /// <summary>A moment at which it was online already: of a fetch, or of a feed that carried it.</summary>
    [JsonStringEnumMemberName("first-seen")] FirstSeen,

    /// <summary>The likeliest of those printed for readers.</summary>
    [JsonStringEnumMemberName("printed")] Printed,

    /// <summary>A day in its address: "/2025/06/02/".</summary>
    [JsonStringEnumMemberName("address")] Address,
}

/// <summary>What part a run of text plays on its page.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BlockRole>))]
public enum BlockRole
{
    [JsonStringEnumMemberName("body")] Body,
    [JsonStringEnumMemberName("heading")] Heading,
    [JsonStringEnumMemberName("bullet")] Bullet,
    [JsonStringEnumMemberName("caption")] Caption,
    [JsonStringEnumMemberName("quote")] Quote,
}

[JsonConverter(typeof(JsonStringEnumConverter<FigureState>))]
public enum FigureState
{
    [JsonStringEnumMemberName("agreed")] Agreed,
    [JsonStringEnumMemberName("disputed")] Disputed,
    [JsonStringEnumMemberName("superseded")] Superseded,
}

/// <summary>Whether a person has looked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewState>))]
public enum ReviewState
{
    [JsonStringEnumMemberName("unreviewed")] Unreviewed,
    [JsonStringEnumMemberName("accepted")] Accepted,
    [JsonStringEnumMemberName("corrected")] Corrected,
    [JsonStringEnumMemberName("rejected")] Rejected,
}

/// <summary>A commitment's state as of a day.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClockStatus>))]
public enum ClockStatus
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("under way")] UnderWay,
    [JsonStringEnumMemberName("met")] Met,
    [JsonStringEnumMemberName("postponed")] Postponed,
    [JsonStringEnumMemberName("overdue")] Overdue,
    [JsonStringEnumMemberName("broken")] Broken,
    [JsonStringEnumMemberName("disputed")] Disputed,
}
