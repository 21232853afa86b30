using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Content;
using BackendCareer.Tests.Support;
using BackendCareer.Training;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Training;

/// <summary>The page on training, as its readers get it.</summary>
public sealed class RoutesPageTests(TestSite site) : IClassFixture<TestSite>
{
    private Guide Guide => site.Services.GetRequiredService<GuideStore>().Guide!;

    [Fact]
    public async Task Every_cell_says_what_the_data_file_says()
    {
        var rows = (await site.ReadAsync("/training")).QuerySelectorAll("#routes tbody tr");
        Assert.Equal(Guide.Data.Routes.Length, rows.Length);
        foreach (var (row, route) in rows.Zip(Guide.Data.Routes))
        {
            Assert.Equal($"{route.Name} {Places.NameOf(route.Country)}", TestSite.WordsOf(row.QuerySelector("th")!));
            Assert.Equal(
            [
                $"{route.Entry} {route.Note}".Trim(),
                LengthOf(route),
                CostOf(route),
                route.Paid ? "yes" : "no",
                route.Credential,
                (route.EqfLevel is { } level ? $"{level}" : "not known") + (route.FrenchLevel.Length > 0 ? $" ({route.FrenchLevel})" : ""),
                route.Pace,
                route.Source is null ? "not known" : $"{route.Source.Publisher}, {route.Year}",
            ],
            row.QuerySelectorAll("td").Select(TestSite.WordsOf));
            Assert.Equal(route.Source?.Url.AbsoluteUri, row.QuerySelector("td a")?.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task A_choice_stays_in_the_form_and_in_every_address_of_the_table()
    {
        const string Query = "?from=bac&in=FR&months=36&budget=1000&paid=yes&by=cost&down=yes";
        var page = await site.ReadAsync("/training" + Query);
        Assert.Equal(
            ["bac", "FR", "36", "1000", "cost"],
            page.QuerySelectorAll<IHtmlSelectElement>("#routes select").Select(select => select.Value));
        Assert.All(page.QuerySelectorAll<IHtmlInputElement>("#routes input"), box => Assert.True(box.IsChecked));
        Assert.Equal("descending", page.QuerySelector("#routes th[aria-sort]")!.GetAttribute("aria-sort"));
        Assert.Equal(
            "/training" + Query.Replace("&down=yes", "", StringComparison.Ordinal) + "#routes",
            page.QuerySelector("#routes th[aria-sort] a")!.GetAttribute("href"));
        Assert.EndsWith("/training", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_said_how_many_match_and_how_many_only_may()
    {
        var routes = new RoutesPage(Guide, "/training", RouteFilter.All with { From = "none", Budget = 0 });
        var caption = TestSite.WordsOf((await site.ReadAsync("/training?from=none&budget=0")).QuerySelector("#routes caption")!);
        var perhaps = routes.Shown.Count(route => route.CostMax is null);
        Assert.StartsWith(
            $"{routes.Shown.Length} of {Guide.Data.Routes.Length} routes match, {perhaps} of them perhaps", caption,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_matches_a_reader_is_told_what_to_give_up()
    {
        var page = await site.ReadAsync("/training?from=none&in=US&budget=0&paid=yes");
        Assert.Null(page.QuerySelector("#routes table, figure.drawing"));
        Assert.Contains("No route of the 32 matches all of this.", page.QuerySelector("#routes")!.TextContent, StringComparison.Ordinal);
        foreach (var link in page.QuerySelectorAll("#routes .claim li"))
        {
            var wider = await site.ReadAsync(link.QuerySelector("a")!.GetAttribute("href")!);
            Assert.EndsWith($": {wider.QuerySelectorAll("#routes tbody tr").Length}", TestSite.WordsOf(link), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_not_understood_is_noted_on_a_full_page_that_nobody_keeps()
    {
        using var response = await site.GetAsync("/training?in=%3Cscript%3E&months=-1&budget=9999999999&by=x&from=bac&from=bac3");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var page = await TestSite.ParseAsync(response);
        Assert.Equal(5, page.QuerySelectorAll("#routes .error").Length);
        Assert.NotEmpty(page.QuerySelectorAll("#routes tbody tr"));
    }

    [Fact]
    public async Task The_least_pay_of_apprentices_is_the_data_files()
    {
        var cells = (await site.ReadAsync("/training")).QuerySelectorAll("table:has(#apprentice-rule) td").Select(TestSite.WordsOf);
        var wage = Guide.Data.MinimumWages[0].Month;
        Assert.Equal(Guide.Data.ApprenticeRates.Select(rate => $"€{rate.Percent * wage / 100:N0} {rate.Percent}%"), cells);
    }

    [Fact]
    public async Task Pay_while_learning_is_shown_as_it_was_asked_for()
    {
        var block = (await site.ReadAsync("/training?age=20&contract=30&fees=1200")).QuerySelector("#apprentice-pay")!;
        Assert.Equal(["20", "30"], block.QuerySelectorAll<IHtmlSelectElement>("select").Select(select => select.Value));
        Assert.Equal("1200", block.QuerySelector<IHtmlInputElement>("input")!.Value);
        Assert.Equal("1 20 43% €784 €9,407", TestSite.WordsOf(block.QuerySelector("tbody tr")!));
        Assert.Equal("3 6 months 22 78% €1,422 €8,532", TestSite.WordsOf(block.QuerySelector("tbody tr:last-child")!));
        Assert.Equal(
            ["Pay over the route €31,283", "Fees €1,200", "Aid, not counted not known", "Pay less fees €30,083"],
            block.QuerySelectorAll("tfoot tr").Select(TestSite.WordsOf));
        Assert.Contains("rule of 2026", block.QuerySelector("caption")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/training?age=20&contract=36&fees=0", true)]
    [InlineData("/training?fees=1234", false)]
    [InlineData("/training?from=bac&in=&months=&budget=&by=", true)]
    [InlineData("/training?months=13", false)]
    [InlineData("/role?from=bac", false)]
    public async Task What_no_form_of_the_page_sends_is_stored_nowhere(string address, bool kept)
    {
        using var response = await site.GetAsync(address);
        Assert.Equal(kept, response.Headers.ETag is not null);
        Assert.Equal(!kept, response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?from=bac2&in=FR&by=cost")]
    [InlineData("?months=6")]
    public async Task The_map_and_the_list_beside_it_hold_the_routes_of_the_table(string query)
    {
        var page = await site.ReadAsync("/training" + query);
        var shown = page.QuerySelectorAll("#routes tbody th").Select(TestSite.WordsOf).Order();
        var routes = Guide.Data.Routes.Where(route => shown.Contains($"{route.Name} {Places.NameOf(route.Country)}"));
        var labels = routes.Select(route => route.Label).Order().ToList();
        var listed = page.QuerySelectorAll("figcaption li li").SelectMany(item => TestSite.WordsOf(item).Split(": ")[1].Split("; "));
        Assert.Equal(labels, listed.Order());
        var drawn = Drawn.In(page).Single().QuerySelectorAll("svg > g > g > text:not([class])")
            .SelectMany(text => text.TextContent.Split(" · "));
        Assert.Equal(labels, drawn.Order());
    }

    [Fact]
    public async Task A_line_of_the_list_says_length_and_level()
    {
        var lines = (await site.ReadAsync("/training")).QuerySelectorAll("figcaption li li").Select(TestSite.WordsOf).ToList();
        Assert.All(Guide.Data.Routes, route => Assert.Contains(lines, line =>
            line.StartsWith(
                $"{LengthOf(route)}, {(route.EqfLevel is { } level ? $"level {level}" : "no known level")}: ", StringComparison.Ordinal)
            && line.Split(": ")[1].Split("; ").Contains(route.Label)));
    }

    [Theory]
    [InlineData("/training?from=bac&in=&months=&budget=&by=", 0)]
    [InlineData("/training?from=bac&in=FR", 2)]
    [InlineData("/training?age=20&contract=36&fees=0", 2)]
    public async Task A_page_with_one_choice_is_kept_for_the_next_reader(string address, int queries)
    {
        await site.ReadAsync(address);
        site.Queries.Commands.Clear();
        await site.ReadAsync(address);
        Assert.InRange(site.Queries.Commands.Count, Math.Min(queries, 1), queries);
    }

    [Fact]
    public async Task What_one_reader_chose_is_not_shown_to_another()
    {
        await site.ReadAsync("/training?in=DE");
        Assert.Equal(Guide.Data.Routes.Length, (await site.ReadAsync("/training")).QuerySelectorAll("#routes tbody tr").Length);
        Assert.Equal(2, (await site.ReadAsync("/training?in=DE")).QuerySelectorAll("#routes tbody tr").Length);
    }

    [Fact]
    public async Task The_data_file_is_there_to_take_away()
    {
        var link = (await site.ReadAsync("/training")).QuerySelector("#routes a[download]")!.GetAttribute("href")!;
        using var response = await site.GetAsync(link);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(Repository.Content, TrainingRoute.Path)), await response.Content.ReadAsStringAsync());
    }

    private static string LengthOf(TrainingRoute route) => (route.MonthsAreAbout ? "about " : "") + route.Months switch
    {
        null => "not known",
        12 => "1 year",
        { } months when months % 12 == 0 => $"{months / 12} years",
        { } months => $"{months} months",
    };

    private static string CostOf(TrainingRoute route) => (route.CostMin, route.CostMax) switch
    {
        (null, null) => "not known",
        (0, 0) => "free",
        (0, null) => "free, or a fee that is not known",
        _ when route.CostMin == route.CostMax => $"€{route.CostMin:N0}",
        _ => $"€{route.CostMin:N0} to €{route.CostMax:N0}",
    };
}
