using BackendCareer.Tests.Support;
using Microsoft.Playwright;

namespace BackendCareer.Tests.Pay;

/// <summary>"Where am I?" in a browser.</summary>
[Collection(nameof(OneBrowser))]
public sealed class PlaceTests(TestSite site, Browser browser) : IClassFixture<TestSite>
{
    [BrowserFact]
    public async Task Typed_pay_finds_its_place_and_never_leaves_the_page()
    {
        var page = await browser.OpenAsync(site, width: 320);
        await page.GotoAsync("/salary?country=FR");
        var asked = Browser.RequestsOf(page);
        var (mine, answer) = (page.GetByLabel("My gross pay for a year"), page.Locator(".place output"));

        foreach (var (typed, expected) in new[]
        {
            ("56,000", "€56,000 is between the lower quarter (€50,000) and the median (€62,000). About 38 of 100 earn less."),
            ("20k", "€20,000 is among the lowest tenth, which ends at €41,700. Fewer than 10 of 100 earn less."),
            ("€ 300 000", "€300,000 is in the top tenth, which begins at €120,000. At least 90 of 100 earn less."),
            ("55.5k", "€55,500 is between the lower quarter (€50,000) and the median (€62,000). About 36 of 100 earn less."),
            ("56 000 €", "€56,000 is between the lower quarter (€50,000) and the median (€62,000). About 38 of 100 earn less."),
            ("-5", "Write an amount for a year, such as 45,000."),
            ("99999999999999999999", "Write an amount for a year, such as 45,000."),
            ("45.000,50", "€45,000 is between the lowest tenth (€41,700) and the lower quarter (€50,000). About 16 of 100 earn less."),
        })
        {
            await mine.FillAsync(typed);
            await Assertions.Expect(answer).ToHaveTextAsync(expected);
        }

        await page.GetByLabel("Compare with").SelectOptionAsync(new SelectOptionValue { Label = "France, 0–2 years, 2024 (€)" });
        await Assertions.Expect(answer)
            .ToHaveTextAsync("€45,000 is in the top tenth, which begins at €44,900. At least 90 of 100 earn less.");
        Assert.Empty(asked);
        Assert.EndsWith("/salary?country=FR", page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
    }

    [BrowserFact]
    public async Task Where_many_earn_the_same_nobody_is_told_to_earn_more_than_they()
    {
        using var folder = TestFolder.WithShippedContent();
        var line = File.ReadLines(folder.PathOf("data/pay.csv")).First(line => line.Contains(",2025,back-end,FR,", StringComparison.Ordinal)
            && line.Contains(",EUR,", StringComparison.Ordinal));
        folder.Replace("data/pay.csv", line, line.Replace(",41700,50000,62000,90000,120000,", ",50000,50000,62000,62000,62000,",
            StringComparison.Ordinal));
        using var equal = new TestSite().With("Content:Folder", folder.Path);
        var page = await browser.OpenAsync(equal);
        await page.GotoAsync("/salary?country=FR");
        foreach (var (typed, expected) in new[]
        {
            ("50,000", "€50,000 stands at the lowest tenth and at the lower quarter. At least 15 of 100 earn just that."),
            ("62,000", "€62,000 stands at the median and at the top tenth. At least 40 of 100 earn just that."),
            ("56,000", "€56,000 is between the lower quarter (€50,000) and the median (€62,000). About 38 of 100 earn less."),
            ("62,001", "€62,001 is in the top tenth, which begins at €62,000. At least 90 of 100 earn less."),
        })
        {
            await page.GetByLabel("My gross pay for a year").FillAsync(typed);
            await Assertions.Expect(page.Locator(".place output")).ToHaveTextAsync(expected);
        }
    }

    [BrowserFact]
    public async Task Without_script_the_table_answers()
    {
        var page = await browser.OpenAsync(site, scripts: false);
        await page.GotoAsync("/salary");
        await Assertions.Expect(page.GetByText("Find the two amounts of the table above")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".place")).ToBeHiddenAsync();
        await page.GetByLabel("Country", new() { Exact = true }).SelectOptionAsync("US");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Back-end developers in the United States, 2025" }))
            .ToBeInViewportAsync();
    }

    /// <summary>On the smallest phone the drawings' text is still 12 pixels high.</summary>
    [BrowserFact]
    public async Task Text_in_the_drawings_can_be_read_at_320_pixels()
    {
        var page = await browser.OpenAsync(site, width: 320);
        await page.GotoAsync("/salary?country=FR");
        var smallest = await page.EvaluateAsync<double>(
            "Math.min(...[...document.querySelectorAll('#explore img')].map(image => "
            + "image.getBoundingClientRect().width / image.getAttribute('width') * 15))");
        Assert.InRange(smallest, 12, 20);
        var drawings = Drawn.In(await site.ReadAsync("/salary?country=FR")).Select(drawing => drawing.OuterHtml);
        await using var blank = await page.Context.Browser!.NewContextAsync();
        var drawn = await blank.NewPageAsync();
        await drawn.SetContentAsync(string.Concat(drawings));
        var outside = await drawn.EvaluateAsync<int>(
            "[...document.querySelectorAll('svg[font-size] text')].map(text => text.getBBox())"
            + ".filter(box => box.x < 0 || box.x + box.width > 360).length");
        Assert.Equal(0, outside);
    }
}
