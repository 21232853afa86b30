using System.Collections.Immutable;
using System.Globalization;
using BackendCareer.Charts;
using BackendCareer.Content;

namespace BackendCareer.Pay;

/// <summary>A name and an amount as they stand in a drawing.</summary>
public sealed record DrawnLabel(string Name, string Amount, bool IsStressed = false);

/// <summary>One group, large.</summary>
/// <param name="Labels">The five amounts in rising order.</param>
public sealed record SpreadDrawing(string Title, SpreadChart Chart, ImmutableArray<DrawnLabel> Labels)
{
    public static SpreadDrawing Of(PayRow row) => new(
        PayWords.Title(row), SpreadChart.Of(Drawn.SpreadOf(row)),
        [
            new("10%", Drawn.Amount(row.P10, row.Currency)),
            new("25%", Drawn.Amount(row.P25, row.Currency)),
            new("median", Drawn.Amount(row.Median, row.Currency), IsStressed: true),
            new("75%", Drawn.Amount(row.P75, row.Currency)),
            new("90%", Drawn.Amount(row.P90, row.Currency)),
        ]);
}

/// <summary>Groups below each other.</summary>
/// <param name="Id">Begins the ids of its parts.</param>
public sealed record RangeDrawing(string Id, string Title, RangeChart Chart, ImmutableArray<DrawnLabel> Labels)
{
    public static RangeDrawing OfBands(ImmutableArray<PayRow> bands, string chosen) => new(
        "pay-bands", $"Pay by years of work: {PayWords.People(bands[0].Role)} {PayWords.In(bands[0])}, {bands[0].Year}",
        RangeChart.Of([.. bands.Select(Drawn.SpreadOf)]),
        [.. bands.Select(row => new DrawnLabel(Drawn.Name(PayWords.Years(row.Experience), row), Drawn.Amount(row.Median, row.Currency),
            row.Experience == chosen))]);

    public static RangeDrawing OfCountries(ImmutableArray<PayRow> rows, string chosen) => new(
        "pay-countries", $"Pay by country: {PayWords.People(rows[0].Role)}, {rows[0].Year}",
        RangeChart.Of([.. rows.Select(Drawn.SpreadOf)]),
        [.. rows.Select(row => new DrawnLabel(Drawn.Name(row.CountryName, row), Drawn.Amount(row.Median, row.Currency),
            row.Country == chosen))]);

    public static RangeDrawing OfDispute(PayDispute dispute) => new(
        "pay-others", $"Pay {PayWords.In(dispute.Survey)} by who asks",
        RangeChart.Of([Drawn.SpreadOf(dispute.Survey), .. dispute.Others.Select(Drawn.SpreadOf)]),
        [
            new(Drawn.Name($"Survey, {PayWords.NameOf(dispute.Survey.Role).ToLowerInvariant()}", dispute.Survey),
                Drawn.Amount(dispute.Survey.Median, dispute.Survey.Currency), IsStressed: true),
            .. dispute.Others.Select(other => new DrawnLabel(other.Label, Drawn.Amount(other.Median, other.Currency))),
        ]);
}

/// <summary>From rows to what a drawing needs of them.</summary>
public static class Drawn
{
    public static Spread SpreadOf(PayRow row) => new(row.Median, row.P10, row.P25, row.P75, row.P90, row.Low95, row.High95);

    public static Spread SpreadOf(OtherPay pay) => new(pay.Median, pay.P10, pay.P25, pay.P75, pay.P90);

    /// <summary>A code such as CHF would leave no room for the number: the caption says it.</summary>
    public static string Amount(int amount, string currency) =>
        currency is "EUR" or "GBP" or "USD" ? Money.Of(amount, currency) : Number(amount);

    public static string Number(long amount) => amount.ToString("N0", CultureInfo.InvariantCulture);

    public static string Name(string name, PayRow row) => name + PayWords.InBrackets(row);
}
