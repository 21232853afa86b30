using System.Globalization;
using AngleSharp.Dom;
using BackendCareer.Content;
using BackendCareer.Pay;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Pay;

/// <summary>Every number that a reader sees is in the data files, whatever they choose.</summary>
public sealed class NumbersTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly string[] Spread = ["p10", "p25", "median", "p75", "p90"];

    private static readonly Dictionary<(string, string, string, string, string), Dictionary<string, string>> Lines =
        PayCase.Lines("pay.csv").ToDictionary(line => (line["year"], line["role"], line["country"], line["experience"], line["currency"]));

    public static TheoryData<string, string, string, string, int> Medians => new()
    {
        { "FR", "back-end", "all", "EUR", 62_000 },
        { "DE", "back-end", "all", "EUR", 75_000 },
        { "GB", "back-end", "all", "published", 80_000 },
        { "US", "back-end", "all", "published", 173_924 },
        { "EU27", "back-end", "all", "EUR", 65_000 },
        { "EU27", "full-stack", "all", "EUR", 56_100 },
        { "EU27", "front-end", "all", "EUR", 55_700 },
        { "FR", "web roles", "0-2", "EUR", 34_500 },
        { "FR", "web roles", "6-10", "EUR", 55_000 },
        { "FR", "web roles", "21+", "EUR", 70_000 },
        { "US", "back-end", "3-5", "published", 140_000 },
        { "US", "web roles", "0-2", "published", 87_250 },
        { "CH", "back-end", "all", "published", 124_300 },
        { "DK", "back-end", "all", "published", 600_000 },
    };

    [Theory]
    [MemberData(nameof(Medians))]
    public void Medians_are_those_of_the_facts(string country, string role, string band, string currency, int expected) =>
        Assert.Equal(expected, PayCase.Explore(
            $"?country={country}&role={role}&band={band.Replace("+", "%2B", StringComparison.Ordinal)}&currency={currency}").Group.Median);

    [Fact]
    public void Every_row_holds_the_cells_of_its_line()
    {
        Assert.Equal(Lines.Count, PayCase.Data.Pay.Length);
        Assert.All(PayCase.Data.Pay, row => Assert.Equal(CellsOf(row), Cells(LineOf(row))));
    }

    [Fact]
    public void Whatever_is_chosen_every_sentence_and_drawing_says_what_the_lines_say()
    {
        var options = PayOptions.In(PayCase.Data);
        var choices =
            from country in options.Countries
            from role in options.Roles
            from band in options.Bands
            from currency in options.Currencies
            select new PayChoice(country.Value, role.Value, band.Value, currency.Value, []);
        foreach (var choice in choices)
        {
            Check(PayExplorer.Of(PayCase.Data, "/salary", choice));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?country=US&currency=published")]
    [InlineData("?country=GB&role=full-stack&band=3-5&currency=published")]
    [InlineData("?country=IN&role=web+roles&currency=published")]
    [InlineData("?country=IE&role=front-end")]
    [InlineData("?country=CH&band=21%2B&currency=published")]
    public async Task The_page_prints_these_numbers_and_no_others(string query)
    {
        var pay = PayCase.Explore(query);
        var page = (await site.ReadAsync("/salary" + query)).GetElementById("explore")!;
        Assert.Equal(pay.Bands.Select(InTable), NumbersIn(page, "pay-bands-table"));
        Assert.Equal(pay.Countries.Select(InTable), NumbersIn(page, "pay-countries-table"));
        Assert.Equal(OthersInTable(pay.Others), NumbersIn(page, "pay-others-table"));
        Assert.Equal(pay.Degrees.Select(InTable), NumbersIn(page, "pay-degree-table"));
        var spread = page.QuerySelectorAll("[aria-labelledby=pay-spread-table] td").Select(cell => cell.QuerySelector("strong") ?? cell);
        Assert.Equal(
            Cells(LineOf(pay.Group))[1..6].Select(amount => Money.Of(amount, pay.Group.Currency)),
            spread.Select(cell => cell.TextContent.Trim()));
        var drawing = Drawn.SvgOf(page.QuerySelector("img[alt^='Pay by country']")!);
        Assert.Equal(pay.Drawn.Length, drawing.QuerySelectorAll("circle").Length);
        Assert.Equal(pay.Drawn.Select(row => Money.Of(row.Median, "EUR")),
            drawing.QuerySelectorAll("[text-anchor=end].d-bold").Select(text => text.TextContent));
        Assert.Equal(
            new[] { pay.Group }.Concat(pay.Bands).Concat(pay.Countries).Select(row => string.Join('|', Cells(LineOf(row))[1..6])),
            page.QuerySelectorAll("#pay-group option").Select(option => option.GetAttribute("value")!.Split('|', 2)[1]));
        Assert.All(Sentences(pay), sentence => Assert.Contains(sentence, page.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Other_pay_and_education_hold_the_cells_of_their_lines()
    {
        var others = File.ReadAllText(Path.Combine(Repository.Content, OtherPay.Path));
        Assert.All(PayCase.Data.OtherPay, pay => Assert.Contains(
            $",{pay.P10},{pay.P25},{pay.Median},{pay.P75},{pay.P90},{pay.Currency},", others, StringComparison.Ordinal));
        var lines = PayCase.Lines("education.csv");
        Assert.Equal(
            lines.Select(line => In(line, "role", "country", "education", "premium", "lo95", "hi95", "n", "n_all")),
            PayCase.Data.Education.Select(row => $"{row.Role} {row.Country} {row.Education} {InTable(row)}"));
    }

    private static void Check(PayExplorer pay)
    {
        Assert.Equal(pay.Choice.Country, pay.Group.Country);
        Assert.Equal(pay.Group.Role == pay.Choice.Role && pay.Group.Experience == pay.Choice.Band, pay.Notes.IsEmpty);
        var cells = Cells(LineOf(pay.Group));
        Assert.Equal(
            cells[1..6].Select(amount => PayWords.Amount(amount, pay.Group.Currency)),
            PayDrawing.OfGroup(pay.Group).Labels.Select(label => label.Amount));
        var sentences = PaySentences.Spread(pay.Group).Where(text => !text.Contains("$5,000", StringComparison.Ordinal));
        Assert.Empty(sentences.SelectMany(PayCase.AmountsIn).Except(cells));
        CheckBands(pay);
        Assert.Equal(MediansOf(pay.Drawn), PayDrawing.OfCountries(pay.Drawn, "", 0).Labels.Select(label => label.Amount));
        Assert.All(pay.Countries, row => Assert.Equal(("EUR", "2025"), (row.Currency, row.Year)));
        if (pay.Others is { } dispute)
        {
            Assert.Equal(
                dispute.Others.Select(other => PayWords.Amount(other.Median, other.Currency)).Prepend(MediansOf([dispute.Survey]).Single()),
                PayDrawing.OfDispute(dispute).Labels.Select(label => label.Amount));
            Assert.All(dispute.Others, other => Assert.Equal(
                [other.Median, Number(LineOf(dispute.Survey)["median"])],
                PayCase.AmountsIn(PaySentences.Dispute(dispute, other).Replace(other.Why, "", StringComparison.Ordinal))));
        }
    }

    private static void CheckBands(PayExplorer pay)
    {
        if (pay.Bands.IsEmpty)
        {
            return;
        }

        Assert.All(pay.Bands, band => Assert.Equal("2024", band.Year));
        Assert.Equal(MediansOf(pay.Bands), PayDrawing.OfBands(pay.Bands, "").Labels.Select(label => label.Amount));
        var sentence = PaySentences.Doubling(pay.Bands);
        Assert.Equal([Number(LineOf(pay.Bands[0])["median"])], PayCase.AmountsIn(sentence));
        var doubled = pay.Bands.FirstOrDefault(band => Number(LineOf(band)["median"]) >= 2 * Number(LineOf(pay.Bands[0])["median"]));
        Assert.StartsWith(
            doubled is null ? "It does not double" : $"It first doubles at {doubled.Experience.Replace('-', '–')} years", sentence,
            StringComparison.Ordinal);
        Assert.All(pay.Bands.Skip(1), band => Assert.Contains(
            $"×{Times(band, pay.Bands[0])} at {band.Experience.Replace('-', '–')} years", sentence, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Sentences(PayExplorer pay) =>
    [
        .. PaySentences.Spread(pay.Group),
        .. pay.Bands.IsEmpty ? [] : new[] { PaySentences.Doubling(pay.Bands) },
        .. pay.Others is { } dispute ? dispute.Others.Select(other => PaySentences.Dispute(dispute, other)) : [],
        .. pay.BroadDegrees.Select(PaySentences.Degree),
    ];

    /// <summary>All numbers of each line of a table, in the order of its columns; where the source is named they are a year.</summary>
    private static IEnumerable<string> NumbersIn(IElement page, string caption) =>
        page.QuerySelectorAll($"[aria-labelledby={caption}] tbody tr")
            .Select(line => string.Join(
                ' ', line.QuerySelectorAll("td.num").Select(cell => cell.TextContent).SelectMany(PayCase.NumbersIn)));

    private static string InTable(PayRow row) => In(LineOf(row), "median", "lo95", "hi95", "p10", "p25", "p75", "p90", "n");

    private static string In(Dictionary<string, string> line, params string[] columns) =>
        string.Join(' ', columns.Select(column => line[column]));

    private static string InTable(EducationPremium premium) =>
        string.Join(' ', premium.Percent, premium.Low95, premium.High95, premium.InGroup, premium.Respondents);

    private static IEnumerable<string> OthersInTable(PayDispute? dispute) => dispute is null ? [] : dispute.Others
        .Select(pay => string.Join(' ', new[] { pay.Median, pay.P10, pay.P25, pay.P75, pay.P90, pay.Respondents }.OfType<int>()))
        .Prepend(In(LineOf(dispute.Survey), "median", "p10", "p25", "p75", "p90", "n"));

    private static string Times(PayRow band, PayRow start)
    {
        var times = decimal.Divide(Number(LineOf(band)["median"]), Number(LineOf(start)["median"]));
        return times is < 2 and >= 1.95m
            ? decimal.Round(times, 2, MidpointRounding.ToZero).ToString("0.00", CultureInfo.InvariantCulture)
            : times.ToString("0.0", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> MediansOf(IEnumerable<PayRow> rows) =>
        rows.Select(row => PayWords.Amount(Number(LineOf(row)["median"]), row.Currency));

    private static Dictionary<string, string> LineOf(PayRow row) => Lines[(row.Year, row.Role, row.Country, row.Experience, row.Currency)];

    /// <summary>n, the five amounts, the margin.</summary>
    private static int[] Cells(Dictionary<string, string> line) =>
        [Number(line["n"]), .. Spread.Select(column => Number(line[column])), Number(line["lo95"]), Number(line["hi95"])];

    private static int[] CellsOf(PayRow row) =>
        [row.Respondents, row.P10, row.P25, row.Median, row.P75, row.P90, row.Low95!.Value, row.High95!.Value];

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
