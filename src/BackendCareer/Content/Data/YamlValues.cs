using System.Globalization;

namespace BackendCareer.Content;

/// <summary>Values of a mapping that are more than text. Each returns its fallback after reporting.</summary>
internal static class YamlValues
{
    public static DateOnly? Date(this YamlMap map, string key)
    {
        if (map.Text(key) is not { Length: > 0 } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is > 1990 and < 2100)
        {
            return date;
        }

        map.Report(key, ContentRules.ValueIsDate, $"`{key}` is not a date: {text}.", "Write it as 2026-11-22.");
        return null;
    }

    /// <summary>A day, which begins at midnight UTC, or a minute of it in UTC.</summary>
    public static DateTimeOffset? Moment(this YamlMap map, string key)
    {
        if (map.Text(key) is not { Length: > 0 } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var moment)
            && moment.Year is > 1990 and < 2100)
        {
            return moment;
        }

        map.Report(key, ContentRules.ValueIsDate, $"`{key}` is not a day or a minute: {text}.",
            "Write it as 2026-11-22, or as 2026-11-22 08:30 (UTC).");
        return null;
    }

    public static DateOnly RequiredDate(this YamlMap map, string key)
    {
        var date = map.Date(key);
        if (date is null && !map.WasReported(key))
        {
            map.Report(key, ContentRules.KeyIsThere, $"`{key}` is missing.", $"Add a line `{key}: 2026-11-22`.");
        }

        return date ?? default;
    }

    public static int Number(this YamlMap map, string key, int fallback, int min, int max)
    {
        if (map.Text(key) is not { Length: > 0 } text)
        {
            return fallback;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min
            && number <= max)
        {
            return number;
        }

        map.Report(key, ContentRules.ValueIsNumber, $"`{key}` is not a whole number from {min} to {max}: {text}.", "Correct the number.");
        return fallback;
    }

    /// <param name="words">The allowed words; the first is the fallback.</param>
    public static string Choice(this YamlMap map, string key, params ReadOnlySpan<string> words)
    {
        if (map.Text(key) is not { Length: > 0 } text)
        {
            return words[0];
        }

        if (words.Contains(text))
        {
            return text;
        }

        map.Report(key, ContentRules.ValueIsWord, $"`{key}` cannot be {text}.", $"Write one of: {string.Join(", ", words)}.");
        return words[0];
    }
}
