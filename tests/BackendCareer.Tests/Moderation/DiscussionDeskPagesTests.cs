using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Moderation;

/// <summary>The pages of a discussion as its moderators see it: what stands on which, how long they are, what they cost.</summary>
public sealed class DiscussionDeskPagesTests : DiscussionDeskTest
{
    [Fact]
    public async Task Pages_count_what_only_moderators_see_and_each_comment_leads_to_its_place()
    {
        using var grace = await GraceAsync();
        await StoreThreadsAsync(CommentThread.ThreadsOnPage);
        var root = await StoreAsync("The last thread.", CommentStatus.Rejected);
        var last = await StoreAsync("Waits.", parent: root);
        Assert.Equal($"{Address}?page=2", (await ReadAsync(grace, Address)).QuerySelector("a[rel=next]")!.GetAttribute("href"));
        var page = await FindAsync(grace, last, $"{Address}?page=2&at={last.Id}#c-{last.Id}");
        Assert.Equal("Waits.", Words(RowOf(page, last).QuerySelector(".body")));
        Assert.Equal(Address, page.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Null(page.QuerySelector("a[rel=next]"));
        using var beyond = await grace.GetAsync($"{Address}?page=3");
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);
    }

    [Fact]
    public async Task What_waits_below_what_everybody_sees_is_no_thread_more()
    {
        using var grace = await GraceAsync();
        await StoreThreadsAsync(CommentThread.ThreadsOnPage - 1);
        var last = await StoreAsync("The last thread.", CommentStatus.Approved);
        await StoreAsync("Waits.", parent: last);
        var page = await ReadAsync(grace, Address);
        Assert.Equal("The last thread.", Words(RowOf(page, last).QuerySelector(".body")));
        Assert.Null(page.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task A_reply_beyond_the_first_ten_waits_on_a_page_of_its_thread()
    {
        using var grace = await GraceAsync();
        var thread = await StoreAsync("Lively.", CommentStatus.Approved);
        var replies = Enumerable.Range(0, 10).Select(number => NewComment($"{number}.", CommentStatus.Approved, thread)).ToList();
        await Site.StoreAsync(replies);
        var last = await StoreAsync("Waits.", parent: replies[^1]);
        var more = (await ReadAsync(grace, Address)).QuerySelector("a.reply")!;
        Assert.Equal("Show 1 more reply", Words(more));
        Assert.Equal($"/moderation/comments/{thread.Id}/replies", more.GetAttribute("href"));
        var page = await FindAsync(grace, last, $"/moderation/comments/{thread.Id}/replies?at={last.Id}#c-{last.Id}");
        page = await PressAsync(grace, RowOf(page, last).QuerySelector("form")!, ("decision", "reject"));
        Assert.Equal("This comment is rejected. Undo", Words(RowOf(page, last).QuerySelector("#notice")));
    }

    [Fact]
    public async Task The_number_of_queries_is_the_same_for_five_comments_and_fifty()
    {
        using var grace = await GraceAsync();
        var counts = new List<int>();
        foreach (var more in new[] { 5, 45 })
        {
            await Site.StoreAsync([.. Enumerable.Range(0, more).Select(number => NewComment($"{number}."))]);
            Site.Queries.Commands.Clear();
            await ReadAsync(grace, Address);
            counts.Add(Site.Queries.Commands.Count);
        }

        Assert.Equal(counts[0], counts[1]);
    }

    [Theory]
    [InlineData(50, 9, 20)]
    [InlineData(50, 0, 12_000)]
    [InlineData(1, 150, 3_000)]
    public async Task Each_page_is_light_and_leads_to_every_comment(int threads, int repliesEach, int letters)
    {
        using var grace = await GraceAsync();
        foreach (var _ in Enumerable.Range(0, threads))
        {
            var root = Heavy(NewComment("Long.", name: new string('é', 60)), letters);
            var replies = Enumerable.Range(0, repliesEach).Select(reply => Heavy(NewComment("x", parent: root), letters));
            await Site.StoreAsync([root, .. replies]);
        }

        var (seen, toRead) = (new HashSet<string>(), new Queue<string>([Address]));
        for (var known = new HashSet<string>(toRead); toRead.TryDequeue(out var address);)
        {
            using var response = await grace.GetAsync(address);
            Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 1_000, 200_000);
            var page = await TestSite.ParseAsync(response);
            seen.UnionWith(page.QuerySelectorAll(".comment:has(.body)").Select(comment => comment.Id!));
            page.QuerySelectorAll("a.reply, a[rel=next]").Select(link => link.GetAttribute("href")!).Where(known.Add).ToList()
                .ForEach(toRead.Enqueue);
        }

        Assert.Equal(threads * (1 + repliesEach), seen.Count);
    }

    private Task StoreThreadsAsync(int count) => Site.StoreAsync(
        [.. Enumerable.Range(0, count).Select(number => NewComment($"{number}.", CommentStatus.Approved))]);

    private static Comment Heavy(Comment comment, int letters)
    {
        comment.BodyHtml = $"<p>{new string('x', letters)}</p>";
        return comment;
    }
}
