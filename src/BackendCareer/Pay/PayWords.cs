using BackendCareer.Content;

namespace BackendCareer.Pay;

/// <summary>The words for what the data writes in codes.</summary>
public static class PayWords
{
    public static string NameOf(string role) => role == PayRow.WebRoles ? "All three" : char.ToUpperInvariant(role[0]) + role[1..];

    /// <summary>"back-end developers".</summary>
    public static string People(string role) =>
        role == PayRow.WebRoles ? "back-end, full-stack and front-end developers together" : $"{role} developers";

    public static string Band(string band) => band.Replace('-', '–');

    public static string Years(string band) => band == PayRow.AllExperience ? "All" : $"{Band(band)} years";

    /// <summary>"in the United States".</summary>
    public static string In(string country, string name) => country switch
    {
        "ALL" => "in all countries",
        "EU27" => "in the European Union",
        "GB" or "NL" or "PH" or "US" => $"in the {name}",
        _ => $"in {name}",
    };

    public static string In(PayRow row) => In(row.Country, row.CountryName);

    /// <summary>"Back-end developers in France with 3–5 years of work, 2024".</summary>
    public static string Title(PayRow row)
    {
        var people = People(row.Role);
        return $"{char.ToUpperInvariant(people[0])}{people[1..]} {In(row)}{With(row.Experience)}, {row.Year}";
    }

    /// <summary>" with 3–5 years of work", or nothing for everybody.</summary>
    public static string With(string band) => band == PayRow.AllExperience ? "" : $" with {Years(band)} of work";

    public static string Currency(string code) => code switch
    {
        "EUR" => "euros",
        "GBP" => "pounds",
        "USD" => "US dollars",
        _ => code,
    };

    /// <summary>"+12%", "−10%", "0%".</summary>
    public static string Percent(int percent) => $"{WithSign(percent)}%";

    public static string WithSign(int number) => number switch { > 0 => $"+{number}", < 0 => $"−{-number}", _ => "0" };

    /// <summary>What a reader has to know of a row before quoting it; empty if nothing.</summary>
    public static string Marks(PayRow row) => (row.IsSmallSample, row.IsTooHigh) switch
    {
        (true, true) => "small sample, too high",
        (true, false) => "small sample",
        (false, true) => "too high",
        _ => "",
    };

    /// <summary>" (small sample)", or nothing.</summary>
    public static string InBrackets(PayRow row) => Marks(row) is { Length: > 0 } marks ? $" ({marks})" : "";
}
