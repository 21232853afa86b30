using BackendCareer.Charts;

namespace BackendCareer.Tests.Charts;

public sealed class RangeChartTests
{
    [Fact]
    public void Without_groups_there_is_the_axis_alone()
    {
        var chart = RangeChart.Of([]);
        Assert.Empty(chart.Rows);
        Assert.InRange(chart.AxisBottom, 0, chart.Height);
    }

    [Fact]
    public void A_group_of_which_the_median_alone_is_known_is_a_dot()
    {
        var row = Assert.Single(RangeChart.Of([new Spread(47_000)]).Rows);
        Assert.Equal((null, null), (row.Tenths, row.Middle));
        Assert.InRange(row.MedianX, Chart.Left, Chart.Right);
    }

    [Fact]
    public void A_group_with_tenths_and_no_quarters_is_a_line_and_a_dot()
    {
        var row = Assert.Single(RangeChart.Of([new Spread(45_000, P10: 33_700, P90: 62_000)]).Rows);
        Assert.Null(row.Middle);
        Assert.InRange(row.MedianX, row.Tenths!.Value.From, row.Tenths.Value.To);
    }

    [Fact]
    public void Equal_amounts_still_make_a_bar_that_can_be_seen()
    {
        var row = Assert.Single(RangeChart.Of([new Spread(500, 500, 500, 500, 500)]).Rows);
        Assert.Equal(2, row.Middle!.Value.Length);
        Assert.Equal(row.MedianX, (row.Middle.Value.From + row.Middle.Value.To) / 2);
    }

    [Fact]
    public void A_huge_range_stays_within_the_drawing()
    {
        var chart = RangeChart.Of([new Spread(2, 0, 1, 3, 4), new Spread(int.MaxValue, 0, 1, int.MaxValue, int.MaxValue)]);
        var ends = chart.Rows.SelectMany(
            row => new[] { row.Tenths!.Value.From, row.Tenths.Value.To, row.Middle!.Value.From, row.Middle.Value.To, row.MedianX });
        Assert.All(ends, x => Assert.InRange(x, 0, Chart.Width));
    }

    [Fact]
    public void Groups_stand_below_each_other_and_above_the_axis()
    {
        var chart = RangeChart.Of([new Spread(1), new Spread(2), new Spread(3)]);
        var heights = chart.Rows.SelectMany(row => new[] { row.TextY, row.Y }).ToList();
        Assert.Equal(heights.Order(), heights);
        Assert.InRange(heights[^1], 0, chart.AxisBottom);
    }
}
