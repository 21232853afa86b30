using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Training;

/// <summary>The columns of the table of routes.</summary>
public enum RouteColumn
{
    Route,
    Entry,
    Months,
    Cost,
    Paid,
    Credential,
    Level,
    Pace,
    Year,
}

/// <summary>What the columns are called and how each sorts.</summary>
public static class RouteColumns
{
    public static readonly ImmutableArray<RouteColumn> All = [.. Enum.GetValues<RouteColumn>()];

    public static RouteColumn? Named(string? word) => All.Cast<RouteColumn?>().FirstOrDefault(column => column!.Value.Word() == word);

    /// <summary>As the address says it.</summary>
    public static string Word(this RouteColumn column) => column.ToString().ToLowerInvariant();

    public static string Title(this RouteColumn column) => column switch
    {
        RouteColumn.Entry => "You need",
        RouteColumn.Months => "Time",
        RouteColumn.Cost => "Fees in all",
        RouteColumn.Credential => "You get",
        RouteColumn.Year => "Source",
        _ => column.ToString(),
    };

    /// <summary>What is not known comes last, whichever way round; equals stay in the order of the data.</summary>
    public static IEnumerable<TrainingRoute> InOrder(this IEnumerable<TrainingRoute> routes, RouteColumn? by, bool down)
    {
        if (by is not { } column)
        {
            return routes;
        }

        var known = routes.ToLookup(route => KeyOf(route, column) is not null);
        var sorted = down ? known[true].OrderByDescending(Key) : known[true].OrderBy(Key);
        return sorted.Concat(known[false]);

        IComparable? Key(TrainingRoute route) => KeyOf(route, column);
    }

    private static IComparable? KeyOf(TrainingRoute route, RouteColumn column) => column switch
    {
        RouteColumn.Route => route.Name,
        RouteColumn.Entry => TrainingRoute.Stands.IndexOf(route.Stand),
        RouteColumn.Months => route.Months,
        RouteColumn.Cost => route.CostMin ?? route.CostMax,
        RouteColumn.Paid => route.Paid ? 0 : 1,
        RouteColumn.Credential => route.Credential,
        RouteColumn.Level => route.EqfLevel,
        RouteColumn.Pace => route.Pace,
        _ => route.Year.Length > 0 ? route.Year : null,
    };
}
