using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace BackendCareer.Content;

/// <summary>
/// A YAML mapping read key by key, so that every mistake in it is found at once and at its place.
/// A getter returns its fallback after reporting; keys that no getter asked for are unknown.
/// </summary>
internal sealed class YamlMap
{
    private const int MaxDepth = 8;
    private const int StreamAndDocument = 2;

    private readonly YamlMappingNode _node;
    private readonly ContentLocation _place;
    private readonly Dictionary<string, YamlNode> _values = [];
    private readonly HashSet<string> _asked = [];

    private YamlMap(YamlMappingNode node, ContentLocation place)
    {
        _node = node;
        _place = place;
        foreach (var (key, value) in node.Children)
        {
            _values[NameOf(key)] = value;
        }
    }

    public IEnumerable<string> Keys => _values.Keys;

    /// <summary>Reads a whole document; null after reporting one that is not a plain mapping.</summary>
    public static YamlMap? Read(string yaml, ContentLocation place)
    {
        if (TabAt(yaml) is { } tab)
        {
            place.Report(tab, "A line is indented with a tab.", "Indent with spaces.");
            return null;
        }

        try
        {
            if (Refused(yaml) is { } refused)
            {
                place.Report(refused.Mark, refused.What, "Write plain values: text, numbers, dates and lists of them.");
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode map }])
            {
                return new YamlMap(map, place);
            }

            place.Report(Mark.Empty, "This is not a list of keys with values.", "Write one `key: value` a line.");
        }
        catch (YamlException error)
        {
            place.Report(error.Start, $"This is not valid YAML: {error.Message}",
                "Indent with spaces, and put quotes around a text with a colon or a leading mark.");
        }

        return null;
    }

    public bool Has(string key) => _values.ContainsKey(key);

    public string Text(string key, int maxLength = int.MaxValue)
    {
        if (Ask(key) is not { } node)
        {
            return "";
        }

        var text = (node as YamlScalarNode)?.Value?.Trim();
        if (text is null)
        {
            Report(key, $"`{key}` must be one text.", "Put the text after the colon.");
        }
        else if (text.Length > maxLength)
        {
            Report(key, $"`{key}` has {text.Length} characters; the limit is {maxLength}.", "Shorten it.");
        }

        return text ?? "";
    }

    public string RequiredText(string key, int maxLength = int.MaxValue)
    {
        var text = Text(key, maxLength);
        if (text.Length == 0)
        {
            Report(key, $"`{key}` is missing or empty.", $"Add a line `{key}: …`.");
        }

        return text;
    }

    public DateOnly? Date(string key)
    {
        if (Text(key) is not { Length: > 0 } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Report(key, $"`{key}` is not a date: {text}.", "Write it as 2026-11-22.");
        return null;
    }

    public int Number(string key, int fallback, int min, int max)
    {
        if (Text(key) is not { Length: > 0 } text)
        {
            return fallback;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Report(key, $"`{key}` is not a whole number from {min} to {max}: {text}.", "Correct the number.");
        return fallback;
    }

    /// <param name="words">The allowed words; the first is the fallback.</param>
    public string Choice(string key, params ReadOnlySpan<string> words)
    {
        if (Text(key) is not { Length: > 0 } text)
        {
            return words[0];
        }

        if (words.Contains(text))
        {
            return text;
        }

        Report(key, $"`{key}` cannot be {text}.", $"Write one of: {string.Join(", ", words)}.");
        return words[0];
    }

    public ImmutableArray<(string Text, Mark Mark)> Texts(string key) => Ask(key) switch
    {
        null => [],
        YamlSequenceNode list when list.All(item => item is YamlScalarNode) =>
            [.. list.Cast<YamlScalarNode>().Select(item => (item.Value ?? "", item.Start))],
        _ => ReportList<(string, Mark)>(key),
    };

    public ImmutableArray<YamlMap> Maps(string key) => Ask(key) switch
    {
        null => [],
        YamlSequenceNode list when list.All(item => item is YamlMappingNode) =>
            [.. list.Cast<YamlMappingNode>().Select(item => new YamlMap(item, _place))],
        _ => ReportList<YamlMap>(key),
    };

    public YamlMap? Map(string key)
    {
        if (Ask(key) is YamlMappingNode map)
        {
            return new YamlMap(map, _place);
        }

        Report(key, $"`{key}` must hold keys with values.", "Indent them below it.");
        return null;
    }

    public void RefuseUnknownKeys()
    {
        foreach (var unknown in _values.Keys.Except(_asked))
        {
            var meant = Nearest.To(unknown, _asked);
            Report(unknown, $"`{unknown}` is not a known key.", meant is null
                ? $"Known keys are: {string.Join(", ", _asked)}."
                : $"Did you mean `{meant}`?");
        }
    }

    public void Report(string key, string what, string remedy) => _place.Report(MarkOf(key), what, remedy);

    public void Report(Mark mark, string what, string remedy) => _place.Report(mark, what, remedy);

    /// <summary>1-based place of a key in the file, or of the whole mapping where the key is absent.</summary>
    public (int Line, int Column) PlaceOf(string key) => _place.Of(MarkOf(key));

    private Mark MarkOf(string key) =>
        _node.Children.Keys.FirstOrDefault(candidate => NameOf(candidate) == key)?.Start ?? _node.Start;

    private static string NameOf(YamlNode key) => (key as YamlScalarNode)?.Value ?? "";

    private YamlNode? Ask(string key)
    {
        _asked.Add(key);
        return _values.GetValueOrDefault(key);
    }

    private ImmutableArray<T> ReportList<T>(string key)
    {
        Report(key, $"`{key}` must be a list.", "Write each item on its own line after `- `.");
        return [];
    }

    /// <summary>The parser reports a tab at the line before it: look for it first.</summary>
    private static Mark? TabAt(string yaml)
    {
        var number = 0;
        foreach (var line in yaml.AsSpan().EnumerateLines())
        {
            number++;
            var column = line.IndexOfAnyExcept(' ');
            if (column >= 0 && line[column] == '\t')
            {
                return new Mark(0, number, column + 1);
            }
        }

        return null;
    }

    /// <summary>
    /// Tags, anchors and deep nesting have no use here and make bombs (one alias of an alias, ten times, fills the
    /// memory); a key that is not plain text has no name to report.
    /// </summary>
    private static (Mark Mark, string What)? Refused(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        for (var depth = 0; parser.MoveNext();)
        {
            var current = parser.Current!;
            depth += current.NestingIncrease;
            var what = current switch
            {
                AnchorAlias => "An alias (*name) is not used here.",
                NodeEvent { Anchor.IsEmpty: false } => "An anchor (&name) is not used here.",
                NodeEvent { Tag.IsEmpty: false } => "A tag (!name) is not used here.",
                _ when depth > MaxDepth + StreamAndDocument => $"This is nested deeper than {MaxDepth} levels.",
                _ => null,
            };
            if (what is not null)
            {
                return (current.Start, what);
            }
        }

        return null;
    }
}
