using BackendCareer.Content;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace BackendCareer.Editor;

/// <summary>The front matter of an article as it is written, to change a word of it and leave the rest.</summary>
public sealed class FrontMatterText
{
    private readonly string _text;
    private readonly int _start;
    private readonly int _end;
    private readonly YamlMappingNode _map;

    private FrontMatterText(string text, int start, int end, YamlMappingNode map) => (_text, _start, _end, _map) = (text, start, end, map);

    /// <returns>Null where it cannot be read, which holds of drafts alone.</returns>
    public static FrontMatterText? Read(string text)
    {
        if (FrontMatter.PlaceIn(text) is not { } place)
        {
            return null;
        }

        try
        {
            var (start, length) = place.GetOffsetAndLength(text.Length);
            var stream = new YamlStream();
            stream.Load(new StringReader(text.Substring(start, length)));
            return stream.Documents is [{ RootNode: YamlMappingNode { Children.Count: > 0 } map }]
                ? new FrontMatterText(text, start, start + length, map)
                : null;
        }
        catch (YamlException)
        {
            return null;
        }
    }

    /// <summary>The texts of a list.</summary>
    internal IEnumerable<LocatedText> Items(string key) =>
        Find(key).Value is YamlSequenceNode list ? list.Children.OfType<YamlScalarNode>().Select(InsideQuotes) : [];

    /// <summary>One more text at the end of a list, in the way in which the list is written.</summary>
    public TextEdit Add(string key, string item) => Find(key) switch
    {
        (null, _) => new TextEdit(_end, 0, $"{new string(' ', (int)_map.Children.First().Key.Start.Column - 1)}{key}: [{item}]\n"),
        (_, YamlSequenceNode { Style: not SequenceStyle.Block, Children: [] } list) => new TextEdit(PlaceOf(list.Start) + 1, 0, item),
        (_, YamlSequenceNode { Style: not SequenceStyle.Block } list) => new TextEdit(PlaceOf(list.Children[^1].End), 0, $", {item}"),
        (_, YamlSequenceNode list) => AddLine(list, item),
        (_, YamlScalarNode { Value.Length: > 0 } nothing) => new TextEdit(PlaceOf(nothing.Start), nothing.Value.Length, $"[{item}]"),
        ({ } name, _) => new TextEdit(_text.IndexOf(':', PlaceOf(name.End)) + 1, 0, $" [{item}]"),
    };

    private TextEdit AddLine(YamlSequenceNode list, string item)
    {
        var first = PlaceOf(list.Children[0].Start);
        var line = _text.LastIndexOf('\n', first - 1) + 1;
        var indent = _text[line.._text.IndexOf('-', line)];
        return new TextEdit(_text.IndexOf('\n', PlaceOf(list.Children[^1].End)), 0, $"\n{indent}- {item}");
    }

    private LocatedText InsideQuotes(YamlScalarNode item)
    {
        var quote = item.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? 1 : 0;
        var start = PlaceOf(item.Start) + quote;
        return new LocatedText(item.Value ?? "", start, PlaceOf(item.End) - quote - start);
    }

    private (YamlNode? Key, YamlNode? Value) Find(string key)
    {
        var pair = _map.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode name && name.Value == key);
        return (pair.Key, pair.Value);
    }

    private int PlaceOf(Mark mark) => _start + (int)mark.Index;
}
