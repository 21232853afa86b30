using System.Globalization;
using BackendCareer.Content;

namespace BackendCareer.Pay;

/// <summary>Writes rows in the columns of <c>data/pay.csv</c>.</summary>
public static class PayCsv
{
    public static string Write(IEnumerable<PayRow> rows) =>
        string.Concat(rows.Select(CellsOf).Prepend(PayRow.Columns).Select(cells => string.Join(',', cells.Select(Quoted)) + "\r\n"));

    private static IEnumerable<string> CellsOf(PayRow row) =>
    [
        row.Source.Id, row.Year, row.Role, row.Country, row.CountryName, row.Experience, Digits(row.Answers),
        Digits(row.P10), Digits(row.P25), Digits(row.Median), Digits(row.P75), Digits(row.P90), Digits(row.Low95), Digits(row.High95),
        row.Currency, row.IsTooHigh ? "yes" : "no",
    ];

    private static string Digits(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
