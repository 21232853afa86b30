using System.Collections.Immutable;
using System.Globalization;
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
        if (text.Length == 0 && !_reported.Contains(key))
        {
            Report(key, MissingMistake(key));
        }

        return text;
    }

    private Mistake MissingMistake(string key) => WordForNothing(key) is { } word
        ? new Mistake(ContentRules.KeyIsThere, $"`{key}` is {word}, by which YAML means nothing.",
            $"Write the text; put it in quotes if it is {word}.")
        : new Mistake(ContentRules.KeyIsThere, $"`{key}` is missing or empty.", $"Add a line `{key}: …`.");

    private Mistake EmptyMistake(string key) => WordForNothing(key) is { } word
        ? new Mistake(ContentRules.ValueIsThere, $"`{key}` is {word}, by which YAML means nothing.",
            $"Write its value, or take the line out; put it in quotes if it is {word}.")
        : new Mistake(ContentRules.ValueIsThere, $"`{key}` has no value.", "Write its value, or take the line out.");

    private string? WordForNothing(string key) =>
        _values.GetValueOrDefault(key) is YamlScalarNode { Value: { Length: > 0 } word } nothing && IsNothing(nothing) ? word : null;

    /// <summary>A text and where it stands; at the start of the mapping where it is absent.</summary>
    public Located LocatedText(string key) => _place.Locate(MarkOfValue(key), Text(key));

    public ImmutableArray<Located> Texts(string key) => Ask(key) switch
    {
        null or YamlScalarNode { Value: null or "" } => [],
        YamlSequenceNode list when list.All(item => item is YamlScalarNode) =>
            [.. list.Cast<YamlScalarNode>().Select(item => _place.Locate(item.Start, IsNothing(item) ? "" : item.Value!))],
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

    public int Number(string key, int fallback, int min, int max) => Value<int>(
        key, ContentRules.ValueIsNumber, $"is not a whole number from {min} to {max}", "Correct the number.",
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max ? number : null) ?? fallback;

    /// <param name="isNot">What is wrong with a text from which nothing can be made.</param>
    public T? Value<T>(string key, ContentRule rule, string isNot, string remedy, Func<string, T?> parse)
        where T : struct
    {
        var text = Text(key);
        var value = text.Length > 0 ? parse(text) : null;
        if (text.Length > 0 && value is null)
        {
            Report(key, rule, $"`{key}` {isNot}: {text}.", remedy);
        }

        return value;
    }

    /// <param name="words">The allowed words; the first is the fallback.</param>
    public string Choice(string key, params ReadOnlySpan<string> words)
    {
        var text = Text(key);
        if (words.Contains(text))
        {
            return text;
        }

        if (text.Length > 0)
        {
            Report(key, ContentRules.ValueIsWord, $"`{key}` cannot be {text}.", $"Write one of: {string.Join(", ", words)}.");
        }

        return words[0];
    }

    /// <summary>
    /// At the end, when each known key was asked for. Of a key without a value nobody knows whether its author forgot to fill it in or to
    /// take it out.
    /// </summary>
    public void RefuseEmptyAndUnknownKeys()
    {
        foreach (var empty in _values.Keys.Where(key => _asked.Contains(key) && !_reported.Contains(key) && IsEmpty(_values[key])).ToList())
        {
            Report(empty, EmptyMistake(empty));
        }

        foreach (var unknown in _values.Keys.Except(_asked))
        {
            Report(unknown, ContentRules.KeyIsKnown, $"`{unknown}` is not a known key.",
                Nearest.DidYouMean(unknown, _asked, $"Known keys are: {string.Join(", ", _asked)}.", quote: "`"));
        }
    }

    /// <summary>That the day lies ahead, for as long as it does.</summary>
    public void ReportToCome(string key, DateOnly day) => _place.ReportToCome(MarkOf(key), $"`{key}`", day);

    public bool IsReported(string key) => _reported.Contains(key);

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
        return _values.GetValueOrDefault(key) is { } node && !IsNothing(node) ? node : null;
    }

    /// <summary>A key without a value, or with one of the words by which YAML says so.</summary>
    private static bool IsNothing(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" };

    private static bool IsEmpty(YamlNode node) =>
        IsNothing(node) || (node is YamlScalarNode { Value: var text } && text.AsSpan().IsWhiteSpace());

    private ImmutableArray<T> ReportList<T>(string key)
    {
        Report(key, ContentRules.ValueKind, $"`{key}` must be a list.", "Write each item on its own line after `- `.");
        return [];
    }
}
