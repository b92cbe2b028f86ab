using System.Text.Json.Nodes;

namespace Recount.Evaluation.Tests.Own;

/// <summary>Predictions made from gold by seeded damage, so that every path of the scorers is met.</summary>
internal sealed class Perturbation(int seed, double harm)
{
    private static readonly string[] s_families = ["incidents", "statements", "talks", "positions", "commitments"];
    private static readonly string[] s_words =
        ["Russia", "Zelenskiy", "Ukrainian officials", "air/drone strike", "state", "ceasefire", "2025-06-03", "Kharkiv region"];

    // Not the tests' subject: any generator will do that gives the same on each run.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    public JsonObject Of(JsonObject gold)
    {
        var predicted = new JsonObject { ["schema"] = "recount-observations/1" };
        foreach (var family in s_families)
        {
            var items = new List<JsonObject>();
            foreach (var item in gold[family]?.AsArray() ?? [])
            {
                if (!Chance(0.5))
                {
                    items.Add(Item(item!.AsObject()));
                }

                if (Chance(0.3))
                {
                    items.Add(Item(item!.AsObject()));
                }
            }

            predicted[family] = new JsonArray([.. items.OrderBy(_ => Chance(1) ? _random.Next() : 0)]);
        }

        return predicted;
    }

    private bool Chance(double share) => _random.NextDouble() < share * harm;

    private JsonObject Item(JsonObject gold)
    {
        var item = new JsonObject();
        foreach (var (key, value) in gold)
        {
            if (key is not "evidence" && !Chance(0.15) && Value(value, key) is { } kept)
            {
                item[key] = kept;
            }
        }

        item["evidence"] = new JsonArray([.. gold["evidence"]!.AsArray().Where(_ => !Chance(0.2)).Select(Evidence)]);
        if (!Chance(0.1))
        {
            item["provenance"] = new JsonObject { ["rule"] = "test.v1", ["score"] = _random.Next(1001) };
        }

        return item;
    }

    private JsonNode Evidence(JsonNode? gold)
    {
        var quote = gold is JsonObject o ? (string)o["quote"]! : (string)gold!;
        if (Chance(0.2))
        {
            quote = quote[..(1 + _random.Next(quote.Length))];
        }

        if (Chance(0.1))
        {
            quote = quote.Replace(" the ", " no ", StringComparison.Ordinal) + " Indeed.";
        }

        return Chance(0.3) ? quote : new JsonObject { ["start"] = 0, ["end"] = quote.Length, ["quote"] = quote };
    }

    /// <summary>A copy without choices (one is made) and without what gold leaves free; null drops it.</summary>
    private JsonNode? Value(JsonNode? gold, string key)
    {
        switch (gold)
        {
            case JsonObject free when free.ContainsKey("free"):
                return Chance(0.5) ? Unscored(key) : null;
            case JsonObject choice when choice["any"] is JsonArray any:
                return Value(any[_random.Next(any.Count)], key);
            case JsonObject o:
                return new JsonObject(o.Where(_ => !Chance(0.1))
                    .Select(p => KeyValuePair.Create(p.Key, Value(p.Value, p.Key))).Where(p => p.Value is not null));
            case JsonArray list:
                var kept = list.Where(_ => !Chance(0.15)).Select(v => Value(v, "")).Where(v => v is not null).ToList();
                if (kept.Count > 0 && Chance(0.15))
                {
                    kept.Add(kept[0]!.DeepClone());
                }

                return new JsonArray([.. kept]);
            case JsonValue value when value.TryGetValue<string>(out var text):
                return Chance(0.15) ? s_words[_random.Next(s_words.Length)]
                    : Chance(0.15) ? text[..(1 + _random.Next(text.Length))]
                    : Chance(0.1) ? "" : text;
            case JsonValue value when value.TryGetValue<long>(out var number):
                return Chance(0.2) ? number + 1 : number;
            default:
                return gold?.DeepClone();
        }
    }

    /// <summary>Something of the right shape where gold doesn't score what stands there.</summary>
    private JsonNode Unscored(string key)
    {
        var word = s_words[_random.Next(s_words.Length)];
        var thing = new JsonObject { ["harm"] = "killed", ["victims"] = "people", ["min"] = 3, ["start"] = "2025-06-03" };
        return key switch
        {
            "figures" or "damage" => new JsonArray(thing),
            "time" or "date" or "due" or "quantity" or "deadline" => thing,
            "perpetrators" or "weapons" or "origins" or "parties" or "places" => new JsonArray(word),
            "delegates" => new JsonArray(new JsonObject { ["name"] = word }),
            _ => word,
        };
    }
#pragma warning restore CA5394
}
