using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Recount.Core;

[JsonConverter(typeof(JsonStringEnumConverter<ActorKind>))]
public enum ActorKind
{
    [JsonStringEnumMemberName("person")] Person,
    [JsonStringEnumMemberName("country")] Country,
    [JsonStringEnumMemberName("organisation")] Organisation,
    [JsonStringEnumMemberName("group")] Group,
}

/// <summary>One actor under its usual English name, with every other spelling met.</summary>
public sealed record Actor
{
    public required string Name { get; init; }

    public required ActorKind Kind { get; init; }

    /// <summary>ISO 3166-1 alpha-2 of a country, or of the state that a group mostly fights in; null where none is known.</summary>
    public string? Country { get; init; }

    /// <summary>Other spellings, in ordinal order, without <see cref="Name"/>.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];
}
