using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Pay;

/// <summary>Rows of pay with their whole spread: the numbers of a drawing, as a table.</summary>
/// <param name="Heading">What the rows differ in.</param>
public sealed record PayTable(
    string Id, string Caption, string Heading, ImmutableArray<PayRow> Rows, Func<PayRow, string> NameOf, Func<PayRow, bool> IsChosen)
{
    public static PayTable OfBands(ImmutableArray<PayRow> bands, RangeDrawing drawing, string chosen) =>
        new(drawing.Id, drawing.Title, "Years of work", bands, row => PayWords.Band(row.Experience), row => row.Experience == chosen);

    public static PayTable OfCountries(ImmutableArray<PayRow> countries, RangeDrawing drawing, string chosen) =>
        new(drawing.Id, drawing.Title, "Country", countries, row => row.CountryName, row => row.Country == chosen);

    public IEnumerable<Source> Sources => Rows.Select(row => row.Source).Distinct();
}
