using BackendCareer.Content;

namespace BackendCareer.Training;

/// <summary>The map of the routes that a reader chose.</summary>
public sealed record RoutesMapPage(RoutesMap Map, bool IsNarrowed)
{
    public static RoutesMapPage Of(GuideData data, RouteFilter filter) => new(
        RoutesMap.Of([.. (filter with { By = RouteColumn.Months, Down = false }).Of(data.Routes).OrderBy(StandOf).Select(ToMap)]),
        filter.IsNarrowed);

    public static string Describe(MapRoute route) =>
        $"{RouteText.Length(route.Months, route.IsAbout)}, {(route.Level is { } level ? $"level {level}" : "no known level")}";

    private static int StandOf(TrainingRoute route) => TrainingRoute.Stands.IndexOf(route.Stand);

    private static MapRoute ToMap(TrainingRoute route) => new(
        TitleOf(route.Stand), MonthOf(route.Stand), route.Months, route.MonthsAreAbout, route.EqfLevel, route.Label);

    private static string TitleOf(string stand) => stand switch
    {
        "none" => "From no diploma",
        "bac" => "From the baccalauréat",
        "bac2" => "From two years of study (bac+2)",
        "bac3" => "From three years of study (bac+3)",
        _ => "From another career",
    };

    /// <summary>Who starts after two years of study starts two years along the way.</summary>
    private static int MonthOf(string stand) => stand switch
    {
        "bac2" => 24,
        "bac3" => 36,
        _ => 0,
    };
}
