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
