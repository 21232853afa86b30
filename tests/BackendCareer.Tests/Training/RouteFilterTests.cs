using System.Collections.Immutable;
using BackendCareer.Content;
using BackendCareer.Tests.Support;
using BackendCareer.Training;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace BackendCareer.Tests.Training;

/// <summary>Which routes a choice leaves, and in which order.</summary>
public sealed class RouteFilterTests
{
    private static readonly ImmutableArray<TrainingRoute> Routes = ShippedGuide.Data.Routes;

    public static TheoryData<RouteColumn> Columns => [.. RouteColumns.All];

    [Theory]
    [InlineData("from=none", "none")]
    [InlineData("from=bac", "none bac")]
    [InlineData("from=bac2", "none bac bac2")]
    [InlineData("from=bac3", "none bac bac2 bac3")]
    [InlineData("from=career", "none career")]
    [InlineData("", "none bac bac2 bac3 career")]
    public void A_diploma_opens_its_own_routes_and_those_that_ask_for_less(string query, string stands) =>
        Assert.Equal(Routes.Where(route => stands.Split(' ').Contains(route.Stand)), Read(query).Of(Routes));

    [Theory]
    [InlineData("in=DE")]
    [InlineData("paid=yes")]
    [InlineData("in=GB&paid=yes")]
    public void A_country_and_pay_are_known_of_every_route(string query)
    {
        var filter = Read(query);
        Assert.Equal(
            Routes.Where(route => (filter.In is null || route.Country == filter.In) && (!filter.Paid || route.Paid)), filter.Of(Routes));
        Assert.DoesNotContain(Routes, route => filter.Fit(route) == RouteFit.Perhaps);
    }

    [Theory]
    [InlineData(12, "12", RouteFit.Yes)]
    [InlineData(12, "13", RouteFit.No)]
    [InlineData(12, "", RouteFit.Perhaps)]
    public void A_route_of_unknown_length_may_fit(int most, string months, RouteFit expected) =>
        Assert.Equal(expected, (RouteFilter.All with { Months = most }).Fit(Route(months: months)));

    [Theory]
    [InlineData("", "", RouteFit.Perhaps)]
    [InlineData("0", "", RouteFit.Perhaps)]
    [InlineData("500", "1000", RouteFit.Yes)]
    [InlineData("500", "1001", RouteFit.Perhaps)]
    [InlineData("1000", "1000", RouteFit.Yes)]
    [InlineData("1000", "1001", RouteFit.Perhaps)]
    [InlineData("1001", "2000", RouteFit.No)]
    [InlineData("1001", "", RouteFit.No)]
    [InlineData("", "800", RouteFit.Yes)]
    [InlineData("", "2000", RouteFit.Perhaps)]
    public void A_route_whose_price_is_not_known_or_differs_may_fit(string min, string max, RouteFit expected) =>
        Assert.Equal(expected, (RouteFilter.All with { Budget = 1_000 }).Fit(Route(min: min, max: max)));

    [Theory]
    [MemberData(nameof(Columns))]
    public void Each_column_sorts_both_ways_and_what_is_not_known_comes_last(RouteColumn column)
    {
        var up = Routes.InOrder(column, down: false).ToList();
        var down = Routes.InOrder(column, down: true).ToList();
        Assert.Equal(Routes.OrderBy(route => route.Id), up.OrderBy(route => route.Id));
        var unknown = Routes.Where(route => ValueOf(route, column) is null).ToList();
        var known = Routes.Length - unknown.Count;
        Assert.Equal(unknown, up[known..]);
        Assert.Equal(unknown, down[known..]);
        var values = up[..known].Select(route => ValueOf(route, column)!).ToList();
        Assert.Equal(values.Order(), values);
        Assert.Equal(values.OrderDescending(), down[..known].Select(route => ValueOf(route, column)!));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("by=cost&down=yes", false)]
    [InlineData("from=bac", true)]
    [InlineData("in=FR", true)]
    [InlineData("months=24", true)]
    [InlineData("budget=0", true)]
    [InlineData("paid=yes", true)]
    public void A_choice_narrows_and_an_order_does_not(string query, bool isNarrowed) => Assert.Equal(isNarrowed, Read(query).IsNarrowed);

    [Fact]
    public void Each_choice_is_told_with_what_is_asked_for_without_it()
    {
        var told = Read("from=bac&in=FR&months=24&budget=1000&paid=yes&by=cost&down=yes").Choices()
            .Select(choice => (choice.Words, choice.Without.Query));
        Assert.Equal(
            [
                ("where you stand: baccalauréat", "?in=FR&months=24&budget=1000&paid=yes&by=cost&down=yes"),
                ("country: France", "?from=bac&months=24&budget=1000&paid=yes&by=cost&down=yes"),
                ("time: 2 years at most", "?from=bac&in=FR&budget=1000&paid=yes&by=cost&down=yes"),
                ("fees: €1,000 at most", "?from=bac&in=FR&months=24&paid=yes&by=cost&down=yes"),
                ("paid meanwhile", "?from=bac&in=FR&months=24&budget=1000&by=cost&down=yes"),
            ],
            told);
        Assert.Empty(Read("by=cost&down=yes").Choices());
    }

    [Theory]
    [InlineData("", "?by=cost")]
    [InlineData("by=cost", "?by=cost&down=yes")]
    [InlineData("by=cost&down=yes", "?by=cost")]
    [InlineData("by=months", "?by=cost")]
    [InlineData("by=months&down=yes", "?by=cost")]
    public void A_column_sorts_from_its_smallest_and_once_more_in_reverse(string query, string sorted) =>
        Assert.Equal(sorted, Read(query).SortedBy(RouteColumn.Cost).Query);

    [Fact]
    public void Every_route_in_the_order_of_the_data_needs_no_query() => Assert.Equal("", RouteFilter.All.Query);

    [Theory]
    [InlineData("")]
    [InlineData("?from=bac&in=FR&months=24&budget=1000&paid=yes&by=cost&down=yes")]
    [InlineData("?from=career&budget=0")]
    public void An_address_comes_back_as_it_was(string query) => Assert.Equal(query, Read(query).Query);

    [Theory]
    [InlineData("from=king", "“Where I stand” cannot be “king”")]
    [InlineData("in=XX", "“Country” cannot be “XX”")]
    [InlineData("in=fr", "“Country” cannot be “fr”")]
    [InlineData("months=-5", "“Time at most” cannot be “-5”")]
    [InlineData("months=37", "“Time at most” cannot be “37”")]
    [InlineData("months=99999999999999999999", "“Time at most” cannot be “99999999999999999999”")]
    [InlineData("budget=1e3", "“Fees at most” cannot be “1e3”")]
    [InlineData("budget=00", "“Fees at most” cannot be “00”")]
    [InlineData("paid=no", "“Paid meanwhile” cannot be “no”")]
    [InlineData("by=luck", "“Sorted by” cannot be “luck”")]
    [InlineData("from=bac&from=none", "“Where I stand” came more than once. The first counts.")]
    public void What_is_not_understood_is_said(string query, string note) =>
        Assert.StartsWith(note, Assert.Single(Read(query).Notes), StringComparison.Ordinal);

    [Fact]
    public void Of_repeated_values_the_first_counts() => Assert.Equal("bac", Read("from=bac&from=none").From);

    [Fact]
    public void A_long_value_is_not_repeated_in_full() =>
        Assert.InRange(Read("from=" + new string('x', 5_000)).Notes[0].Length, 30, 100);

    [Fact]
    public void The_name_of_a_route_leads_to_its_article_once_there_is_one()
    {
        var guide = new GuideFiles().WithArticle("training.md", "Text.").WithArticle("training/here.md", "Text.").Guide();
        var page = new RoutesPage(guide, "/training", RouteFilter.All);
        Assert.Equal("/training/here", page.ArticleOf(Route(page: "training/here"))?.Address);
        Assert.Null(page.ArticleOf(Route(page: "training/not-yet")));
        Assert.Null(page.ArticleOf(Route()));
    }

    private static RouteFilter Read(string query) =>
        RouteFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(query)), ShippedGuide.Data);

    private static TrainingRoute Route(string months = "", string min = "", string max = "", string page = "") => new GuideFiles()
        .With(TrainingRoute.Path, $"""
            id,country,name,label,credential,eqf_level,french_level,entry,stand,months,months_about,cost_min,cost_max,pace,paid,source,year,note,page
            fr-x,FR,A route,route,A title,,,none,none,{months},no,{min},{max},full-time,no,,,no source was found,{page}
            """).Compile().Guide!.Data.Routes[0];

    private static IComparable? ValueOf(TrainingRoute route, RouteColumn column) => column switch
    {
        RouteColumn.Route => route.Name,
        RouteColumn.Entry => TrainingRoute.Stands.IndexOf(route.Stand),
        RouteColumn.Months => route.Months,
        RouteColumn.Cost => route.CostMin,
        RouteColumn.Paid => !route.Paid,
        RouteColumn.Credential => route.Credential,
        RouteColumn.Level => route.EqfLevel,
        RouteColumn.Pace => route.Pace,
        _ => route.Year.Length == 0 ? null : route.Year,
    };
}
