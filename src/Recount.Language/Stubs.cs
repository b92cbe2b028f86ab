#pragma warning disable CA1822
using System.Collections.Immutable;
using Recount.Core;
namespace Recount.Language;
public enum PlaceKind { Settlement, Division, Country, Region, Water, Site }
public sealed record PlaceMention(TextSpan Span, string Name, PlaceKind Kind, string? Country, Coordinate? Coordinate, PlacePrecision Precision);
public sealed record ActorMatch(string Name, ActorKind Kind, string? Country);
public sealed record ActorMention(TextSpan Span, ActorMatch Match);
public sealed class ActorCatalogue { public ActorMatch? Resolve(string phrase) => null; public string? StateOf(string phrase) => null; public string? CodeOf(string c) => null; public ImmutableArray<ActorMention> Find(string t, TextSpan s) => []; }
