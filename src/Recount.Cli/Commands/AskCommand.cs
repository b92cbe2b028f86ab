using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Recount.Cli.Terminal;
using Recount.Core;
using Recount.Engine;
using Recount.Engine.Records;
using Recount.Publishing;
using Recount.Publishing.Answers;

namespace Recount.Cli.Commands;

internal static class AskCommand
{
    private const string About = """
        Answers a question from the merged record, each line with its sentences; says so where the ledger holds nothing.

        A refusal is an answer too: the exit code is 0. In JSON it has "refused": true and no lines.

        Examples:
          recount ask "How many people were killed in Sumy on 3 June?"
          recount ask "What did Ukraine and Russia propose at the June 2 talks?" --ledger sqlite:june.sqlite
          recount ask "What falls due?" --as-of 2025-06-10 --json
        """;

    public static Command Make(Host host)
    {
        var question = new Argument<string[]>("QUESTION")
        {
            Description = "The question, in English; quoted, or as words.", Arity = ArgumentArity.OneOrMore,
        };
        var (ledger, asOf) = (Options.Ledger(), Options.AsOf());
        var json = new Option<bool>("--json") { Description = "The answer as one JSON object." };
        var command = new Command("ask", About) { question, ledger, asOf, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var text = string.Join(' ', parsed.GetRequiredValue(question)).Trim();
            if (text.Length == 0)
            {
                throw new UsageException(DiagnosticCatalogue.BadUsage.At("recount ask", "the question is empty"));
            }

            var time = Options.Time(parsed.GetValue(asOf), asOf.Name);
            var records = await LedgerCommand.RecordsAsync(parsed.GetRequiredValue(ledger), time, host, cancellation)
                .ConfigureAwait(false);
            var answer = AnswererOf(records, host.LoadPipeline())(text);
            host.Write(parsed.GetValue(json) ? Json(answer, records) : Text(answer));
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Questions are read by what the pipeline knows, and by words of their own from the program's folder.</summary>
    public static Func<RecordBook, Func<string, Answer>> Answers(Pipeline pipeline)
    {
        var words = QuestionWords.Load(AppContext.BaseDirectory);
        return book => new Answerer(book, pipeline.Facts, words).Answer;
    }

    public static Func<string, Answer> AnswererOf(LedgerRecords records, Pipeline pipeline) =>
        Answers(pipeline)(new RecordBook(records.Records, records.Documents));

    private static string Text(Answer answer)
    {
        var text = new StringBuilder();
        var number = 0;
        foreach (var line in answer.Lines)
        {
            text.Append(Plain.Of(line.Text)).Append('\n');
            foreach (var citation in line.Citations)
            {
                var day = citation.Document.Published is { } published ? ", " + published.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
                text.Append(CultureInfo.InvariantCulture, $"  [{++number}] {Plain.Of(Outlet(citation.Document))}{day}: “{Plain.Of(citation.Evidence.Quote)}”\n");
            }
        }

        foreach (var missing in answer.Missing)
        {
            text.Append(Plain.Of(missing)).Append('\n');
        }

        return text.ToString();
    }

    private static string Outlet(DocumentHeader document) => document.Outlet ?? document.Source ?? document.Id.Value;

    // Offsets are code points, as everywhere in JSON.
    private static string Json(Answer answer, LedgerRecords records)
    {
        var maps = records.Documents.ToDictionary(d => d.Document.Version, d => new CodePointMap(d.Document.Text));
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions
        {
            Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            json.WriteStartObject();
            json.WriteString("question", answer.Question);
            json.WriteBoolean("refused", answer.IsRefused);
            json.WriteStartArray("lines");
            foreach (var line in answer.Lines)
            {
                json.WriteStartObject();
                json.WriteString("text", line.Text);
                json.WriteStartArray("citations");
                foreach (var citation in line.Citations)
                {
                    Write(json, citation, maps[citation.Document.Version]);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("missing");
            foreach (var missing in answer.Missing)
            {
                json.WriteStringValue(missing);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Citation citation, CodePointMap map)
    {
        json.WriteStartObject();
        json.WriteStartObject("document");
        json.WriteString("id", citation.Document.Id.Value);
        json.WriteString("source", citation.Document.Source);
        json.WriteString("outlet", citation.Document.Outlet);
        json.WriteString("published", citation.Document.Published?.ToString());
        json.WriteEndObject();
        json.WriteNumber("start", map.ToCodePoint(citation.Evidence.Span.Start));
        json.WriteNumber("end", map.ToCodePoint(citation.Evidence.Span.End));
        json.WriteString("quote", citation.Evidence.Quote);
        json.WriteEndObject();
    }
}
