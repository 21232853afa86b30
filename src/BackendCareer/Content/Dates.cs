using System.Globalization;

namespace BackendCareer.Content;

/// <summary>Dates as the guide writes them.</summary>
public static class Dates
{
    public static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Month(DateOnly date) => date.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>UTC, and it says so: a page for everybody does not know its reader's clock.</summary>
    public static string Moment(DateTime utc) => utc.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>"8 seconds", "12 minutes", "24 hours": rounded up, so that it is long enough.</summary>
    public static string Wait(TimeSpan wait) => wait switch
    {
        { TotalSeconds: <= 60 } => Count(wait.TotalSeconds, "second"),
        { TotalMinutes: <= 180 } => Count(wait.TotalMinutes, "minute"),
        _ => Count(wait.TotalHours, "hour"),
    };

    public static string Machine(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Machine(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Count(double begun, string unit)
    {
        var number = Math.Ceiling(begun);
        return string.Create(CultureInfo.InvariantCulture, $"{number:0} {unit}{(number == 1 ? "" : "s")}");
    }
}
