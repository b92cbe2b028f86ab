using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Recount.Core.Json;

namespace Recount.Web.Api;

/// <summary>How the API writes JSON, and the OpenAPI 3.1 document that describes it.</summary>
internal static class ApiSettings
{
    /// <summary>As the native form: nothing escaped that JSON lets stand, nulls left out. Never embedded in a page.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private const string Problem = "application/problem+json";

    public static void AddRecountOpenApi(this IServiceCollection services)
    {
        // A number is a number, never a string of digits: so it is described too.
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Recount", Version = "v1",
                    Description = "The record of a ledger, read-only. Words are the codebook's; offsets are Unicode code points into a document's text.",
                };
                // The host answers under whatever loopback name it is asked by.
                document.Servers = [new OpenApiServer { Url = "/" }];
                AddNativeSchemas(document);
                return Task.CompletedTask;
            });
        });
    }

    public static RouteHandlerBuilder TakesAsOf(this RouteHandlerBuilder route) => route.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = Http.Request.AsOf, In = ParameterLocation.Query,
            Description = "A day or ISO 8601 time: only versions published or modified by then.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        return Task.CompletedTask;
    });

    public static RouteHandlerBuilder MayBeMissing(this RouteHandlerBuilder route) =>
        route.ProducesProblem(StatusCodes.Status404NotFound, Problem);

    public static RouteHandlerBuilder MayBeRefused(this RouteHandlerBuilder route) =>
        route.ProducesProblem(StatusCodes.Status400BadRequest, Problem).ProducesProblem(StatusCodes.Status404NotFound, Problem);

    /// <summary>A page of records: <c>items</c> in the native form of their family.</summary>
    public static RouteHandlerBuilder ProducesRecords(this RouteHandlerBuilder route, string family) =>
        route.Answers(document => new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { "items", "total" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["items"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array, Items = new OpenApiSchemaReference(ComponentOf(family), document),
                },
                ["total"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "Rows on all pages." },
                ["next"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String | JsonSchemaType.Null,
                    Description = "The cursor of the next page, to be given as 'after'; absent or null on the last.",
                },
            },
        });

    /// <param name="route">The route.</param>
    /// <param name="component">A schema of the house's published JSON forms.</param>
    public static RouteHandlerBuilder ProducesNative(this RouteHandlerBuilder route, string component) =>
        route.Answers(document => new OpenApiSchemaReference(component, document));

    private static RouteHandlerBuilder Answers(this RouteHandlerBuilder route, Func<OpenApiDocument?, IOpenApiSchema> schema) =>
        route.AddOpenApiOperationTransformer((operation, context, _) =>
        {
            operation.Responses ??= [];
            operation.Responses["200"] = new OpenApiResponse
            {
                Description = "OK",
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/json"] = new() { Schema = schema(context.Document) },
                },
            };
            return Task.CompletedTask;
        });

    private static string ComponentOf(string family) => family switch
    {
        "incidents" => "IncidentRecord",
        "talks" => "TalksRecord",
        "statements" => "StatementRecord",
        "positions" => "PositionHistory",
        _ => "CommitmentRecord",
    };

    /// <summary>The published JSON schemas as components: the API has no second description of a record.</summary>
    private static void AddNativeSchemas(OpenApiDocument document)
    {
        var record = Inlined(JsonSchemas.All["record.schema.json"]);
        foreach (var family in RecordApi.Families)
        {
            document.AddComponent(ComponentOf(family), Schema(record["properties"]![family]!["items"]!, document));
        }

        document.AddComponent("Record", Schema(record, document));
        document.AddComponent("Document", Schema(Inlined(JsonSchemas.All["document.schema.json"]), document));
        document.AddComponent("Observations", Schema(Inlined(JsonSchemas.All["observations.schema.json"]), document));
        document.AddComponent("AnyRecord", new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { "family", "record" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["family"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["story"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
                ["record"] = new OpenApiSchema
                {
                    AnyOf = [.. RecordApi.Families.Select(f => new OpenApiSchemaReference(ComponentOf(f), document))],
                },
            },
        });
    }

    private static OpenApiSchema Schema(JsonNode json, OpenApiDocument document) =>
        new OpenApiJsonReader().ReadFragment<OpenApiSchema>(json.DeepClone(), OpenApiSpecVersion.OpenApi3_1, document, out _)
            ?? throw new InvalidOperationException("a published schema can't be read as OpenAPI");

    /// <summary>A schema whose pointers into itself are replaced by what they point at: it stands alone as a component.</summary>
    private static JsonNode Inlined(string schema)
    {
        var root = JsonNode.Parse(schema)!;
        return Walk(root, root)!;

        static JsonNode? Walk(JsonNode? node, JsonNode root) => node switch
        {
            JsonObject o when o["$ref"]?.GetValue<string>() is { } pointer => Walk(At(root, pointer), root),
            JsonObject o => new JsonObject(o.Where(p => p.Key != "$schema").Select(p => KeyValuePair.Create(p.Key, Walk(p.Value, root)))),
            JsonArray a => new JsonArray([.. a.Select(i => Walk(i, root))]),
            _ => node?.DeepClone(),
        };

        static JsonNode? At(JsonNode root, string pointer) => pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate<string, JsonNode?>(root, (at, key) => at is JsonArray a
                ? a[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)]
                : at?[key.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]);
    }
}
