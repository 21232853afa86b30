using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Training;

/// <summary>What the table of routes and its form need.</summary>
/// <param name="Address">Of the article that holds the block, without its query.</param>
public sealed record RoutesPage(Guide Guide, string Address, RouteFilter Filter)
{
    public const string Anchor = "routes";

    public ImmutableArray<TrainingRoute> All => Guide.Data.Routes;

    public ImmutableArray<TrainingRoute> Shown { get; } = [.. Filter.Of(Guide.Data.Routes)];

    public IEnumerable<string> Countries => All.Select(route => route.Country).Distinct();

    /// <summary>How many match, how many of them only may, and in which order they stand.</summary>
    public string Summary => Count + Order;

    /// <summary>Where nothing matches: what to give up, and how many routes that brings.</summary>
    public IEnumerable<(string Words, RouteFilter Without, int Count)> Loosenings =>
        from choice in Filter.Choices()
        let count = choice.Without.Of(All).Count()
        where count > 0
        select (choice.Words, choice.Without, count);

    public string LinkTo(RouteFilter filter) => $"{Address}{filter.Query}#{Anchor}";

    /// <returns>As aria-sort says it; null for a column that does not sort.</returns>
    public string? SortOf(RouteColumn column) => (column == Filter.By, Filter.Down) switch
    {
        (false, _) => null,
        (_, true) => "descending",
        _ => "ascending",
    };

    /// <summary>The article about a route, where there is one.</summary>
    public Article? ArticleOf(TrainingRoute route) => route.Page.Length > 0 ? Guide.Find(route.Page) : null;

    private string Count
    {
        get
        {
            if (!Filter.IsNarrowed)
            {
                return $"All {All.Length} routes";
            }

            var perhaps = Shown.Count(route => Filter.Fit(route) == RouteFit.Perhaps);
            return $"{Shown.Length} of {All.Length} routes match" + (perhaps == 0
                ? ""
                : $", {perhaps} of them perhaps: what they cost or how long they take is not known, or differs by school");
        }
    }

    private string Order => Filter.By is not { } column ? "" : $"; sorted by “{column.Title()}”{(Filter.Down ? ", in reverse" : "")}";
}
