using System.Net;
using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Articles;

public sealed class ReadingTests(TestSite site) : IClassFixture<TestSite>
{
    public static TheoryData<string> Pages => ["/", "/role", "/duties", "/training", "/salary"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_its_parts_in_order(string path)
    {
        var page = await site.ReadAsync(path);
        var article = site.Services.GetRequiredService<GuideStore>().Guide!.Find(path.Trim('/'))!;
        Assert.Equal(article.Title, Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Contains(article.Summary, page.QuerySelector(".summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".glance dt"));
        Assert.All(page.QuerySelectorAll("[id]").GroupBy(element => element.Id), same => Assert.Single(same));
        Assert.Equal(article.Citations.Length, page.QuerySelectorAll(".sources li").Length);
        if (!article.IsHome)
        {
            Assert.NotNull(page.QuerySelector("#discussion"));
            Assert.NotEmpty(page.QuerySelectorAll(".pager a"));
        }
    }

    [Fact]
    public async Task A_front_page_that_cites_nothing_does_not_speak_of_sources()
    {
        using var folder = TestFolder.WithShippedContent();
        folder.Write("index.md", await File.ReadAllTextAsync(folder.PathOf("index.md")) + "\n\nAn API answers.\n");
        using var worded = new TestSite().With("Content:Folder", folder.Path);
        var page = await worded.ReadAsync("/");
        Assert.NotNull(page.QuerySelector("#words"));
        Assert.Null(page.QuerySelector("#sources"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_link_within_the_site_leads_somewhere(string path)
    {
        var page = await site.ReadAsync(path);
        foreach (var link in page.Links.Select(link => link.GetAttribute("href")!).Where(link => link[0] is '/' or '#').Distinct())
        {
            var (target, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, null);
            var there = target.Length == 0 ? page : await site.ReadAsync(target);
            Assert.True(anchor is null || there.GetElementById(anchor) is not null, $"{path} links to {link}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Reading_a_page_that_is_not_kept_asks_the_database_at_most_six_times(string path)
    {
        using var fresh = new TestSite();
        await fresh.PostAsync("First.", article: path.Trim('/'));
        await fresh.PostAsync("Second.", article: path.Trim('/'));
        fresh.Queries.Commands.Clear();
        await fresh.ReadAsync(path);
        Assert.InRange(fresh.Queries.Commands.Count, 1, 6);
    }

    [Theory]
    [InlineData("/Role", "/role")]
    [InlineData("/role/", "/role")]
    [InlineData("/SALARY/", "/salary")]
    public async Task Another_spelling_of_an_address_leads_to_the_one_address(string path, string address)
    {
        using var response = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(address, response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_former_address_leads_to_the_new_one()
    {
        using var folder = TestFolder.WithShippedContent();
        folder.Replace("role.md", "\norder:", "\naliases: [job, /The-Job/]\norder:");
        using var moved = new TestSite().With("Content:Folder", folder.Path);
        foreach (var path in new[] { "/job", "/the-job", "/The-Job/" })
        {
            using var response = await moved.GetAsync(path);
            Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
            Assert.Equal("/role", response.Headers.Location!.ToString());
        }
    }

    [Theory]
    [InlineData("Development", HttpStatusCode.OK)]
    [InlineData("Production", HttpStatusCode.NotFound)]
    public async Task A_draft_is_shown_in_Development_only(string environment, HttpStatusCode expected)
    {
        using var folder = TestFolder.WithShippedContent();
        folder.Write("day.md", GuideFiles.Article("day", "A day.", "summary: Short.\ndraft: true"));
        using var drafting = new TestSite { Environment = environment }.With("Content:Folder", folder.Path);
        using var response = await drafting.GetAsync("/day");
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task An_article_is_read_also_while_the_database_is_broken_and_whole_again_after()
    {
        using var broken = new TestSite();
        await broken.PostAsync("Said before.");
        await broken.ReadAsync("/salary");
        broken.BreakDatabase();
        using var response = await broken.GetAsync("/role");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Contains(
            "cannot be shown right now", (await TestSite.ParseAsync(response)).QuerySelector("section:has(> #discussion)")!.TextContent,
            StringComparison.Ordinal);

        broken.MendDatabase();
        Assert.Contains("Said before.", (await broken.ReadAsync("/role")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_of_the_content_folder_are_served_and_nothing_behind_a_link_out_of_it()
    {
        using var folder = TestFolder.WithShippedContent();
        folder.Write("images/desk.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 30'/>");
        folder.Write("images/notes.txt", "private");
        File.CreateSymbolicLink(folder.PathOf("images/passwd.svg"), "/etc/passwd");
        folder.Replace("role.md", "## What stays", "![A desk](images/desk.svg)\n\n## What stays");
        using var illustrated = new TestSite().With("Content:Folder", folder.Path);
        Assert.Equal("/images/desk.svg", (await illustrated.ReadAsync("/role")).QuerySelector(".prose img")!.GetAttribute("src"));
        using var picture = await illustrated.GetAsync("/images/desk.svg");
        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType!.MediaType);
        foreach (var path in new[] { "/images/passwd.svg", "/images/gone.svg", "/images/../guide.yml" })
        {
            using var refused = await illustrated.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }

    [Fact]
    public async Task A_change_leads_to_the_comment_that_led_to_it()
    {
        using var folder = TestFolder.WithShippedContent();
        using var changing = new TestSite().With("Content:Folder", folder.Path);
        await changing.PostAsync("The year is wrong.");
        var comment = Assert.Single(await changing.StoredCommentsAsync()).Id;
        folder.Replace("role.md", "\nchanges:", $"\nchanges:\n  - date: 2026-11-23\n    note: The year was wrong.\n    comment: {comment}");
        await Eventually.TrueAsync(
            async () => (await changing.ReadAsync("/role")).QuerySelector(".review dd a") is not null, "the change is published");

        var changes = (await changing.ReadAsync("/role")).QuerySelectorAll(".review dd:has(a)");
        var link = Assert.Single(Assert.Single(changes).QuerySelectorAll("a"));
        Assert.Equal("after a reader’s comment", link.TextContent);
        Assert.Contains("The year was wrong.", changes[0].TextContent, StringComparison.Ordinal);
        using var response = await changing.GetAsync(link.GetAttribute("href")!);
        Assert.Equal($"/role#c-{comment}", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task HEAD_answers_like_GET_without_a_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/role");
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Routes_are_a_table_of_the_data_file()
    {
        var guide = site.Services.GetRequiredService<GuideStore>().Guide!;
        var routes = await site.ReadAsync("/training");
        Assert.Equal(guide.Data.Routes.Length, routes.QuerySelectorAll("table.cards tbody tr").Length);
        Assert.Contains("not known", routes.QuerySelector("table.cards")!.TextContent, StringComparison.Ordinal);
    }
}
