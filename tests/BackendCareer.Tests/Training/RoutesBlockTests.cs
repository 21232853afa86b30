using BackendCareer.Content;
using BackendCareer.Tests.Support;
using BackendCareer.Training;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace BackendCareer.Tests.Training;

/// <summary>What the table and the map of routes say of five routes.</summary>
public sealed class RoutesBlockTests
{
    private const string Csv = "id,country,name,label,credential,eqf_level,french_level,entry,stand,months,months_about,"
        + "cost_min,cost_max,pace,paid,source,year,note,page\n"
        + "d,FR,D,d,Title,,,none,bac3,24,no,2000,3000,full-time,no,,,Note.,\n"
        + "c,FR,C,c,Title,,,none,bac2,12,no,0,0,full-time,no,,,Note.,\n"
        + "b,DE,B,b,Title,,,none,none,36,no,900,900,full-time,yes,,,Note.,\n"
        + "a,FR,A,a,Title,,,none,none,12,no,800,800,full-time,no,,,Note.,\n"
        + "e,FR,E,e,Title,,,none,none,6,no,,,full-time,no,,,Note.,\n";

    private static readonly Guide Guide = new GuideFiles().With(TrainingRoute.Path, Csv).Guide();

    [Theory]
    [InlineData("", "All 5 routes")]
    [InlineData("?in=DE", "1 of 5 routes match")]
    [InlineData("?by=cost", "All 5 routes; sorted by “Fees in all”")]
    [InlineData("?in=FR&by=months&down=yes", "4 of 5 routes match; sorted by “Time”, in reverse")]
    [InlineData("?budget=1000", "4 of 5 routes match, 1 of them perhaps")]
    public void A_table_says_how_many_routes_it_has_and_in_which_order(string query, string summary) =>
        Assert.Equal(summary, Page(query).Summary.Split(':')[0]);

    [Theory]
    [InlineData("", null)]
    [InlineData("?by=cost", "ascending")]
    [InlineData("?by=cost&down=yes", "descending")]
    [InlineData("?by=months&down=yes", null)]
    public void The_column_that_sorts_says_which_way_round(string query, string? sort) =>
        Assert.Equal(sort, Page(query).SortOf(RouteColumn.Cost));

    [Fact]
    public void Only_what_brings_a_route_is_advised_to_be_given_up()
    {
        var page = Page("?in=DE&months=12&paid=yes");
        Assert.Empty(page.Shown);
        Assert.Equal([("time: 1 year at most", 1)], page.Loosenings.Select(loosening => (loosening.Words, loosening.Count)));
    }

    [Fact]
    public void A_route_with_a_highest_price_alone_is_sorted_by_it()
    {
        TrainingRoute[] routes = [WithCost(null, null), WithCost(1_000, 1_000), WithCost(null, 800), WithCost(700, 1_200)];
        Assert.Equal([1_200, 800, 1_000, null], routes.InOrder(RouteColumn.Cost, down: false).Select(route => route.CostMax));

        static TrainingRoute WithCost(int? min, int? max) => Guide.Data.Routes[0] with { CostMin = min, CostMax = max };
    }

    [Fact]
    public void Whoever_has_studied_begins_as_many_years_along_the_map()
    {
        var map = RoutesMapPage.Of(Guide.Data, Filter("")).Map;
        Assert.Equal(
            [
                ("From no diploma", map.Ticks[0].X),
                ("From two years of study (bac+2)", map.Ticks[2].X),
                ("From three years of study (bac+3)", map.Ticks[3].X),
            ],
            map.Starts.Select(start => (start.Title, start.Lines[0].From)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?by=cost&down=yes")]
    public void The_map_draws_the_shortest_route_of_a_start_first_however_the_table_is_sorted(string query) => Assert.Equal(
        ["e", "a", "b"], RoutesMapPage.Of(Guide.Data, Filter(query)).Map.Starts[0].Lines.Select(line => line.Route.Label));

    private static RoutesPage Page(string query) => new(Guide, "/training", Filter(query));

    private static RouteFilter Filter(string query) => RouteFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(query)), Guide.Data);
}
