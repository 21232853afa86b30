using System.Globalization;
using System.Text.RegularExpressions;

namespace BackendCareer.Content;

/// <summary>The years of what sources say: one year, a school year, or a word for none.</summary>
internal static partial class Years
{
    private const string Undated = "undated";
    private const int First = 1900;

    /// <param name="read">When the source was last read.</param>
    public static string RequiredYear(this YamlMap map, string key, DateOnly read)
    {
        var text = map.RequiredText(key);
        if (text.Length > 0 && MistakeIn(text, read) is { } mistake)
        {
            map.Report(key, ContentRules.ValueIsYear, $"`{key}` {mistake.Is}.", mistake.Remedy);
        }

        return text;
    }

    /// <summary>The year of what the source of a line says, in its own words; empty where the line names none.</summary>
    public static string Year(this CsvLine row, string column)
    {
        var text = row.Text(column);
        if (text.Length > 0 && MistakeIn(text, row.KnownSource?.Checked ?? default) is { } mistake)
        {
            row.Report(column, ContentRules.CsvValue, $"{column} {mistake.Is}.", mistake.Remedy);
        }

        return text;
    }

    public static string RequiredYear(this CsvLine row, string column) =>
        row.RequiredText(column).Length > 0 ? row.Year(column) : "";

    /// <summary>Four digits alone, because the newest line is looked for.</summary>
    public static string PlainYear(this CsvLine row, string column)
    {
        var text = row.RequiredText(column);
        if (text.Length == 0 || (text.Length == 4 && text.All(char.IsAsciiDigit)))
        {
            return row.Year(column);
        }

        row.Report(column, ContentRules.CsvValue, $"{column} is not a year: {text}.", "Write its four digits alone, such as 2025.");
        return text;
    }

    /// <summary>Nobody can have read of 2099 in 2026; of next year's rules and fees one can.</summary>
    /// <param name="read">When the source was last read; the default where nobody knows.</param>
    /// <returns>What the year is and how to mend it, or null.</returns>
    private static (string Is, string Remedy)? MistakeIn(string text, DateOnly read)
    {
        var years = AnyYear().Matches(text).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();
        if ((years.Count == 0 && text != Undated) || years.Exists(year => year < First))
        {
            return ($"names no year: {text}", $"Write four digits, such as 2025, or {Undated} where the registry of sources knows none.");
        }

        return read != default && years.Exists(year => year > read.Year + 1)
            ? ($"is {text}, and its source was checked on {Dates.Day(read)}",
                "Correct the year, or read the source again and write the day in `checked`.")
            : null;
    }

    [GeneratedRegex(@"(?<!\d)\d{4}(?!\d)")]
    private static partial Regex AnyYear();
}
