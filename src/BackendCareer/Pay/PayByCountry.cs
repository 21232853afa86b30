using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Pay;

/// <summary>The spread of pay in each country, for people of every experience together.</summary>
public sealed record PayByCountry(string Role, ImmutableArray<PayRow> Rows)
{
    public static PayByCountry From(Guide guide, string role = "back-end") => new(
        role,
        [.. guide.Data.Pay.Where(row => row.Experience == "all" && row.Role == role).OrderByDescending(row => row.Median)]);

    public IEnumerable<Source> Sources => Rows.Select(row => row.Source).Distinct();
}
