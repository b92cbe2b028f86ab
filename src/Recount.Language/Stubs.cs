#pragma warning disable
using System.Collections.Immutable;
using Recount.Core;
namespace Recount.Language;
public enum PlaceKind { Settlement, Division, Country, Region, Water, Site }
public sealed record PlaceMention(TextSpan Span, string Name, PlaceKind Kind, string? Country, Coordinate? Coordinate, PlacePrecision Precision);
public sealed record PlaceContext { public static PlaceContext Empty { get; } = new(); }
public sealed class PlaceFinder { public PlaceContext ContextOf(string t) => PlaceContext.Empty; public ImmutableArray<PlaceMention> Find(string t, TextSpan s, PlaceContext c) => []; }
public sealed record ActorMatch(string Name, ActorKind Kind, string? Country);
public sealed record ActorMention(TextSpan Span, ActorMatch Match);
public sealed class ActorCatalogue {
  private readonly Dictionary<string,ActorMatch> _d = new(StringComparer.OrdinalIgnoreCase);
  private readonly System.Text.RegularExpressions.Regex _rx;
  public ActorCatalogue(string folder) {
    foreach (var (f,k) in new[]{("countries",ActorKind.Country),("groups",ActorKind.Group),("organisations",ActorKind.Organisation)}) {
      foreach (var e in Lexicon.Load(Path.Combine(folder,"actors",f+".yaml")).Entries) { var name = k==ActorKind.Country? e.Value[3..]: e.Value; foreach (var w in e.Words) _d[w]=new ActorMatch(name,k,k==ActorKind.Country?e.Value[..2]:null); } }
    _rx = new("\\b(?:"+string.Join("|",_d.Keys.OrderByDescending(x=>x.Length).Select(System.Text.RegularExpressions.Regex.Escape))+")\\b"); }
  static string Strip(string p){ p=p.Trim(); foreach (var a in new[]{"the ","The ","a "}) if (p.StartsWith(a,StringComparison.Ordinal)) p=p[a.Length..]; foreach (var s in new[]{"’s","'s","’","'"}) if (p.EndsWith(s,StringComparison.Ordinal)) p=p[..^s.Length]; return p; }
  public ActorMatch? Resolve(string phrase) => _d.GetValueOrDefault(Strip(phrase));
  public string? StateOf(string phrase) { foreach (System.Text.RegularExpressions.Match m in _rx.Matches(phrase)) if (_d[m.Value].Kind!=ActorKind.Organisation) return _d[m.Value].Name; return null; }
  public string? CodeOf(string c) => _d.GetValueOrDefault(c)?.Country;
  public ImmutableArray<ActorMention> Find(string t, TextSpan s) => [.. _rx.Matches(s.Slice(t)).Select(m=>new ActorMention(new TextSpan(s.Start+m.Index,s.Start+m.Index+m.Length),_d[m.Value]))]; }
public sealed class LanguageFacts { public QuantityFinder Quantities; public TimeFinder Times; public PlaceFinder Places=new(); public ActorCatalogue Actors;
  public static LanguageFacts Load(string b){ var l=Path.Combine(b,"lexicons"); var n=NumberLexicon.Load(l); return new LanguageFacts{Quantities=new QuantityFinder(n),Times=new TimeFinder(TimeLexicon.Load(l),n),Actors=new ActorCatalogue(l)}; } }
