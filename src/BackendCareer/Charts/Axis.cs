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
        var step = StepFor(largest);
        var steps = Math.Max(1, (largest + step - 1) / step);
        return new Axis(left, right, [.. Enumerable.Range(0, (int)steps + 1).Select(i => new Tick(i * step, Round(left + (right - left) * i / steps)))]);
    }

    public double At(int amount) => Round(Left + (Right - Left) * amount / Ticks[^1].Amount);

    /// <summary>A tenth of a unit is finer than a screen, and short to write.</summary>
    internal static double Round(double place) => Math.Round(place, 1);

    /// <summary>The smallest of 1, 2, 5, 10, 20, 50, … with which a few steps reach the largest amount.</summary>
    private static long StepFor(long largest)
    {
        long[] leading = [1, 2, 5];
        for (long power = 1; ; power *= 10)
        {
            foreach (var digit in leading)
            {
                if (digit * power * MostSteps >= largest)
                {
                    return digit * power;
                }
            }
        }
    }
}

/// <summary>A round amount and where it stands.</summary>
public readonly record struct Tick(long Amount, double X);
