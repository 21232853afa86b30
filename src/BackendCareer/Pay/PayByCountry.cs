using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Pay;

/// <summary>The spread of pay in each country, for people of every experience together.</summary>
public sealed record PayByCountry(ImmutableArray<PayRow> Rows)
{
    public static PayByCountry From(Guide guide) => new(
        [.. guide.Data.Pay.Where(row => row is { Experience: "all", Role: "back-end" }).OrderByDescending(row => row.Median)]);

    public IEnumerable<Source> Sources => Rows.Select(row => row.Source).Distinct();
}
