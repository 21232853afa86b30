using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Pay;

/// <summary>Median pay by years of professional work: a line for each country, a column for each band.</summary>
public sealed record PayByExperience(ImmutableArray<string> Bands, ImmutableArray<PayByExperience.Line> Lines)
{
    /// <param name="Cells">One for each band; null where too few answered.</param>
    public sealed record Line(string Country, ImmutableArray<PayRow?> Cells);

    public static PayByExperience From(Guide guide)
    {
        var rows = guide.Data.Pay.Where(row => row.Experience != "all").ToList();
        var bands = rows.Select(row => row.Experience).Distinct().OrderBy(FirstYear).ToImmutableArray();
        return new PayByExperience(bands,
        [
            .. rows.GroupBy(row => row.CountryName)
                .Select(country => new Line(country.Key, [.. bands.Select(band => country.FirstOrDefault(row => row.Experience == band))])),
        ]);
    }

    public IEnumerable<PayRow> Rows => Lines.SelectMany(line => line.Cells).OfType<PayRow>();

    public IEnumerable<Source> Sources => Rows.Select(row => row.Source).Distinct();

    /// <summary>"3-5" → 3, "21+" → 21.</summary>
    private static int FirstYear(string band) => int.TryParse(band.Split('-', '+')[0], out var year) ? year : int.MaxValue;
}
