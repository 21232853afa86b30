using System.Collections.Immutable;

namespace BackendCareer.Charts;

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
