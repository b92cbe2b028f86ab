using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Recount.Core;

namespace Recount.Cli.Tests.Architecture;

public sealed class HouseTests
{
    // Who may see whom: a room sees those that data flows through before it; only hosts see many.
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["Core"] = [],
        ["Reading"] = ["Core"],
        ["Language"] = ["Core"],
        ["Extraction"] = ["Core", "Language"],
        ["Reconciliation"] = ["Core"],
        ["Publishing"] = ["Core", "Language"],
        ["Ledger"] = ["Core"],
        ["Engine"] = ["Core", "Reading", "Language", "Extraction", "Reconciliation", "Ledger"],
        ["Web"] = ["Core", "Publishing", "Ledger", "Engine"],
        ["Training"] = ["Core", "Reading", "Language"],
        ["Evaluation"] = ["Core", "Reading", "Language", "Extraction", "Reconciliation", "Publishing"],
        ["Cli"] = ["Core", "Reading", "Language", "Extraction", "Reconciliation", "Publishing", "Ledger", "Engine", "Web", "Evaluation", "Training"],
    };

    public static TheoryData<string> Projects => [.. s_allowed.Keys];

    private static IEnumerable<Assembly> Assemblies() =>
        s_allowed.Keys.Select(p => Assembly.Load(p == "Cli" ? "recount" : "Recount." + p));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_the_rooms_it_may_see(string project)
    {
        var file = Path.Combine(Repository.Root, "src", $"Recount.{project}", $"Recount.{project}.csproj");
        var references = XDocument.Load(file).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))["Recount.".Length..]);

        references.ShouldBeSubsetOf(s_allowed[project]);
    }

    [Fact]
    public void Every_project_of_the_house_is_listed_with_its_edges()
    {
        var folders = Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(d => Path.GetFileName(d)["Recount.".Length..]);

        folders.ShouldBe(s_allowed.Keys, ignoreOrder: true);
    }

    [Fact]
    public void Public_records_are_immutable()
    {
        var settable = Assemblies().SelectMany(a => a.GetExportedTypes())
            .Where(t => t.GetMethod("<Clone>$") is not null || (t.IsValueType && !t.IsEnum))
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(p => p.SetMethod is { IsPublic: true } set
                && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(p => $"{p.DeclaringType!.FullName}.{p.Name}");

        settable.ShouldBeEmpty();
    }

    [Fact]
    public void No_static_field_can_change()
    {
        var mutable = Assemblies().SelectMany(a => a.GetTypes())
            .Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !t.FullName!.Contains('<', StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => !f.IsInitOnly && !f.IsLiteral && !f.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
                && !IsGenerated(f))
            .Select(f => $"{f.DeclaringType!.FullName}.{f.Name}");

        mutable.ShouldBeEmpty();
    }

    [Fact]
    public void Every_diagnostic_code_is_documented_and_no_other()
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "diagnostics.md"))
            .Where(l => l.StartsWith("| RC", StringComparison.Ordinal))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(c => c[1], c => (Title: c[2], Remedy: c[3], Retry: c[4]), StringComparer.Ordinal);

        page.Keys.ShouldBe(DiagnosticCatalogue.All.Keys, ignoreOrder: true);
        foreach (var (code, kind) in DiagnosticCatalogue.All)
        {
            page[code].ShouldBe((kind.Title, kind.Remedy, kind.CanRetryHelp ? "yes" : "no"));
        }
    }

    [Fact]
    public void The_published_schemas_are_those_of_the_types()
    {
        foreach (var (file, schema) in Recount.Core.Json.JsonSchemas.All)
        {
            File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", file)).ShouldBe(schema, file);
        }
    }

    // JsonSerializerContext's generated defaults cache themselves in static fields of the generator's making.
    private static bool IsGenerated(FieldInfo field) =>
        typeof(System.Text.Json.Serialization.JsonSerializerContext).IsAssignableFrom(field.DeclaringType);
}
