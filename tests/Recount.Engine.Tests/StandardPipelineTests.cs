using System.Text;
using Recount.Core;
using Recount.Engine.Stages;

namespace Recount.Engine.Tests;

public sealed class StandardPipelineTests
{
    private static readonly Lazy<Pipeline> s_pipeline = new(() => StandardPipeline.Load(AppContext.BaseDirectory));

    [Fact]
    public void The_same_bytes_give_the_same_observations()
    {
        var bytes = Encoding.UTF8.GetBytes("Raid kills three\n\nAn air raid killed three people in Bukavu on Sunday, the army said. Two soldiers were wounded.");
        var facts = new SourceFacts("a.txt", PublicationTime.Parse("2025-03-04"));

        var first = s_pipeline.Value.Reader.Read(bytes, facts).Document!;
        var second = s_pipeline.Value.Reader.Read(bytes, facts).Document!;

        second.Version.ShouldBe(first.Version);
        s_pipeline.Value.Extractor.Extract(second).All().Select(o => o.Id)
            .ShouldBe(s_pipeline.Value.Extractor.Extract(first).All().Select(o => o.Id));
        s_pipeline.Value.Extractor.Extract(first).Incidents.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_stage_has_an_id_of_its_own_and_a_version()
    {
        s_pipeline.Value.Stages.Select(s => s.Id).ShouldBeUnique();
        s_pipeline.Value.Stages.ShouldAllBe(s => s.Version.Length > 0);
    }

    [Fact]
    public void A_folder_without_models_is_told_with_its_code()
    {
        var folder = Directory.CreateTempSubdirectory("recount-engine").FullName;
        try
        {
            Should.Throw<DiagnosticException>(() => StandardPipeline.Load(folder)).Diagnostic.Kind.Code.ShouldBe("RC5001");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
