namespace Recount.Core;

/// <summary>A date of a document with how it was found.</summary>
/// <param name="Role">What it dates.</param>
/// <param name="Time">In the zone that it states.</param>
/// <param name="Found">Where: "json-ld", "meta article:published_time", "microdata", "time", "text", "address", "warc-date", "feed", "field", "caller" …</param>
/// <param name="IsZoneAssumed">Whether a time of day stands there without a zone, and is taken as UTC.</param>
public sealed record FoundDate(DateRole Role, PublicationTime Time, string Found, bool IsZoneAssumed = false);

/// <summary>The part of an outlet that a document stands in.</summary>
/// <param name="Name">As the page writes it; from an address, its words in lower case.</param>
/// <param name="Found">Where: "json-ld", "meta article:section", "microdata", "breadcrumbs", "field", "feed" or, least sure, "address".</param>
public sealed record Section(string Name, string Found);
