using System.Collections.Immutable;

namespace BackendCareer.Charts;

/// <summary>One group, large: its five amounts are written below their places, as far apart as they need.</summary>
/// <param name="Margin">The margin of error of the median.</param>
/// <param name="Labels">For the five amounts in rising order.</param>
public sealed record SpreadChart(
    Axis Axis, Stretch? Tenths, Stretch? Middle, Stretch? Margin, double MedianX, ImmutableArray<SpreadLabel> Labels)
{
    public const int MarginY = 12;
    public const int StripY = 36;
    public const int LeaderTop = 54;
    public const int LeaderBottom = 76;
    public const int AmountY = 93;
    public const int NameY = 111;
    public const int AxisTop = 128;
    public const int Height = 160;
    private const int Apart = 71;

    public static SpreadChart Of(Spread group)
    {
        var axis = Axis.Over(group.Amounts, RangeChart.Left, RangeChart.Right);
        var places = new[] { group.P10, group.P25, group.Median, group.P75, group.P90 }.OfType<int>().Select(axis.At).ToImmutableArray();
        var labels = Spaced(places, Apart, Apart / 2, RangeChart.Width - Apart / 2);
        return new SpreadChart(
            axis,
            Stretch.Between(group.P10, group.P90, axis), Stretch.Between(group.P25, group.P75, axis),
            Stretch.Between(group.Low95, group.High95, axis), axis.At(group.Median),
            [.. places.Zip(labels, (mark, text) => new SpreadLabel(mark, text))]);
    }

    /// <summary>Moves what stands too close to the right, then what has left the drawing back to the left; the order stays.</summary>
    private static ImmutableArray<double> Spaced(ImmutableArray<double> places, double apart, double first, double last)
    {
        var spaced = places.ToArray();
        for (var i = 0; i < spaced.Length; i++)
        {
            spaced[i] = Math.Max(spaced[i], i == 0 ? first : spaced[i - 1] + apart);
        }

        for (var i = spaced.Length - 1; i >= 0; i--)
        {
            spaced[i] = Math.Min(spaced[i], i == spaced.Length - 1 ? last : spaced[i + 1] - apart);
        }

        return [.. spaced.Select(Axis.Round)];
    }
}

/// <param name="MarkX">Where the amount is.</param>
/// <param name="TextX">The middle of its text.</param>
public readonly record struct SpreadLabel(double MarkX, double TextX);
