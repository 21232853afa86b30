using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Pay;

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
