using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Pay;

/// <summary>Finds rows of <c>data/pay.csv</c>: the newest survey, in the currency that is wished for where it is there.</summary>
public sealed class PayRows(ImmutableArray<PayRow> all, string currency)
{
    /// <summary>Fewer bands show no course.</summary>
    private const int FewestBands = 3;

    public PayRow? Of(string country, string role, string band = PayRow.AllExperience) =>
        Best(all.Where(row => row.Country == country && row.Role == role && row.Experience == band));

    /// <summary>For a country of the list, which has one.</summary>
    public PayRow AnyOf(string country) =>
        Best(all.Where(row => row.Country == country && row.Experience == PayRow.AllExperience))!;

    /// <summary>The bands of the job; those of the three jobs together where it lacks the beginners or has too few.</summary>
    public ImmutableArray<PayRow> Bands(string country, string role)
    {
        var own = BandsOf(country, role);
        return own.IsEmpty && role != PayRow.WebRoles ? BandsOf(country, PayRow.WebRoles) : own;
    }

    public ImmutableArray<PayRow> CountriesInEuros(string role) =>
    [
        .. all.Where(row => row.Role == role && row.Experience == PayRow.AllExperience && row.Currency == "EUR")
            .GroupBy(row => row.Country)
            .Select(country => Best(country)!)
            .OrderByDescending(row => row.Median).ThenBy(row => row.CountryName, StringComparer.InvariantCulture),
    ];

    /// <summary>Two surveys count years in two ways, so a course is taken from one alone.</summary>
    private ImmutableArray<PayRow> BandsOf(string country, string role) =>
        all.Where(row => row.Country == country && row.Role == role && row.Experience != PayRow.AllExperience)
            .GroupBy(row => (row.Source, row.Year))
            .OrderByDescending(survey => survey.Key.Year, StringComparer.Ordinal)
            .Select(survey => survey.GroupBy(row => row.Experience).Select(band => Best(band)!).OrderBy(FirstYear).ToImmutableArray())
            .FirstOrDefault(bands => bands.Length >= FewestBands && FirstYear(bands[0]) == 0, []);

    private PayRow? Best(IEnumerable<PayRow> rows) => rows
        .OrderByDescending(row => row.Year, StringComparer.Ordinal)
        .ThenByDescending(row => row.Currency == "EUR" == (currency == "EUR"))
        .FirstOrDefault();

    private static int FirstYear(PayRow row) => PayOptions.FirstYear(row.Experience);
}
