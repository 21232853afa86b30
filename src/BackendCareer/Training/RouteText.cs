using System.Globalization;
using BackendCareer.Content;

namespace BackendCareer.Training;

/// <summary>A route's facts in words. What is not known says so; what is approximate says "about".</summary>
public static class RouteText
{
    public const string NotKnown = "not known";

    public static string Length(TrainingRoute route)
    {
        var length = route.Months switch
        {
            null => NotKnown,
            1 => "1 month",
            12 => "1 year",
            { } months when months % 12 == 0 => $"{months / 12} years",
            { } months => $"{months} months",
        };
        return route is { MonthsAreAbout: true, Months: not null } ? $"about {length}" : length;
    }

    public static string Cost(TrainingRoute route) => (route.CostMin, route.CostMax) switch
    {
        (null, null) => NotKnown,
        (0, 0) => "free",
        (0, null) => "free or more",
        ({ } min, null) => $"from {Money.Euros(min)}",
        (null, { } max) => $"up to {Money.Euros(max)}",
        ({ } min, { } max) when min == max => Money.Euros(min),
        ({ } min, { } max) => $"{Money.Euros(min)} to {Money.Euros(max)}",
    };

    public static string Level(TrainingRoute route) => route.EqfLevel?.ToString(CultureInfo.InvariantCulture) ?? NotKnown;

    public static string Pace(TrainingRoute route) => route.Paid ? $"{route.Pace}, paid" : route.Pace;
}
