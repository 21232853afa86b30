using System.Net;
using BackendCareer.Content;
using BackendCareer.Pay;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Pay;

public sealed class ExplorerTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Together = "Shown instead: back-end, full-stack and front-end developers together.";

    public static TheoryData<string, string> BadInput => new()
    {
        { "?country=XX", "“Country” cannot be “XX”. Shown instead: France." },
        { "?country=-1", "“Country” cannot be “-1”." },
        { "?role=99999999999999999999999999999999", "“Job” cannot be “999999999999999999999999999999…”." },
        { "?band=4-7", "“Years of work” cannot be “4-7”. Shown instead: All." },
        { "?band=-5", "“Years of work” cannot be “-5”." },
        { "?currency=DOGE", "“Currency” cannot be “DOGE”. Shown instead: Euros." },
        { "?country=DE&country=US", "“Country” came more than once. The first counts." },
        { "?country=XX&role=x&band=x&currency=x", "“Currency” cannot be “x”." },
        { "?country=%3Cscript%3Ealert(1)%3C/script%3E", "“Country” cannot be “<script>alert(1)</script>”." },
        { "?country=IE&role=front-end", $"Too few front-end developers answered in Ireland. {Together}" },
        { "?country=FR&role=back-end&band=0-2", $"Too few back-end developers with 0–2 years of work answered in France. {Together}" },
        { "?country=RO&band=21%2B", "Too few" },
    };

    [Theory]
    [MemberData(nameof(BadInput))]
    public async Task What_is_not_understood_or_not_there_is_told_and_the_drawings_are_full(string query, string note)
    {
        using var response = await site.GetAsync("/salary" + query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await TestSite.ParseAsync(response);
        Assert.Contains(
            note, string.Concat(page.QuerySelectorAll("#explore > .claim").Select(element => element.TextContent)),
            StringComparison.Ordinal);
        Assert.All(Drawn.In(page.GetElementById("explore")!), drawing => Assert.NotEmpty(drawing.QuerySelectorAll("circle")));
        Assert.Equal("/salary", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/salary?country=US&role=back-end&band=all&currency=EUR", "no-cache")]
    [InlineData("/salary?country=us", "no-store")]
    [InlineData("/salary?country=XX", "no-store")]
    [InlineData("/salary?country=US&country=US", "no-store")]
    [InlineData("/role?country=US", "no-store")]
    [InlineData("/salary?utm_source=anything", "no-cache")]
    public async Task Only_what_the_form_can_say_is_kept(string address, string expected)
    {
        using var response = await site.GetAsync(address);
        Assert.Equal(expected, response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Each_choice_has_its_page_and_the_form_says_which()
    {
        foreach (var country in new[] { "US", "DE", "US" })
        {
            var page = await site.ReadAsync($"/salary?country={country}&role=full-stack&band=3-5&currency=published");
            Assert.Equal(
                [country, "full-stack", "3-5", "published"],
                page.QuerySelectorAll("#explore form option[selected]").Select(option => option.GetAttribute("value")));
        }
    }

    [Fact]
    public async Task Drawings_have_names_and_tables_have_captions_and_scopes()
    {
        var page = await site.ReadAsync("/salary?country=FR");
        var drawings = Drawn.ImagesIn(page.GetElementById("explore")!).ToList();
        Assert.Equal(4, drawings.Count);
        Assert.All(drawings, drawing => Assert.Contains("The table below holds the same numbers.", drawing.GetAttribute("alt")!,
            StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("#explore table"), table => Assert.NotEmpty(table.QuerySelector("caption")!.TextContent));
        Assert.All(page.QuerySelectorAll("#explore th"), heading => Assert.True(heading.HasAttribute("scope")));
        Assert.All(page.QuerySelectorAll("#explore .place :is(input, select)"), field => Assert.False(field.HasAttribute("name")));
    }

    [Theory]
    [InlineData(200, 200, 0)]
    [InlineData(200, 201, 1)]
    [InlineData(200, 199, -1)]
    [InlineData(1_000, 1_004, 0)]
    public void Half_a_percent_is_a_difference(int survey, int other, int percent)
    {
        var dispute = PayCase.Explore("?country=US").Others!;
        dispute = dispute with { Survey = dispute.Survey with { Median = survey } };
        Assert.Equal(percent, dispute.Difference(dispute.Others[0] with { Median = other }));
    }

    [Fact]
    public void The_chosen_country_is_drawn_beside_the_twelve_with_most_answers()
    {
        var pay = PayCase.Explore("?country=IE");
        var largest = pay.Countries.OrderByDescending(row => row.Respondents).Take(12).Select(row => row.Country);
        Assert.DoesNotContain("IE", largest);
        Assert.Equal(largest.Append("IE").Order(), pay.Drawn.Select(row => row.Country).Order());
    }

    [Fact]
    public void Small_samples_and_figures_that_are_too_high_are_marked()
    {
        Assert.Contains(
            "small sample", PayCase.Explore("?country=FR&band=3-5").Group is { Respondents: 27 } row ? PayWords.Marks(row) : "",
            StringComparison.Ordinal);
        Assert.Equal("too high", PayWords.Marks(PayCase.Explore("?country=IN").Group));
        Assert.All(PayCase.Data.Pay, every => Assert.InRange(every.Respondents, 10, int.MaxValue));
    }

    [Fact]
    public async Task A_country_without_enough_beginners_has_no_course_and_says_so()
    {
        Assert.Empty(PayCase.Explore("?country=IE").Bands);
        var page = await site.ReadAsync("/salary?country=IE");
        Assert.Contains(
            "Not known: there were fewer than ten answers", page.GetElementById("explore")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Not computed in Ireland alone", page.GetElementById("explore")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Of one country, one job and one currency: all that an editor may have.</summary>
    [Fact]
    public void A_row_that_an_editor_adds_is_seen()
    {
        const string Csv = "source,year,role,country,country_name,experience,n,p10,p25,median,p75,p90,lo95,hi95,currency,floor\n"
            + "survey-2025,2025,front-end,IS,Iceland,all,12,7000000,8000000,9000000,10000000,11000000,,,ISK,no\n";
        var pay = PayCase.Explore("?country=IS", new GuideFiles().With(PayRow.Path, Csv).Guide().Data);
        Assert.Equal((9_000_000, "ISK"), (pay.Group.Median, pay.Group.Currency));
        Assert.Contains("These figures were published in ISK alone.", pay.Notes);
        Assert.Empty(pay.Countries);
        Assert.Empty(pay.Bands);
    }

    [Fact]
    public void Of_a_country_without_the_job_another_job_is_shown_and_no_other_country()
    {
        const string Csv = "source,year,role,country,country_name,experience,n,p10,p25,median,p75,p90,lo95,hi95,currency,floor\n"
            + "survey-2025,2025,back-end,FR,France,all,50,1,2,3,4,5,,,EUR,no\n"
            + "survey-2025,2025,front-end,IS,Iceland,all,12,7,8,9,10,11,,,EUR,no\n";
        var group = PayCase.Explore("?country=IS&role=back-end", new GuideFiles().With(PayRow.Path, Csv).Guide().Data).Group;
        Assert.Equal(("IS", "front-end"), (group.Country, group.Role));
    }

    [Fact]
    public void Two_surveys_are_never_on_one_axis()
    {
        const string Header = "source,year,role,country,country_name,experience,n,p10,p25,median,p75,p90,lo95,hi95,currency,floor\n";
        static string Line(string year, string band) => $"survey-2025,{year},back-end,FR,France,{band},50,1,2,3,4,5,,,EUR,no\n";
        var csv = Header + Line("2025", "all") + string.Concat(new[] { "0-2", "3-5", "6-10" }.Select(band => Line("2024", band)))
            + Line("2025", "11-20") + Line("2025", "0-2");
        var bands = PayCase.Explore("?country=FR", new GuideFiles().With(PayRow.Path, csv).Guide().Data).Bands;
        Assert.Equal([("2024", "0-2"), ("2024", "3-5"), ("2024", "6-10")], bands.Select(band => (band.Year, band.Experience)));
    }

    /// <summary>The page with the longest tables, its style and its scripts, as they are sent.</summary>
    [Theory]
    [InlineData("", 26)]
    [InlineData("?country=GB&role=web+roles&band=all&currency=published", 28)]
    public async Task All_of_it_is_sent_in_few_kilobytes(string choice, int kilobytes)
    {
        var bytes = 0L;
        string[] paths = ["/salary" + choice, "/site.css", "/discussion.js", "/pay.js"];
        foreach (var path in paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept-Encoding", "br");
            using var response = await site.Client.SendAsync(request);
            bytes += (await response.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(bytes, 1, kilobytes * 1024);
    }

    [Fact]
    public async Task The_numbers_come_as_a_file()
    {
        using var response = await site.GetAsync("/salary/pay.csv?country=FR");
        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var shipped = await File.ReadAllLinesAsync(Path.Combine(Repository.Content, PayRow.Path));
        string[] french = [shipped[0], .. shipped.Where(line => line.Contains(",FR,", StringComparison.Ordinal))];
        Assert.Equal(french, await LinesOfAsync(response));
        using var whole = await site.GetAsync("/salary/pay.csv");
        Assert.Equal(shipped, await LinesOfAsync(whole));
        using var nowhere = await site.GetAsync("/salary/pay.csv?country=XX");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    private static async Task<string[]> LinesOfAsync(HttpResponseMessage response) =>
        (await response.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
}
