namespace BackendCareer.Charts;

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
