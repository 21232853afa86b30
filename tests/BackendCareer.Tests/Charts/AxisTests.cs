using BackendCareer.Charts;

namespace BackendCareer.Tests.Charts;

public sealed class AxisTests
{
    [Theory]
    [InlineData(120_000, new long[] { 0, 50_000, 100_000, 150_000 })]
    [InlineData(60_000, new long[] { 0, 20_000, 40_000, 60_000 })]
    [InlineData(60_001, new long[] { 0, 50_000, 100_000 })]
    [InlineData(6_540_000, new long[] { 0, 5_000_000, 10_000_000 })]
    [InlineData(1, new long[] { 0, 1 })]
    [InlineData(int.MaxValue, new long[] { 0, 1_000_000_000, 2_000_000_000, 3_000_000_000 })]
    public void Ticks_are_round_amounts_that_reach_the_largest(int largest, long[] expected) =>
        Assert.Equal(expected, Axis.Over([0, largest], 0, 100).Ticks.Select(tick => tick.Amount));

    [Fact]
    public void Without_amounts_there_is_still_an_axis() =>
        Assert.Equal([new Tick(0, 10), new Tick(1, 90)], Axis.Over([], 10, 90).Ticks.AsEnumerable());

    [Fact]
    public void Amounts_stand_between_the_ends_in_proportion()
    {
        var axis = Axis.Over([200_000], 10, 110);
        Assert.Equal((10, 60, 110), (axis.At(0), axis.At(100_000), axis.At(200_000)));
    }

    [Fact]
    public void Ticks_stand_where_their_amounts_do()
    {
        var axis = Axis.Over([137_000], 6, 354);
        Assert.All(axis.Ticks, tick => Assert.Equal(axis.At((int)tick.Amount), tick.X));
    }
}
