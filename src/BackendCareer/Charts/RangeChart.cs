using System.Collections.Immutable;

namespace BackendCareer.Charts;

/// <summary>
/// Groups below each other on one axis: a thin line from the lowest tenth to the top tenth, a bar over the middle half, a
/// mark at the median. Drawn 360 units wide, so that text of 15 units can be read on the smallest phone.
/// </summary>
public sealed record RangeChart(Axis Axis, ImmutableArray<RangeRow> Rows)
{
    public const int Width = 360;
    public const int Left = 6;
    public const int Right = Width - Left;
    private const int RowHeight = 46;
    private const int TextInRow = 18;
    private const int BarInRow = 31;
    private const int AxisHeight = 26;

    public int Bottom => Rows.Length * RowHeight + 4;

    public int Height => Bottom + AxisHeight;

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
