using System.Collections.Immutable;

namespace BackendCareer.Charts;

/// <summary>A drawing 360 units wide, so that text of 15 units can be read on the smallest phone.</summary>
/// <param name="AxisTop">From here on its lines go down…</param>
/// <param name="AxisBottom">… to here; the amounts stand below.</param>
public abstract record Chart(Axis Axis, int AxisTop, int AxisBottom)
{
    public const int Width = 360;
    public const int Left = 6;
    public const int Right = Width - Left;

    public abstract int Height { get; }
}

/// <summary>One group, large: its five amounts are written below their places, as far apart as they need.</summary>
/// <param name="Margin">The margin of error of the median.</param>
/// <param name="Labels">For the five amounts in rising order.</param>
public sealed record SpreadChart(
    Axis Axis, Stretch? Tenths, Stretch? Middle, Stretch? Margin, double MedianX, ImmutableArray<SpreadLabel> Labels)
    : Chart(Axis, Top, Top + TickHeight)
{
    public const int MarginY = 12;
    public const int StripY = 36;
    public const int LeaderTop = 54;
    public const int LeaderBottom = 76;
    public const int AmountY = 93;
    public const int NameY = 111;
    private const int Top = 128;
    private const int TickHeight = 8;
    private const int Apart = 71;

    public override int Height => 160;

    public static SpreadChart Of(Spread group)
    {
        var axis = Axis.Over(group.Amounts, Left, Right);
        var places = new[] { group.P10, group.P25, group.Median, group.P75, group.P90 }.OfType<int>().Select(axis.At).ToImmutableArray();
        var labels = Spaced(places, Apart, Apart / 2, Width - Apart / 2);
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

/// <summary>
/// Groups below each other on one axis: a thin line from the lowest tenth to the top tenth, a bar over the middle half, a
/// mark at the median.
/// </summary>
public sealed record RangeChart(Axis Axis, ImmutableArray<RangeRow> Rows) : Chart(Axis, 0, Rows.Length * RowHeight + 4)
{
    private const int RowHeight = 46;
    private const int TextInRow = 18;
    private const int BarInRow = 31;
    private const int AxisHeight = 26;

    public override int Height => AxisBottom + AxisHeight;

    public static RangeChart Of(IReadOnlyList<Spread> groups)
    {
        var axis = Axis.Over(groups.SelectMany(group => group.Amounts), Left, Right);
        return new RangeChart(axis, [.. groups.Select((group, index) => Place(group, index * RowHeight, axis))]);
    }

    private static RangeRow Place(Spread group, int top, Axis axis) => new(
        top + TextInRow, top + BarInRow,
        Stretch.Between(group.P10, group.P90, axis), Stretch.Between(group.P25, group.P75, axis), axis.At(group.Median));
}

/// <param name="TextY">Where the line of text stands that names the group.</param>
/// <param name="Y">The middle of the bar.</param>
/// <param name="Tenths">From the lowest tenth to the top tenth.</param>
/// <param name="Middle">The middle half.</param>
public sealed record RangeRow(int TextY, int Y, Stretch? Tenths, Stretch? Middle, double MedianX);
