using System.Net;
using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Values that are of the right kind and cannot be.</summary>
public sealed class BoundsTests
{
    private const string Rates = "place,year,age_from,age_to,contract_year,percent,source\n";

    [Theory]
    [InlineData("0,17,1,250", "2:16: percent cannot be 250. Write 1 to 100.")]
    [InlineData("0,17,1,101", "2:16: percent cannot be 101. Write 1 to 100.")]
    [InlineData("0,17,1,0", "2:16: percent cannot be 0. Write 1 to 100.")]
    [InlineData("0,17,9,50", "2:14: contract_year cannot be 9. Write 1 to 5.")]
    [InlineData("0,17,1,50;17,20,1,60", "3:9: The ages of line 2 go on here: an apprentice of 17 has two shares.")]
    [InlineData("0,,1,50;18,20,1,60", "3:9: The ages of line 2 go on here: an apprentice of 18 has two shares.")]
    [InlineData("18,20,1,60;0,18,1,50", "2:9: The ages of line 3 go on here: an apprentice of 18 has two shares.")]
    [InlineData("0,17,1,50;19,20,1,60", "3:9: Nothing says what apprentices of 18 get: the ages of line 2 end before.")]
    [InlineData("0,17,1,50;21,,1,60", "3:9: Nothing says what apprentices of 18 to 20 get: the ages of line 2 end before.")]
    [InlineData("0,17,1,50;0,17,1,60", "3:1: This line says the same thing as one above it.")]
    [InlineData("0,17,1,50;18,,1,60;0,17,2,55;18,,2,100", null)]
    [InlineData("18,,1,60;0,17,1,50", null)]
    [InlineData("16,17,1,1", null)]
    public void Apprentices_of_each_age_have_one_share_of_the_minimum_wage(string lines, string? expected)
    {
        var rows = string.Concat(lines.Split(';').Select(line => $"FR,2026,{line},survey-2025\n"));
        var problems = new GuideFiles().With(ApprenticeRate.Path, Rates + rows).Problems();
        Assert.StartsWith(expected ?? "", string.Concat(problems.Select(Told)), StringComparison.Ordinal);
        Assert.Equal(expected is null ? 0 : 1, problems.Length);
    }

    [Fact]
    public void The_ages_of_two_years_and_two_countries_have_nothing_to_do_with_each_other() => Assert.Empty(new GuideFiles().With(
        ApprenticeRate.Path,
        $"{Rates}FR,2026,0,17,1,50,survey-2025\nFR,2025,16,20,1,50,survey-2025\nBE,2026,18,,1,50,survey-2025\n").Problems());

    [Theory]
    [InlineData("ZZZ", "currency cannot be ZZZ. Write its code of ISO 4217, three capitals such as EUR.")]
    [InlineData("EURO", "currency cannot be EURO. Write its code of ISO 4217, three capitals such as EUR.")]
    [InlineData("XXX", "currency cannot be XXX. Write its code of ISO 4217, three capitals such as EUR.")]
    [InlineData("", "currency cannot be empty. Write its code of ISO 4217, three capitals such as EUR.")]
    [InlineData("eur", "currency cannot be eur. Write it in capitals: EUR.")]
    [InlineData("CHF", null)]
    [InlineData("HRK", null)] // of an older survey
    public void A_currency_is_one_in_which_people_are_paid(string code, string? expected) => Assert.Equal(
        expected is null ? [] : [$"2:32: {expected}"],
        new GuideFiles().With(OtherPay.Path, "source,year,country,label,people,n,p10,p25,median,p75,p90,currency,about,why\n"
            + $"survey-2025,2025,FR,L,P,,,,3,,,{code},no,Why.\n").Problems().Select(Told));

    [Theory]
    [InlineData("https://example.org/a b", "holds a space")]
    [InlineData("https://example.org /a", "holds a space")]
    [InlineData("http://localhost", "no address that every reader can open")]
    [InlineData("http://localhost:8080/x", "no address that every reader can open")]
    [InlineData("https://127.0.0.1/x", "no address that every reader can open")]
    [InlineData("https://[::1]/x", "no address that every reader can open")]
    [InlineData("http://192.168.1.5/x", "no address that every reader can open")]
    [InlineData("https://intranet/x", "no address that every reader can open")]
    [InlineData("https://ada:secret@example.org/", "no address that every reader can open")]
    [InlineData("https://", "is not a web address")]
    [InlineData("https:///path", "is not a web address")]
    [InlineData("ftp://example.org/x", "is not a web address")]
    [InlineData("example.org", "is not a web address")]
    [InlineData("https://example.org/a%20b?x=1#c", null)]
    [InlineData("http://www.example.co.uk:8080/é", null)]
    [InlineData("https://münchen.example/", null)]
    public void A_source_is_one_that_every_reader_can_open(string url, string? expected)
    {
        var problems = Source($"  url: {url}\n").Problems();
        Assert.Equal(expected is null ? 0 : 1, problems.Length);
        Assert.All(problems, problem => Assert.Contains(expected!, problem.What, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UK", "Write GB, which is its code.")]
    [InlineData("fr", "Write it in capitals: FR.")]
    [InlineData("XX", "Write its code of ISO 3166-1, two capitals such as FR, or one of: EU.")]
    [InlineData("GB", null)]
    [InlineData("EU", null)]
    [InlineData("world", null)]
    [InlineData("United Kingdom", null)]
    public void A_place_of_two_letters_is_a_code(string place, string? remedy) => Assert.Equal(
        remedy is null ? [] : [(ContentRules.ValueIsPlace, remedy)],
        Source($"  url: https://example.org\n  place: {place}\n").Problems().Select(problem => (problem.Rule, problem.Remedy)));

    [Theory]
    [InlineData("rol", "Did you mean role?")]
    [InlineData("/role", "Did you mean role?")]
    [InlineData("role.md",
        "Write its address as training/x, without a slash before it and without an ending, or nothing.")]
    [InlineData("something/quite-different",
        "Write its address as training/x, without a slash before it and without an ending, or nothing.")]
    [InlineData("role", null)]
    [InlineData("day", null)] // a draft
    [InlineData("night", null)] // which cannot be read
    [InlineData("", null)]
    public void The_page_of_a_route_is_an_article(string page, string? remedy)
    {
        var compiled = new GuideFiles()
            .WithArticle("role.md", "Text.").WithArticle("day.md", "Text.", "summary: S\ndraft: true")
            .With("night.md", "---\nid: night\ntitle: a: b\ndraft: true\n---\n")
            .With(TrainingRoute.Path, "id,country,name,label,credential,eqf_level,french_level,entry,stand,months,months_about,cost_min,"
                + $"cost_max,pace,paid,source,year,note,page\nfr-x,FR,A,a,T,8,,none,none,,no,,,full-time,no,survey-2025,2025,,{page}\n")
            .Compile();
        var told = compiled.Problems.Where(problem => problem.Rule == ContentRules.RoutePageIsThere).ToList();
        Assert.Equal(remedy is null ? [] : [(2, 65, remedy)], told.Select(problem => (problem.Line, problem.Column, problem.Remedy)));
        Assert.NotNull(compiled.Guide);
    }

    [Theory]
    [InlineData("old?page=2")]
    [InlineData("/old#part")]
    [InlineData("https://example.org/old")]
    [InlineData("//example.org/old")]
    [InlineData("mailto:ada@example.org")]
    [InlineData("old%20page")]
    [InlineData("%C3%A9tudes")]
    [InlineData("old//page")]
    [InlineData("../old")]
    [InlineData("old/./page")]
    [InlineData("old\\page")]
    [InlineData("/")]
    public void An_alias_for_which_no_browser_asks_is_a_mistake(string alias)
    {
        var problem = new GuideFiles().WithArticle("role.md", "Text.", $"summary: S\naliases: ['{alias}']").Problem();
        Assert.Equal((ContentRules.AliasIsAddress, 6, 11), (problem.Rule, problem.Line, problem.Column));
    }

    [Fact]
    public async Task An_alias_may_have_what_a_former_address_had()
    {
        using var folder = TestFolder.WithShippedContent();
        folder.Write("day.md", GuideFiles.Article("day", "Text.", "summary: S\naliases: ['Old Page', /Études.html, 'a&b']"));
        using var site = new TestSite().With("Content:Folder", folder.Path);
        foreach (var address in new[] { "/Old%20Page", "/old%20page", "/%C3%89tudes.html", "/a&b" })
        {
            using var response = await site.GetAsync(address);
            Assert.Equal((HttpStatusCode.MovedPermanently, "/day"), (response.StatusCode, response.Headers.Location?.OriginalString));
        }
    }

    private static string Told(Problem problem) => $"{problem.Line}:{problem.Column}: {problem.What} {problem.Remedy}";

    private static GuideFiles Source(string more)
    {
        var files = new GuideFiles();
        return files.With("data/sources.yml", files.Files().Find("data/sources.yml")!.Text
            + $"\nmore:\n  publisher: P\n  title: T\n  year: 2025\n  checked: 2026-11-22\n{more}");
    }
}
