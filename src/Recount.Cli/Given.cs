using System.CommandLine;
using Recount.Core;
using Recount.Engine;
using Recount.Reading;

namespace Recount.Cli;

/// <summary>What the caller says of sources that don't say it themselves.</summary>
/// <param name="Published">--published.</param>
/// <param name="Fetched">--fetched.</param>
/// <param name="Fields">--map.</param>
internal sealed record Given(PublicationTime? Published, PublicationTime? Fetched, FieldMap? Fields)
{
    /// <exception cref="UsageException">RC1006 or RC4001.</exception>
    public static Given Of(ParseResult parsed, Option<string?> published, Option<string?> fetched, Option<string?> map) => new(
        Options.Time(parsed.GetValue(published), published.Name), Options.Time(parsed.GetValue(fetched), fetched.Name), Options.Fields(parsed.GetValue(map)));

    public Intake Intake(Pipeline pipeline) => new(pipeline, new IntakeLimits(), Fields, Fetched);
}
