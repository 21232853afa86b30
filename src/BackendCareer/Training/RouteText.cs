using System.Globalization;
using BackendCareer.Content;

namespace BackendCareer.Training;

/// <summary>A route's facts in words. What is not known says so; what is approximate says "about".</summary>
public static class RouteText
{
    public const string NotKnown = "not known";

    public static string Length(TrainingRoute route) => Length(route.Months, route.MonthsAreAbout);

    public static string Length(int? known, bool isAbout) =>
        known is { } months ? (isAbout ? "about " : "") + Months(months) : NotKnown;

    public static string Months(int months) => months switch
    {
        1 => "1 month",
        12 => "1 year",
        _ when months % 12 == 0 => $"{months / 12} years",
        _ => $"{months} months",
    };

    public static string Cost(TrainingRoute route) => (route.CostMin, route.CostMax) switch
    {
        (null, null) => NotKnown,
        (0, 0) => "free",
        (0, null) => "free, or a fee that is not known",
        ({ } min, null) => $"from {Money.Euros(min)}",
        (null, { } max) => $"up to {Money.Euros(max)}",
        ({ } min, { } max) when min == max => Money.Euros(min),
        ({ } min, { } max) => $"{Money.Euros(min)} to {Money.Euros(max)}",
    };

    /// <summary>The European level, and beside it, for a French route, how France counts.</summary>
    public static string Level(TrainingRoute route)
    {
        var level = route.EqfLevel?.ToString(CultureInfo.InvariantCulture) ?? NotKnown;
        return route.FrenchLevel.Length > 0 ? $"{level} ({route.FrenchLevel})" : level;
    }

    public static string Paid(TrainingRoute route) => route.Paid ? "yes" : "no";

    public static string Stand(string stand) => stand switch
    {
        "none" => "no diploma",
        "bac" => "baccalauréat",
        "bac2" => "bac+2 (two years of study)",
        "bac3" => "bac+3 and more",
        _ => "changing career",
    };

    public static string Budget(int most) => most == 0 ? "free" : $"{Money.Euros(most)} at most";
}
