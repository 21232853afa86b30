using BackendCareer.Charts;

namespace BackendCareer.Tests.Charts;

public sealed class SpreadChartTests
{
    private const double TextWidth = 70;

    public static TheoryData<int[]> Amounts => new()
    {
        { [41_700, 50_000, 62_000, 90_000, 120_000] },
        { [500, 500, 500, 500, 500] },
        { [0, 0, 0, 0, 0] },
        { [0, 1, 2, 3, int.MaxValue] },
        { [0, int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue] },
    };

    [Theory]
    [MemberData(nameof(Amounts))]
    public void Five_amounts_are_written_in_order_apart_and_within_the_drawing(int[] amounts)
    {
        var labels = SpreadChart.Of(new Spread(amounts[2], amounts[0], amounts[1], amounts[3], amounts[4])).Labels;
        Assert.Equal(5, labels.Length);
        Assert.All(labels, label => Assert.InRange(label.TextX, TextWidth / 2, Chart.Width - TextWidth / 2));
        Assert.All(labels.Zip(labels.Skip(1)), pair => Assert.InRange(pair.Second.TextX - pair.First.TextX, TextWidth, Chart.Width));
        Assert.Equal(labels.Select(label => label.MarkX).Order(), labels.Select(label => label.MarkX));
    }

    [Fact]
    public void One_amount_is_one_mark()
    {
        var chart = SpreadChart.Of(new Spread(62_000));
        Assert.Equal(chart.MedianX, Assert.Single(chart.Labels).MarkX);
        Assert.Equal((null, null, null), (chart.Tenths, chart.Middle, chart.Margin));
    }

    [Fact]
    public void A_text_with_room_stands_below_its_mark()
    {
        var chart = SpreadChart.Of(new Spread(500, P25: 100, P75: 900, Low95: 480, High95: 520));
        Assert.Equal(chart.MedianX, chart.Labels[1].TextX);
        Assert.All(chart.Labels, label => Assert.Equal(label.MarkX, label.TextX));
        Assert.InRange(chart.MedianX, chart.Margin!.Value.From, chart.Margin.Value.To);
    }
}
