using System.Collections.Immutable;
using System.Globalization;
using BackendCareer.Content;
using BackendCareer.Site;

namespace BackendCareer.Training;

/// <summary>Which routes a reader asked for, and in which order, as the address says it.</summary>
/// <param name="From">Where the reader stands, one of <see cref="TrainingRoute.Stands"/>; null for anywhere.</param>
/// <param name="In">A country of the data; null for all.</param>
/// <param name="Months">The longest.</param>
/// <param name="Budget">The dearest, in euros for the whole route.</param>
/// <param name="Paid">Only routes on which one is paid.</param>
/// <param name="By">Null for the order of the data.</param>
/// <param name="Down">Largest first.</param>
public sealed record RouteFilter(string? From, string? In, int? Months, int? Budget, bool Paid, RouteColumn? By, bool Down)
{
    /// <summary>Few, so that there are few pages to keep.</summary>
    public static readonly ImmutableArray<int> Lengths = [3, 6, 12, 24, 36, 48, 60];
    public static readonly ImmutableArray<int> Budgets = [0, 1_000, 5_000, 15_000, 50_000];
    public static readonly ImmutableArray<string> Keys = ["from", "in", "months", "budget", "paid", "by", "down"];

    /// <summary>Every route, in the order of the data.</summary>
    public static readonly RouteFilter All = new(null, null, null, null, false, null, false);

    /// <summary>What of the address was not understood.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public bool IsNarrowed => From is not null || In is not null || Months is not null || Budget is not null || Paid;

    /// <summary>The same order without its choices.</summary>
    public RouteFilter Widest => All with { By = By, Down = Down };

    /// <summary>As an address says it: empty, or from its question mark.</summary>
    public string Query => QueryString.Create(Parameters().Where(parameter => parameter.Value is not null)).ToString();

    public static RouteFilter Read(IQueryCollection query, GuideData data) => Read(new ChoiceParser(query), data);

    /// <summary>A click on a column's head: sorted by it, and once more the other way round.</summary>
    public RouteFilter SortedBy(RouteColumn column) => this with { By = column, Down = By == column && !Down };

    public RouteFit Fit(TrainingRoute route)
    {
        if (!IsOpenTo(route) || (In is not null && route.Country != In) || (Paid && !route.Paid)
            || route.Months > Months || (route.CostMin ?? 0) > Budget)
        {
            return RouteFit.No;
        }

        var isSure = (Months is null || route.Months is not null) && (Budget is null || route.CostMax <= Budget);
        return isSure ? RouteFit.Yes : RouteFit.Perhaps;
    }

    public IEnumerable<TrainingRoute> Of(IEnumerable<TrainingRoute> routes) =>
        routes.Where(route => Fit(route) != RouteFit.No).InOrder(By, Down);

    /// <summary>Each choice that narrows, in words, with the filter that does without it.</summary>
    public IEnumerable<(string Words, RouteFilter Without)> Choices()
    {
        if (From is not null)
        {
            yield return ($"where you stand: {RouteText.Stand(From)}", this with { From = null });
        }

        if (In is not null)
        {
            yield return ($"country: {Places.NameOf(In)}", this with { In = null });
        }

        if (Months is { } months)
        {
            yield return ($"time: {RouteText.Months(months)} at most", this with { Months = null });
        }

        if (Budget is { } budget)
        {
            yield return ($"fees: {RouteText.Budget(budget)}", this with { Budget = null });
        }

        if (Paid)
        {
            yield return ("paid meanwhile", this with { Paid = false });
        }
    }

    private static RouteFilter Read(ChoiceParser reader, GuideData data) => new(
        reader.Word("from", "Where I stand", TrainingRoute.Stands),
        reader.Word("in", "Country", data.Routes.Select(route => route.Country)),
        reader.Number("months", "Time at most", Lengths),
        reader.Number("budget", "Fees at most", Budgets),
        reader.Word("paid", "Paid meanwhile", ["yes"]) is not null,
        RouteColumns.Named(reader.Word("by", "Sorted by", RouteColumns.All.Select(column => column.Word()))),
        reader.Word("down", "In reverse", ["yes"]) is not null)
    {
        Notes = reader.Notes,
    };

    /// <summary>A diploma opens its own routes and those that ask for less; work experience opens those that ask for no diploma.</summary>
    private bool IsOpenTo(TrainingRoute route) => From switch
    {
        null => true,
        "career" => route.Stand is "career" or "none",
        _ => TrainingRoute.Stands.IndexOf(route.Stand) <= TrainingRoute.Stands.IndexOf(From),
    };

    private IEnumerable<KeyValuePair<string, string?>> Parameters() =>
    [
        new("from", From),
        new("in", In),
        new("months", Months?.ToString(CultureInfo.InvariantCulture)),
        new("budget", Budget?.ToString(CultureInfo.InvariantCulture)),
        new("paid", Paid ? "yes" : null),
        new("by", By?.Word()),
        new("down", Down ? "yes" : null),
    ];
}

/// <summary>Whether a route is what a reader asked for. An unknown price or length leaves it open: it may fit.</summary>
public enum RouteFit
{
    No,
    Perhaps,
    Yes,
}
