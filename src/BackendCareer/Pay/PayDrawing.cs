using System.Collections.Immutable;
using BackendCareer.Charts;
using BackendCareer.Content;

namespace BackendCareer.Pay;

/// <summary>A drawing of pay with its words; the table beside it holds the same numbers.</summary>
/// <param name="Id">Begins the ids of its parts.</param>
/// <param name="Description">For who cannot see it.</param>
/// <param name="Labels">For the marks of the chart, in their order.</param>
public sealed record PayDrawing(
    string Id, string Title, string Description, string Caption, Chart Chart, ImmutableArray<PayLabel> Labels)
{
    /// <summary>One group, large.</summary>
    public static PayDrawing OfGroup(PayRow row) => new(
        "pay-spread", PayWords.Title(row),
        "A line from the lowest tenth to the top tenth, a bar over the middle half, a dot at the median and above it its margin of error. "
            + "The table below holds the same numbers.",
        $"Gross pay for a year in {PayWords.Currency(row.Currency)}. The bar is the middle half, the dot the median, the bracket above it "
            + "the median’s margin of error. 10% means that one in ten earns less.",
        SpreadChart.Of(SpreadOf(row)),
        [
            new("10%", PayWords.Amount(row.P10, row.Currency)),
            new("25%", PayWords.Amount(row.P25, row.Currency)),
            new("median", PayWords.Amount(row.Median, row.Currency), IsStressed: true),
            new("75%", PayWords.Amount(row.P75, row.Currency)),
            new("90%", PayWords.Amount(row.P90, row.Currency)),
        ]);

    public static PayDrawing OfBands(ImmutableArray<PayRow> bands, string chosen) => OfGroups(
        "pay-bands", $"Pay by years of work: {PayWords.People(bands[0].Role)} {PayWords.In(bands[0])}, {bands[0].Year}",
        $"Gross pay for a year in {PayWords.Currency(bands[0].Currency)}, by years of professional work. Each bar is the middle half, "
            + "each dot a median.",
        bands.Select(SpreadOf), bands.Select(row => LabelOf(row, PayWords.Years(row.Experience), row.Experience == chosen)));

    /// <param name="all">How many countries the table has.</param>
    public static PayDrawing OfCountries(ImmutableArray<PayRow> rows, string chosen, int all) => OfGroups(
        "pay-countries", $"Pay by country: {PayWords.People(rows[0].Role)}, {rows[0].Year}",
        $"Gross pay for a year in euros. Drawn are the {PayExplorer.MostDrawn} countries and groups of countries with most answers, and "
            + $"the country you chose; the table has all {all}. Neither rents nor taxes are taken into account.",
        rows.Select(SpreadOf), rows.Select(row => LabelOf(row, row.CountryName, row.Country == chosen)));

    public static PayDrawing OfDispute(PayDispute dispute) => OfGroups(
        "pay-others", $"Pay {PayWords.In(dispute.Survey)} by who asks",
        $"Gross pay for a year in {PayWords.Currency(dispute.Survey.Currency)}. A bar or a line is missing where the source does not "
            + "give it.",
        [SpreadOf(dispute.Survey), .. dispute.Others.Select(SpreadOf)],
        [
            LabelOf(dispute.Survey, $"Survey, {PayWords.NameOf(dispute.Survey.Role).ToLowerInvariant()}", isStressed: true),
            .. dispute.Others.Select(other => new PayLabel(other.Label, PayWords.Amount(other.Median, other.Currency))),
        ]);

    private static PayDrawing OfGroups(
        string id, string title, string caption, IEnumerable<Spread> groups, IEnumerable<PayLabel> labels) => new(
        id, title,
        "A line for each group: a bar over the middle half, a dot at the median. The table below holds the same numbers.",
        caption, RangeChart.Of([.. groups]), [.. labels]);

    private static PayLabel LabelOf(PayRow row, string name, bool isStressed) =>
        new(name + PayWords.InBrackets(row), PayWords.Amount(row.Median, row.Currency), isStressed);

    private static Spread SpreadOf(PayRow row) => new(row.Median, row.P10, row.P25, row.P75, row.P90, row.Low95, row.High95);

    private static Spread SpreadOf(OtherPay pay) => new(pay.Median, pay.P10, pay.P25, pay.P75, pay.P90);
}

/// <summary>A name and an amount as they stand in a drawing.</summary>
public sealed record PayLabel(string Name, string Amount, bool IsStressed = false);

/// <summary>The numbers of a drawing or a sentence, as a table.</summary>
/// <param name="Id">Of its caption.</param>
/// <param name="Sources">None where each row names its own.</param>
public abstract record PayTable(string Id, string Caption, ImmutableArray<Source> Sources)
{
    /// <summary>One group: who earns less than what.</summary>
    public sealed record OfGroup(PayRow Row) : PayTable(
        "pay-spread-table", $"{PayWords.Title(Row)}, {PayWords.Number(Row.Respondents)} answers{PayWords.InBrackets(Row)}", [Row.Source]);

    /// <summary>Groups below each other, each with its whole spread.</summary>
    /// <param name="Heading">What they differ in.</param>
    public sealed record OfGroups(
        PayDrawing Drawing, string Heading, ImmutableArray<PayRow> Rows, Func<PayRow, string> NameOf, Func<PayRow, bool> IsChosen)
        : PayTable(
            $"{Drawing.Id}-table", $"{Drawing.Title}. Below each median, its margin of error",
            [.. Rows.Select(row => row.Source).Distinct()]);

    /// <summary>The survey beside what others measured.</summary>
    public sealed record OfDispute(PayDispute Dispute, PayDrawing Drawing)
        : PayTable($"{Drawing.Id}-table", $"{Drawing.Title}: the same numbers", []);

    /// <summary>What goes with a degree.</summary>
    public sealed record OfDegrees(ImmutableArray<EducationPremium> Rows) : PayTable(
        "pay-degree-table",
        $"Pay against a bachelor’s degree {PayWords.In(Rows[0].Country, Rows[0].CountryName)}, {Rows[0].Year}", [Rows[0].Source]);

    public static OfGroups OfBands(ImmutableArray<PayRow> bands, PayDrawing drawing, string chosen) =>
        new(drawing, "Years of work", bands, row => PayWords.Band(row.Experience), row => row.Experience == chosen);

    public static OfGroups OfCountries(ImmutableArray<PayRow> countries, PayDrawing drawing, string chosen) =>
        new(drawing, "Country", countries, row => row.CountryName, row => row.Country == chosen);
}
