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

/// <summary>From amounts to places on a line that begins at zero and ends at a round amount.</summary>
/// <param name="Ticks">At round amounts, from zero to the end.</param>
public sealed record Axis(double Left, double Right, ImmutableArray<Tick> Ticks)
{
    private const int MostSteps = 3; // the numbers below the ticks need the room

    /// <param name="amounts">Zero or more; without any the axis has one step.</param>
    public static Axis Over(IEnumerable<int> amounts, double left, double right)
    {
        var largest = amounts.DefaultIfEmpty().Max();
        var step = StepFor(largest, MostSteps);
        var steps = Math.Max(1, (largest + step - 1) / step);
        return new Axis(left, right,
            [.. Enumerable.Range(0, (int)steps + 1).Select(i => new Tick(i * step, Round(left + (right - left) * i / steps)))]);
    }

    public double At(int amount) => Round(Left + (Right - Left) * amount / Ticks[^1].Amount);

    /// <summary>A tenth of a unit is finer than a screen, and short to write.</summary>
    internal static double Round(double place) => Math.Round(place, 1);

    /// <summary>The smallest of 1, 2, 5, 10, 20, 50, … of which no more than so many reach the largest amount.</summary>
    internal static long StepFor(long largest, int most) => Steps().First(step => step * most >= largest);

    private static IEnumerable<long> Steps()
    {
        for (long unit = 1; ; unit *= 10)
        {
            yield return unit;
            yield return 2 * unit;
            yield return 5 * unit;
        }
    }
}

/// <summary>A round amount and where it stands.</summary>
public readonly record struct Tick(long Amount, double X);

/// <summary>The amounts of one group, from the lowest tenth to the top tenth. What is null is not known, and not drawn.</summary>
/// <param name="Low95">The margin of error of the median, with <paramref name="High95"/>.</param>
public sealed record Spread(
    int Median, int? P10 = null, int? P25 = null, int? P75 = null, int? P90 = null, int? Low95 = null, int? High95 = null)
{
    public IEnumerable<int> Amounts => new[] { P10, P25, Median, P75, P90, Low95, High95 }.OfType<int>();
}

/// <summary>A stretch along an axis.</summary>
public readonly record struct Stretch(double From, double To)
{
    private const double Least = 2;

    public double Length => Axis.Round(To - From);

    /// <returns>Null where an end is not known. Two equal amounts still make a mark that can be seen.</returns>
    internal static Stretch? Between(int? low, int? high, Axis axis)
    {
        if (low is not { } from || high is not { } to)
        {
            return null;
        }

        var missing = Math.Max(0, Least - (axis.At(to) - axis.At(from)));
        return new Stretch(Axis.Round(axis.At(from) - missing / 2), Axis.Round(axis.At(to) + missing / 2));
    }
}
