using BackendCareer.Training;

namespace BackendCareer.Tests.Training;

/// <summary>The geometry of the map of routes: figures in, lines out.</summary>
public sealed class RoutesMapTests
{
    [Fact]
    public void No_routes_make_an_empty_map_with_a_scale()
    {
        var map = RoutesMap.Of([]);
        Assert.Empty(map.Starts);
        Assert.Equal([0, 1], map.Ticks.Select(tick => tick.Year));
    }

    [Fact]
    public void One_route_runs_over_its_months()
    {
        var map = RoutesMap.Of([Route(24)]);
        var line = Assert.Single(Assert.Single(map.Starts).Lines);
        Assert.Equal((map.Ticks[0].X, map.Ticks[2].X), (line.From, line.To));
        Assert.Equal("a route", Assert.Single(line.Labels).Words);
    }

    [Fact]
    public void Length_is_to_scale_and_a_later_start_lies_further_along()
    {
        var map = RoutesMap.Of([Route(12), Route(60), Route(24, startMonth: 36, start: "later")]);
        var (one, five, last) = (map.Starts[0].Lines[0], map.Starts[0].Lines[1], map.Starts[1].Lines[0]);
        Assert.Equal(5, (five.To - five.From) / (one.To - one.From), tolerance: 0.01);
        Assert.Equal((map.Ticks[3].X, five.To), (last.From, last.To));
    }

    [Fact]
    public void Equal_routes_share_a_line_that_names_each()
    {
        var map = RoutesMap.Of([.. Enumerable.Range(1, 9).Select(number => Route(36, label: $"route number {number}"))]);
        var line = Assert.Single(Assert.Single(map.Starts).Lines);
        Assert.Equal(9, line.Routes.Length);
        Assert.Equal(line.Routes.Select(route => route.Label), line.Labels.SelectMany(label => label.Words.Split(" · ")));
        Assert.All(line.Labels, label => Assert.InRange(label.Words.Length, 1, 47));
    }

    [Fact]
    public void Routes_that_differ_in_anything_drawn_do_not()
    {
        MapRoute[] routes =
            [Route(12), Route(13), Route(12) with { IsAbout = true }, Route(12) with { Level = null }, Route(12, startMonth: 24)];
        Assert.Equal(5, RoutesMap.Of(routes).Starts[0].Lines.Length);
    }

    [Fact]
    public void An_unknown_length_breaks_off_on_the_paper()
    {
        var map = RoutesMap.Of([Route(null), Route(null, startMonth: 60)]);
        Assert.All(map.Starts[0].Lines, line => Assert.InRange(line.To, line.From, RoutesMap.Width));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(10_000)]
    [InlineData(int.MaxValue)]
    public void Any_length_fits_with_a_readable_scale(int months)
    {
        var map = RoutesMap.Of([Route(months), Route(6, startMonth: 36, label: new string('x', 500))]);
        Assert.InRange(map.Ticks.Length, 2, 7);
        Assert.All(map.Starts[0].Lines, line =>
        {
            Assert.InRange(line.From, 0, line.To);
            Assert.InRange(line.To, 0, RoutesMap.Width);
            Assert.All(line.Labels, label => Assert.InRange(label.X + (label.Words.Length * 7), 0, RoutesMap.Width));
        });
    }

    [Fact]
    public void Years_of_a_long_scale_stand_where_they_belong()
    {
        var map = RoutesMap.Of([Route(120)]);
        Assert.Equal([0, 2, 4, 6, 8, 10], map.Ticks.Select(tick => tick.Year));
        Assert.Equal([10, 77.2, 144.4, 211.6, 278.8, 346], map.Ticks.Select(tick => tick.X));
    }

    [Theory]
    [InlineData(0, 1, 4)]
    [InlineData(36, 20, 205.6)]
    [InlineData(36, 21, 198.4)]
    [InlineData(36, 46, 8.4)]
    [InlineData(36, 47, 2)]
    public void A_label_begins_with_its_line_or_so_far_before_it_that_it_ends_on_the_paper(int startMonth, int length, double x) =>
        Assert.Equal(x, RoutesMap.Of([Route(60 - startMonth, startMonth, label: new string('x', length))]).Starts[0].Lines[0].Labels[0].X);

    [Fact]
    public void Labels_of_a_line_begin_together_where_the_longest_has_room()
    {
        var map = RoutesMap.Of([Route(24, startMonth: 36, label: new string('x', 40)), Route(24, startMonth: 36, label: "short")]);
        Assert.Equal([54, 54], map.Starts[0].Lines[0].Labels.Select(label => label.X));
    }

    [Theory]
    [InlineData(22, 22, 1)]
    [InlineData(22, 23, 2)]
    public void Labels_share_a_row_as_long_as_they_fit(int first, int second, int rows)
    {
        var map = RoutesMap.Of([Route(12, label: new string('x', first)), Route(12, label: new string('y', second))]);
        Assert.Equal(rows, map.Starts[0].Lines[0].Labels.Length);
    }

    [Fact]
    public void A_label_that_is_longer_than_a_row_is_cut()
    {
        var row = new string('x', 47);
        Assert.Equal(row, WordsOf(row));
        Assert.Equal(row[1..] + "…", WordsOf(row + "x"));

        static string WordsOf(string label) => RoutesMap.Of([Route(12, label: label)]).Starts[0].Lines[0].Labels[0].Words;
    }

    [Fact]
    public void Nothing_lies_on_anything_else()
    {
        var three = Enumerable.Repeat(Route(36, label: new string('x', 40)), 3);
        var map = RoutesMap.Of([Route(12), Route(24, label: "two"), .. three, Route(12, start: "later"), Route(24, start: "later")]);
        var heights = map.Starts.SelectMany(
            start => start.Lines.SelectMany(line => line.Labels.Select(label => label.Y).Append(line.Y)).Prepend(start.Y)).ToList();
        Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 12, 60));
        Assert.InRange(map.Height - heights[^1], 12, 60);
    }

    private static MapRoute Route(int? months, int startMonth = 0, string start = "here", string label = "a route") =>
        new(start, startMonth, months, IsAbout: false, Level: 6, label);
}
