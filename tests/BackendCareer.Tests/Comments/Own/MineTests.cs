using System.Text.Json;
using AngleSharp.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Comments;

public sealed class MineTests() : TwoReadersTest(new TestSite().With("Comments:Limits:PerKeyPerMinute", "0"))
{
    private const string Mine = "/comments/mine";

    [Fact]
    public async Task A_reader_without_a_key_has_nothing_here_and_gets_none()
    {
        await Site.StoreAsync([Seed.Comment(1)]); // nobody has its key
        using var response = await Ada.GetAsync(Mine);
        Assert.Equal("no-store, private", response.Headers.CacheControl!.ToString());
        var page = await TestSite.ParseAsync(response);
        Assert.Equal("This browser has nothing here.", page.QuerySelector(".summary")!.TextContent);
        Assert.Null(page.QuerySelector("main form"));
        using var erased = await Ada.SendAsync($"{Mine}/deletion", ("sure", "yes"));
        Assert.Equal(Mine, erased.Headers.Location!.ToString());
        using var download = await Ada.GetAsync($"{Mine}/download");
        Assert.Equal(
            0, JsonDocument.Parse(await download.Content.ReadAsStringAsync()).RootElement.GetProperty("comments").GetArrayLength());
        Assert.Empty(Ada.Cookies);
    }

    [Fact]
    public async Task A_writer_sees_their_comments_newest_first_with_what_became_of_each()
    {
        var ids = new List<Guid>();
        foreach (var body in new[] { "Public.", "https://one.example https://two.example", "Spam.", "Not wanted." })
        {
            ids.Add(await Ada.WriteAsync(body, article: body == "Public." ? "salary" : "role"));
            Site.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await Grace.WriteAsync("Hers.");
        await DecideAsync(ids[2], CommentStatus.Spam);
        await DecideAsync(ids[3], CommentStatus.Rejected);

        using var response = await Ada.GetAsync(Mine);
        Assert.Equal("no-store, private", response.Headers.CacheControl!.ToString());
        var page = await TestSite.ParseAsync(response);
        var rows = page.QuerySelectorAll(".comment").ToList();
        Assert.Equal(
            ["Not published", "Awaiting approval", "Awaiting approval", "Public"],
            rows.Select(row => row.QuerySelector(".mark")!.TextContent));
        Assert.Equal(["Not wanted.", "Spam."], Seed.TextsOf(page).Take(2));
        Assert.Equal("/salary#discussion", rows[3].QuerySelector("h3 a")!.GetAttribute("href"));
        Assert.Equal(["See it in its place", "Edit", "Delete"], LinksOf(rows[3]));
        Assert.Equal(LinksOf(rows[2]), LinksOf(rows[1]));
        Assert.Equal(["Delete"], LinksOf(rows[0]));
        Assert.Empty(CommentMarkup.ProblemsIn(page));

        Site.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.DoesNotContain("Edit", (await Ada.ReadAsync(Mine)).QuerySelectorAll(".actions a").Select(link => link.TextContent));
    }

    [Fact]
    public async Task Fifty_stand_on_a_page()
    {
        await Ada.WriteAsync("The last.");
        var hash = (await Site.StoredCommentsAsync()).Single().ReaderKeyHash;
        await Site.StoreAsync(Enumerable.Range(1, 60).Select(number =>
        {
            var comment = Seed.Comment(number);
            comment.ReaderKeyHash = hash;
            return comment;
        }));
        var first = await Ada.ReadAsync(Mine);
        Assert.Equal(50, first.QuerySelectorAll(".comment").Length);
        var second = await Ada.ReadAsync(first.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal("Comment 1", Seed.TextsOf(second).Last());
        Assert.Equal(11, second.QuerySelectorAll(".comment").Length);
        Assert.Null(second.QuerySelector(".pager a[rel=next]"));
        Assert.Equal(Mine, second.QuerySelector(".pager a[rel=first]")!.GetAttribute("href"));
        foreach (var nonsense in new[] { "x", "", $"{Guid.Empty}" })
        {
            Assert.Equal("The last.", Seed.TextsOf(await Ada.ReadAsync($"{Mine}?from={nonsense}")).First());
        }
    }

    [Fact]
    public async Task The_download_holds_everything_of_this_browser_and_nothing_of_another()
    {
        var theirs = await Grace.WriteAsync("Hers.");
        await Ada.WriteAsync("Déjà *vu* <b>.", name: "Ada");
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await DecideAsync(await Ada.WriteAsync("Spam."), CommentStatus.Spam);
        await Ada.VoteAsync(theirs);
        await Ada.ReportAsync(theirs, "A note.");
        using var response = await Ada.GetAsync($"{Mine}/download");
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store, private", response.Headers.CacheControl!.ToString());

        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("\n  \"comments\": [\n", text, StringComparison.Ordinal);
        Assert.Contains("Déjà *vu*", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hers.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("spam\"", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hash", text, StringComparison.OrdinalIgnoreCase);
        var all = JsonDocument.Parse(text).RootElement;
        Assert.Equal(["Spam.", "Déjà *vu* <b>."], BodiesOf(all));
        Assert.Equal(theirs, all.GetProperty("votes")[0].GetProperty("commentId").GetGuid());
        Assert.Equal("A note.", all.GetProperty("reports")[0].GetProperty("note").GetString());
        Assert.Equal(
            ["comment", "comment", "vote", "report"],
            all.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Comments_of_one_moment_stand_in_one_order_everywhere()
    {
        foreach (var body in new[] { "One.", "Two.", "Three.", "Four." })
        {
            await Ada.WriteAsync(body);
        }

        var newestFirst = (await Site.StoredCommentsAsync()).Select(comment => comment.BodyMarkdown).Reverse().ToList();
        Assert.Equal(newestFirst, Seed.TextsOf(await Ada.ReadAsync(Mine)));
        using var download = await Ada.GetAsync($"{Mine}/download");
        Assert.Equal(newestFirst, BodiesOf(JsonDocument.Parse(await download.Content.ReadAsStringAsync()).RootElement));
    }

    private static IEnumerable<string?> BodiesOf(JsonElement download) =>
        download.GetProperty("comments").EnumerateArray().Select(comment => comment.GetProperty("bodyMarkdown").GetString());

    private Task DecideAsync(Guid id, CommentStatus status) => Site.WithDatabaseAsync(async db =>
    {
        (await db.Comments.SingleAsync(comment => comment.Id == id)).Decide(status, Site.Clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
    });

    private static IEnumerable<string> LinksOf(IElement row) => row.QuerySelectorAll(".actions a").Select(link => link.TextContent);
}
