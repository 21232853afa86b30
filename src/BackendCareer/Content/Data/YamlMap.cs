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
    private const string Day = "yyyy-MM-dd";

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

    public DateOnly? Date(string key) => Value<DateOnly>(
        key, ContentRules.ValueIsDate, "is not a date", "Write it as 2026-11-22.",
        text => DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is > 1990 and < 2100 ? date : null);

    /// <summary>A day, which begins at midnight UTC, or a minute of it in UTC.</summary>
    public DateTimeOffset? Moment(string key) => Value<DateTimeOffset>(
        key, ContentRules.ValueIsDate, "is not a day or a minute", "Write it as 2026-11-22, or as 2026-11-22 08:30 (UTC).",
        text => DateTimeOffset.TryParseExact(
            text, [Day, $"{Day} HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && moment.Year is > 1990 and < 2100 ? moment : null);

    public DateOnly RequiredDate(string key)
    {
        var date = Date(key);
        if (date is null && !_reported.Contains(key))
        {
            Report(key, ContentRules.KeyIsThere, $"`{key}` is missing.", $"Add a line `{key}: 2026-11-22`.");
        }

        return date ?? default;
    }

    public int Number(string key, int fallback, int min, int max) => Value<int>(
        key, ContentRules.ValueIsNumber, $"is not a whole number from {min} to {max}", "Correct the number.",
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max ? number : null) ?? fallback;

    private T? Value<T>(string key, ContentRule rule, string isNot, string remedy, Func<string, T?> parse)
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

    public void RefuseUnknownKeys()
    {
        foreach (var unknown in _values.Keys.Except(_asked))
        {
            Report(unknown, ContentRules.KeyIsKnown, $"`{unknown}` is not a known key.",
                Nearest.DidYouMean(unknown, _asked, $"Known keys are: {string.Join(", ", _asked)}.", quote: "`"));
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
