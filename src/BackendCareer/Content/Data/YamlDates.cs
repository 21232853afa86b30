using System.Globalization;

namespace BackendCareer.Content;

/// <summary>The days and moments of a YAML mapping.</summary>
internal static class YamlDates
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>A day that has been.</summary>
    /// <param name="planned">Up to this day it may lie ahead.</param>
    public static DateOnly? PastDate(this YamlMap map, string key, DateOnly? planned = null)
    {
        var day = map.Value<DateOnly>(
            key, ContentRules.ValueIsDate, "is not a date", "Write it as 2026-11-22.",
            text => DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                && date.Year is > 1990 and < 2100 ? date : null);
        if (day is { } read && !(read <= planned))
        {
            map.ReportToCome(key, read);
        }

        return day;
    }

    public static DateOnly RequiredPastDate(this YamlMap map, string key, DateOnly? planned = null)
    {
        var date = map.PastDate(key, planned);
        if (date is null && !map.IsReported(key))
        {
            map.Report(key, ContentRules.KeyIsThere, $"`{key}` is missing.", $"Add a line `{key}: 2026-11-22`.");
        }

        return date ?? default;
    }

    /// <summary>A day, which begins at midnight UTC, or a minute of it in UTC.</summary>
    public static DateTimeOffset? Moment(this YamlMap map, string key) => map.Value<DateTimeOffset>(
        key, ContentRules.ValueIsDate, "is not a day or a minute", "Write it as 2026-11-22, or as 2026-11-22 08:30 (UTC).",
        text => DateTimeOffset.TryParseExact(
            text, [Day, $"{Day} HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && moment.Year is > 1990 and < 2100 ? moment : null);
}
