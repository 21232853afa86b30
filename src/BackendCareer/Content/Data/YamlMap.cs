using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BackendCareer.Content;

/// <summary>
/// A YAML mapping read key by key, so that every mistake in it is found at once and at its place.
/// A getter returns its fallback after reporting; keys that no getter asked for are unknown.
/// </summary>
internal sealed class YamlMap
{
    private readonly Mark _start;
    private readonly ContentLocation _place;
    private readonly Dictionary<string, YamlNode> _values = [];
    private readonly Dictionary<string, Mark> _marks = [];
    private readonly HashSet<string> _asked = [];
    private readonly HashSet<string> _reported = [];

    public YamlMap(YamlMappingNode node, ContentLocation place)
    {
        _start = node.Start;
        _place = place;
        foreach (var (key, value) in node.Children)
        {
            _values[NameOf(key)] = value;
            _marks[NameOf(key)] = key.Start;
        }
    }

    public IEnumerable<string> Keys => _values.Keys;

    public string Text(string key, int maxLength = int.MaxValue)
    {
        if (Ask(key) is not { } node)
        {
            return "";
        }

        var text = (node as YamlScalarNode)?.Value?.Trim();
        if (text is null)
        {
            Report(key, ContentRules.ValueKind, $"`{key}` must be one text.", "Put the text after the colon.");
        }
        else if (text.Length > maxLength)
        {
            Report(key, ContentRules.ValueLength, $"`{key}` has {text.Length} characters; the limit is {maxLength}.", "Shorten it.");
        }

        return text ?? "";
    }

    public string RequiredText(string key, int maxLength = int.MaxValue)
    {
        var text = Text(key, maxLength);
        if (text.Length == 0 && !WasReported(key))
        {
            Report(key, ContentRules.KeyIsThere, $"`{key}` is missing or empty.", $"Add a line `{key}: …`.");
        }

        return text;
    }

    /// <summary>A text and where it stands; at the start of the mapping where it is absent.</summary>
    public Located LocatedText(string key) => _place.Locate(MarkOfValue(key), Text(key));

    public ImmutableArray<Located> Texts(string key) => Ask(key) switch
    {
        null or YamlScalarNode { Value: null or "" } => [],
        YamlSequenceNode list when list.All(item => item is YamlScalarNode) =>
            [.. list.Cast<YamlScalarNode>().Select(item => _place.Locate(item.Start, item.Value ?? ""))],
        _ => ReportList<Located>(key),
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

        Report(key, ContentRules.ValueKind, $"`{key}` must hold keys with values.", "Indent them below it.");
        return null;
    }

    public bool WasReported(string key) => _reported.Contains(key);

    public void RefuseUnknownKeys()
    {
        foreach (var unknown in _values.Keys.Except(_asked))
        {
            var meant = Nearest.To(unknown, _asked);
            Report(unknown, ContentRules.KeyIsKnown, $"`{unknown}` is not a known key.", meant is null
                ? $"Known keys are: {string.Join(", ", _asked)}."
                : $"Did you mean `{meant}`?");
        }
    }

    /// <summary>At the key, or at the start of the mapping where it is absent.</summary>
    public void Report(string key, ContentRule rule, string what, string remedy) => Report(key, new Mistake(rule, what, remedy));

    public void Report(string key, Mistake mistake)
    {
        _reported.Add(key);
        _place.Report(MarkOf(key), mistake);
    }

    private Mark MarkOfValue(string key) => _values.GetValueOrDefault(key)?.Start ?? _start;

    private Mark MarkOf(string key) => _marks.TryGetValue(key, out var mark) ? mark : _start;

    private static string NameOf(YamlNode key) => (key as YamlScalarNode)?.Value ?? "";

    private YamlNode? Ask(string key)
    {
        _asked.Add(key);
        return _values.GetValueOrDefault(key);
    }

    private ImmutableArray<T> ReportList<T>(string key)
    {
        Report(key, ContentRules.ValueKind, $"`{key}` must be a list.", "Write each item on its own line after `- `.");
        return [];
    }
}
