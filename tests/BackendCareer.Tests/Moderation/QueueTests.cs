using System.Net;
using BackendCareer.Comments;
using BackendCareer.Moderation;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Moderation;

public sealed class QueueTests : ModerationTest
{
    [Fact]
    public async Task What_waits_comes_oldest_first_whether_it_was_held_or_reported()
    {
        using var grace = await GraceAsync();
        await StoreAsync("Approved.", CommentStatus.Approved);
        var reported = await StoreAsync("Reported.", CommentStatus.Approved);
        await StoreAsync("Held first.");
        await ReportAsync(reported);
        await StoreAsync("Held later.", change: comment => Assert.True(comment.CreatedUtc < Site.Clock.GetUtcNow().UtcDateTime));
        await StoreAsync("Rejected.", CommentStatus.Rejected);
        await StoreAsync("Spam.", CommentStatus.Spam);
        await StoreAsync("", CommentStatus.Deleted);
        var page = await ReadAsync(grace, "/moderation");
        Assert.Equal(["Held first.", "Held later.", "Reported."], TextsOf(page));
        Assert.Equal("Waiting 3 Pending 2 Reported 1 Approved 2 Rejected 1 Spam 1", Words(page.QuerySelector(".lists ul")));
    }

    [Theory]
    [InlineData("pending", "Held 1.", "Held 2.")]
    [InlineData("reported", "Reported.")]
    [InlineData("approved", "Reported.", "Approved.")] // what is decided: newest first
    [InlineData("rejected", "Rejected.")]
    [InlineData("spam", "Spam.")]
    public async Task Each_list_shows_its_comments(string status, params string[] texts)
    {
        using var grace = await GraceAsync();
        await StoreAsync("Held 1.");
        await StoreAsync("Held 2.");
        await StoreAsync("Approved.", CommentStatus.Approved);
        await ReportAsync(await StoreAsync("Reported.", CommentStatus.Approved));
        await StoreAsync("Rejected.", CommentStatus.Rejected);
        await StoreAsync("Spam.", CommentStatus.Spam);
        var page = await ReadAsync(grace, $"/moderation?status={status}");
        Assert.Equal(texts, TextsOf(page));
        Assert.Equal(status, page.QuerySelector(".lists a[aria-current]")!.TextContent.ToLowerInvariant());
    }

    [Theory]
    [InlineData("status=nonsense")]
    [InlineData("status=1")]
    [InlineData("status=Deleted&cursor=nonsense")]
    [InlineData("cursor=99999999999999999999-x&article=unknown&writer=me&tick=some")]
    [InlineData("cursor=3155378975999999999999-00000000000000000000000000000000")]
    [InlineData("done=nonsense&left=-5&tried=undo&ban=nonsense")]
    [InlineData("left=abc")]
    public async Task Nonsense_in_the_address_shows_what_waits(string query)
    {
        using var grace = await GraceAsync();
        await StoreAsync("Held.");
        await StoreAsync("Spam.", CommentStatus.Spam);
        var page = await ReadAsync(grace, $"/moderation?{query}");
        Assert.Equal(["Held."], TextsOf(page));
        Assert.Equal("", NoticeOf(page));
    }

    [Fact]
    public async Task An_empty_queue_says_so_calmly()
    {
        using var grace = await GraceAsync();
        Assert.Contains("Nothing waits for you.", Words((await ReadAsync(grace, "/moderation")).Body), StringComparison.Ordinal);
        Assert.Contains(
            "No comment of this list fits the search.", Words((await ReadAsync(grace, "/moderation?q=x")).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_finds_text_and_name_and_takes_every_character_as_it_is()
    {
        using var grace = await GraceAsync();
        await StoreAsync("Pay rose by 100% here.");
        await StoreAsync("Pay rose by 1000 here.");
        await StoreAsync("snake_case");
        await StoreAsync("snakeXcase");
        await StoreAsync("""a back\slash""");
        await StoreAsync("Something else.", name: "Margaret");
        Assert.Equal(["Pay rose by 100% here."], await FoundAsync("100% h"));
        Assert.Equal(["Pay rose by 100% here."], await FoundAsync("%"));
        Assert.Equal(["snake_case"], await FoundAsync("snake_case"));
        Assert.Equal([@"a back\slash"], await FoundAsync(@"back\s"));
        Assert.Equal(["Something else."], await FoundAsync("margaret"));
        Assert.Equal(6, (await FoundAsync("")).Count());
        var page = await ReadAsync(grace, $"/moderation?q={new string('a', 5_000)}");
        Assert.Equal(new string('a', 100), page.GetElementById("q")!.GetAttribute("value"));

        async Task<IEnumerable<string>> FoundAsync(string text) =>
            TextsOf(await ReadAsync(grace, $"/moderation?q={Uri.EscapeDataString(text)}"));
    }

    [Fact]
    public async Task The_list_can_be_narrowed_to_an_article_and_to_a_browser()
    {
        using var grace = await GraceAsync();
        var first = await StoreAsync("Mine, held.", key: [1]);
        await StoreAsync("Mine, elsewhere.", CommentStatus.Spam, article: "salary", key: [1]);
        await StoreAsync("Another's.", key: [2]);
        await StoreAsync("Nobody's.");
        var keyless = await StoreAsync("Nobody's either.", article: "salary");
        Assert.Equal(["Nobody's either."], TextsOf(await ReadAsync(grace, "/moderation?article=salary")));
        Assert.Equal(["Mine, elsewhere.", "Mine, held."], TextsOf(await ReadAsync(grace, $"/moderation?writer={first.Id}")));
        Assert.Equal(["Mine, elsewhere."], TextsOf(await ReadAsync(grace, $"/moderation?status=spam&writer={first.Id}")));
        Assert.Equal(["Nobody's either."], TextsOf(await ReadAsync(grace, $"/moderation?writer={keyless.Id}")));
        Assert.Empty(TextsOf(await ReadAsync(grace, "/moderation?writer=0199ffff-0000-7000-8000-000000000000")));
    }

    [Fact]
    public async Task A_full_page_costs_as_many_queries_as_a_page_of_one()
    {
        using var grace = await GraceAsync();
        await ReportAsync(await StoreAsync(parent: await StoreAsync(key: [1])));
        var one = await QueriesAsync();
        Assert.InRange(one, 1, 20);
        for (byte number = 0; number < 49; number++)
        {
            await ReportAsync(await StoreAsync(status: CommentStatus.Approved, key: [number]));
        }

        Assert.Equal(one, await QueriesAsync());

        async Task<int> QueriesAsync()
        {
            Site.Queries.Commands.Clear();
            await ReadAsync(grace, "/moderation");
            return Site.Queries.Commands.Count;
        }
    }

    [Theory]
    [InlineData(999, "999", "20,999")]
    [InlineData(1_000, "1,000+", "21,000+")]
    public void A_flood_of_reports_is_not_counted_to_its_end(int reported, string shown, string waiting)
    {
        var counts = new QueueCounts(new Dictionary<CommentStatus, int> { [CommentStatus.Pending] = 20_000 }, reported);
        Assert.Equal((shown, waiting), (counts.Of(QueueView.Reported), counts.Of(QueueView.Waiting)));
    }

    [Fact]
    public async Task No_browser_and_no_search_engine_keeps_the_pages_of_a_moderator()
    {
        using var grace = await GraceAsync();
        var answers = $"/moderation/answers/{(await StoreAsync()).Id}";
        foreach (var address in new[] { "/moderation", "/moderation/log", "/moderation/bans", answers })
        {
            using var response = await grace.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("no-store, private", response.Headers.CacheControl!.ToString());
            var page = await TestSite.ParseAsync(response);
            Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
            Assert.Contains("Grace", page.QuerySelector("nav.desk-nav")!.TextContent, StringComparison.Ordinal);
        }
    }
}
