using System.Globalization;
using BackendCareer.Content;
using CsvHelper;

namespace BackendCareer.Pay;

/// <summary>Writes rows in the columns of <c>data/pay.csv</c>.</summary>
public static class PayCsv
{
    public static string Write(IEnumerable<PayRow> rows)
    {
        using var text = new StringWriter();
        using var csv = CsvWriter.Create(text);
        foreach (var cells in rows.Select(CellsOf).Prepend([.. PayRow.Columns]))
        {
            csv.WriteRecord(cells);
        }

        csv.Flush();
        return text.ToString();
    }

    private static string[] CellsOf(PayRow row) =>
    [
        row.Source.Id, row.Year, row.Role, row.Country, row.CountryName, row.Experience, Digits(row.Respondents),
        Digits(row.P10), Digits(row.P25), Digits(row.Median), Digits(row.P75), Digits(row.P90), Digits(row.Low95), Digits(row.High95),
        row.Currency, row.IsTooHigh ? "yes" : "no",
    ];

    private static string Digits(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
