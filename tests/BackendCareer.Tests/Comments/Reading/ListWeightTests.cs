using System.Text;
using System.Xml.Linq;
using BackendCareer.Comments;
using BackendCareer.Tests.Feeds;
using BackendCareer.Tests.Moderation;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>Whatever else lists comments ends where it has become long, and leads on.</summary>
public sealed class ListWeightTests : ModerationTest
{
    [Theory]
    [InlineData("&amp;", 200_000)]
    [InlineData("語", 200_000)]
    [InlineData("<em>x</em> ", 200_000)]
    public async Task A_page_of_the_queue_is_light_and_every_comment_stands_on_one(string letter, int most)
    {
        var comments = await StoreHeavyAsync(40, letter);
        foreach (var comment in comments.Take(10))
        {
            for (byte reader = 1; reader <= 5; reader++)
            {
                await ReportAsync(comment, note: new string('語', Report.NoteCharacters), reader: reader);
            }
        }

        using var grace = await GraceAsync();
        foreach (var list in new[] { "approved", "waiting", "all" })
        {
            var seen = new List<string>();
            for (var address = $"/moderation?status={list}"; address is not null;)
            {
                using var response = await grace.GetAsync(address);
                Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 10_000, most);
                var page = await TestSite.ParseAsync(response);
                seen.AddRange(page.QuerySelectorAll(".case").Select(row => row.Id!));
                address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
            }

            Assert.Equal(list == "waiting" ? 10 : 40, seen.Count);
            Assert.Equal(seen.Count, seen.Distinct().Count());
        }
    }

    [Fact]
    public async Task A_page_of_what_changed_meanwhile_is_light_and_counts_what_it_leaves_out()
    {
        var comments = await StoreHeavyAsync(40, "&amp;");
        using var grace = await GraceAsync();
        using var response = await PostAsync(
            grace, "/moderation/decisions", [("decision", "spam"), .. comments.Select(comment => ("comment", $"{comment.Id}:9"))]);
        Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 100_000, 200_000);
        var page = await TestSite.ParseAsync(response);
        Assert.Equal("40 comments changed meanwhile", page.QuerySelector("h1")!.TextContent);
        var shown = page.QuerySelectorAll(".whole").Length;
        Assert.StartsWith($"{40 - shown} more comments changed", page.QuerySelector("#changed ~ p")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&amp;")]
    [InlineData("語")]
    public async Task A_page_of_ones_own_comments_is_light_and_every_comment_stands_on_one(string letter)
    {
        using var ada = new ReaderBrowser(Site);
        await ada.WriteAsync("The last.");
        await StoreHeavyAsync(40, letter, (await Site.StoredCommentsAsync()).Single().ReaderKeyHash);
        var (seen, pages) = (0, 0);
        for (var address = MinePage.Address; address is not null; pages++)
        {
            using var response = await ada.GetAsync(address);
            Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 10_000, 200_000);
            var page = await TestSite.ParseAsync(response);
            seen += page.QuerySelectorAll(".comment").Length;
            Assert.Equal(pages > 0, page.QuerySelector(".pager a[rel=first]") is not null);
            address = page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href")!;
        }

        Assert.Equal(41, seen);
    }

    [Theory]
    [InlineData("&amp;")]
    [InlineData("語")]
    [InlineData("<em>x</em> ")]
    public async Task A_feed_is_light_and_begins_with_the_newest(string letter)
    {
        var comments = await StoreHeavyAsync(40, letter);
        foreach (var path in new[] { "/comments.atom", "/role/comments.atom" })
        {
            var feed = await Site.FeedAsync(path);
            Assert.InRange(Encoding.UTF8.GetByteCount(feed.ToString(SaveOptions.DisableFormatting)), 30_000, 200_000);
            Assert.Equal($"urn:uuid:{comments[^1].Id}", Feed.Value(feed.Elements(Feed.Atom + "entry").First(), "id"));
        }
    }

    private async Task<List<Comment>> StoreHeavyAsync(int count, string letter, byte[]? key = null)
    {
        var comments = Enumerable.Range(0, count).Select(number =>
        {
            var comment = NewComment(string.Concat(Enumerable.Repeat(letter, 4_000 / letter.Length)), CommentStatus.Approved, key: key);
            comment.BodyHtml = $"<p>{string.Concat(Enumerable.Repeat(letter, 12_000 / letter.Length))}</p>";
            return comment;
        }).ToList();
        await Site.StoreAsync(comments);
        return comments;
    }
}
