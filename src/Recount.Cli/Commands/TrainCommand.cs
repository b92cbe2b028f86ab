using System.Collections.Frozen;
using System.CommandLine;
using Recount.Core;
using Recount.Training;

namespace Recount.Cli.Commands;

/// <summary>What can be trained, by name.</summary>
internal static class TrainCommand
{
    private const string About = """
        Makes a model from openly licensed data; the same data gives the same bytes.

        Examples:
          recount train english ../shared/data --out models/english/english.bin
          recount train blocks ../shared/data
          recount train block-folds ../shared/data --out folds      for recount evaluate segments PATH --folds folds
          recount train confidence ../shared/corpus                 what an observation's score is made of
          recount train gazetteer PACKAGES --out data/gazetteer/places.bin
        """;

    /// <summary>Name to (default output, how).</summary>
    private static FrozenDictionary<string, (string Output, Action<string, string, IProgress<string>> Train)> Models(Host host) =>
        new Dictionary<string, (string, Action<string, string, IProgress<string>>)>(StringComparer.Ordinal)
        {
            ["block-folds"] = (".artifacts/block-folds", BlockTrainer.TrainFolds),
            ["blocks"] = ("models/reading/blocks.txt", BlockTrainer.Train),
            ["confidence"] = ("models/confidence/confidence.txt", (data, output, progress) => ConfidenceCorpus.Train(data, output, progress, host)),
            ["coref"] = ("models/coreference/coreference.bin", CoreferenceTrainer.Train),
            ["english"] = ("models/english/english.bin", EnglishTrainer.Train),
            ["vectors"] = ("models/english/vectors.bin", WordVectorTrainer.Train),
            ["gazetteer"] = ("data/gazetteer/places.bin", GazetteerCompiler.Train),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Command Make(Host host)
    {
        var models = Models(host);
        var name = new Argument<string>("NAME") { Description = "Which model: " + string.Join(", ", models.Keys.Order(StringComparer.Ordinal)) + "." };
        name.AcceptOnlyFromAmong([.. models.Keys]);
        var data = new Argument<string>("DATA") { Description = "The folder that holds the training data." };
        var output = new Option<string?>("--out") { Description = "The model file to write; for block-folds a folder.", HelpName = "FILE" };
        var command = new Command("train", About) { name, data, output };
        command.SetAction(parsed =>
        {
            var (standard, train) = models[parsed.GetRequiredValue(name)];
            var folder = parsed.GetRequiredValue(data);
            if (!Directory.Exists(folder))
            {
                throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(folder, "there is no such folder"));
            }

            var isQuiet = parsed.GetValue(Options.Quiet);
            try
            {
                train(folder, parsed.GetValue(output) ?? standard, new Lines(host.Error, isQuiet));
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(folder, e.GetType().Name), e);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private sealed class Lines(TextWriter error, bool isQuiet) : IProgress<string>
    {
        public void Report(string value)
        {
            if (!isQuiet)
            {
                error.WriteLine(value);
            }
        }
    }
}
