using YamlDotNet.RepresentationModel;

namespace Recount.Reading;

/// <summary>The files of lexicons/reading, embedded in this assembly.</summary>
internal static class Resources
{
    public static string Text(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream("reading/" + name)
            ?? throw new InvalidOperationException($"lexicon reading/{name} isn't embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static YamlMappingNode Yaml(string name)
    {
        var yaml = new YamlStream();
        using var reader = new StringReader(Text(name));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    public static string[] Words(this YamlNode node, string key) =>
        [.. ((YamlSequenceNode)node[key]).Children.Select(c => ((YamlScalarNode)c).Value ?? "")];

    public static string Word(this YamlNode node, string key) => ((YamlScalarNode)node[key]).Value ?? "";
}
