using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Recount.Language;

/// <summary>Reads a lexicon: YAML with camel-case keys; an unknown key is an error, so that a typing slip shows.</summary>
public static class LexiconYaml
{
    /// <exception cref="InvalidDataException">The file isn't valid YAML of the expected shape; names file and place.</exception>
    public static T Read<T>(string path)
    {
        try
        {
            using var reader = File.OpenText(path);
            return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
                .Deserialize<T>(reader) ?? throw new InvalidDataException($"lexicon {Path.GetFileName(path)} is empty");
        }
        catch (YamlDotNet.Core.YamlException e)
        {
            throw new InvalidDataException(
                $"lexicon {Path.GetFileName(path)}, {e.Start}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }
}
