using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Recount.Core;

namespace Recount.Language;

/// <summary>A mention of an annotated document.</summary>
/// <param name="Sentence">Index of its sentence.</param>
/// <param name="First">Index of its first word, inclusive.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Chain">What all mentions of one thing share, within the document.</param>
/// <param name="Type">"person", "organization", "place", "time", "event", "object", "abstract" …</param>
public sealed record AnnotatedMention(int Sentence, int First, int End, string Chain, string Type);

/// <summary>A document of a coreference corpus: words and sentences as given, with the mentions of its annotators.</summary>
/// <param name="Id">Its <c># newdoc id</c>.</param>
/// <param name="Text">Put together from the words; each sentence's words stand in order with their blanks.</param>
/// <param name="Sentences">The spans of its words, a list a sentence.</param>
/// <param name="Speakers">Who speaks each sentence, where the corpus says so.</param>
/// <param name="Mentions">In order of their opening brackets.</param>
public sealed record AnnotatedDocument(
    string Id, string Text, ImmutableArray<ImmutableArray<TextSpan>> Sentences, ImmutableArray<string?> Speakers,
    ImmutableArray<AnnotatedMention> Mentions);

/// <summary>Reads CoNLL-U with GUM's <c>Entity=</c> brackets, plain or packed (.gz).</summary>
/// <remarks>Source of the format: gum/README.md of the data folder, and github.com/amir-zeldes/gum, "Entity".</remarks>
public static class CoreferenceFile
{
    /// <exception cref="FormatException">A bracket that closes nothing, or a line without ten columns; by number.</exception>
    public static IReadOnlyList<AnnotatedDocument> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using Stream file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        return Read(reader);
    }

    /// <inheritdoc cref="Read(string)"/>
    public static IReadOnlyList<AnnotatedDocument> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var documents = new List<AnnotatedDocument>();
        Builder? builder = null;
        for (var line = 1; reader.ReadLine() is { } row; line++)
        {
            if (row.StartsWith("# newdoc id = ", StringComparison.Ordinal))
            {
                if (builder is not null)
                {
                    documents.Add(builder.Build());
                }

                builder = new Builder(row[14..]);
            }
            else if (row.StartsWith("# speaker = ", StringComparison.Ordinal))
            {
                builder?.Speaker(row[12..]);
            }
            else if (row.Length == 0)
            {
                builder?.EndSentence();
            }
            else if (row[0] != '#')
            {
                (builder ??= new Builder("document")).Word(row.Split('\t'), line);
            }
        }

        if (builder is not null)
        {
            documents.Add(builder.Build());
        }

        return documents;
    }

    private sealed class Builder(string id)
    {
        private readonly StringBuilder _text = new();
        private readonly List<ImmutableArray<TextSpan>> _sentences = [];
        private readonly List<string?> _speakers = [];
        private readonly List<AnnotatedMention> _mentions = [];
        private readonly List<(AnnotatedMention Mention, int At)> _open = [];
        private readonly List<TextSpan> _words = [];
        private string? _speaker;
        private int _joinedUntil;
        private bool _hasSpaceAfterJoined = true;

        public void Speaker(string name) => _speaker = name;

        public void Word(string[] cells, int line)
        {
            if (cells.Length != 10)
            {
                throw new FormatException($"line {line} has {cells.Length} columns, not 10");
            }

            var hasSpace = !cells[9].Contains("SpaceAfter=No", StringComparison.Ordinal);
            if (cells[0].Contains('.', StringComparison.Ordinal))
            {
                return;
            }

            // "1-2 don't": its words follow with no blank between them.
            if (cells[0].Split('-') is [_, var last])
            {
                _joinedUntil = int.Parse(last, System.Globalization.CultureInfo.InvariantCulture);
                _hasSpaceAfterJoined = hasSpace;
                return;
            }

            var number = _words.Count + 1;
            hasSpace = number < _joinedUntil ? false : number == _joinedUntil ? _hasSpaceAfterJoined : hasSpace;
            var start = _text.Length;
            _text.Append(cells[1]);
            _words.Add(new TextSpan(start, _text.Length));
            if (hasSpace)
            {
                _text.Append(' ');
            }

            foreach (var field in cells[9].Split('|'))
            {
                if (field.StartsWith("Entity=", StringComparison.Ordinal))
                {
                    Brackets(field.AsSpan(7), line);
                }
            }
        }

        public void EndSentence()
        {
            if (_words.Count > 0)
            {
                _sentences.Add([.. _words]);
                _speakers.Add(_speaker);
                _text.Append('\n');
            }

            _words.Clear();
            (_speaker, _joinedUntil) = (null, 0);
        }

        public AnnotatedDocument Build()
        {
            EndSentence();
            return new AnnotatedDocument(id, _text.ToString(), [.. _sentences], [.. _speakers], [.. _mentions.Where(m => m.End > m.First)]);
        }

        private void Brackets(ReadOnlySpan<char> brackets, int line)
        {
            while (!brackets.IsEmpty)
            {
                if (brackets[0] == '(')
                {
                    var end = brackets[1..].IndexOfAny('(', ')');
                    end = end < 0 ? brackets.Length : end + 1;
                    var parts = brackets[1..end].ToString().Split('-');
                    var closes = end < brackets.Length && brackets[end] == ')';
                    var word = _words.Count - 1;
                    var mention = new AnnotatedMention(_sentences.Count, word, closes ? word + 1 : word, parts[0], parts.Length > 1 ? parts[1] : "");
                    _mentions.Add(mention);
                    if (!closes)
                    {
                        _open.Add((mention, _mentions.Count - 1));
                    }

                    brackets = brackets[(closes ? end + 1 : end)..];
                }
                else
                {
                    var end = brackets.IndexOf(')');
                    var chain = end < 0 ? "" : brackets[..end].ToString();
                    var at = _open.FindLastIndex(o => o.Mention.Chain == chain);
                    if (at < 0)
                    {
                        throw new FormatException($"line {line}: a bracket closes '{chain}', which isn't open");
                    }

                    var (mention, index) = _open[at];
                    _open.RemoveAt(at);
                    // A mention over two sentences ends with its first: spans stay within a sentence.
                    _mentions[index] = mention with { End = mention.Sentence == _sentences.Count ? _words.Count : mention.First };
                    brackets = brackets[(end + 1)..];
                }
            }
        }
    }
}
