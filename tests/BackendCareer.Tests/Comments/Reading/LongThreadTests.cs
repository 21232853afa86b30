using System.Net;
using AngleSharp.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>A thread has no end that nobody can read: the first replies, the 501st and the last stand on a page.</summary>
[Trait("Category", "Slow")]
public sealed class LongThreadTests : IDisposable
{
    private const int MostBytes = 200_000;

    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData(501, false)]
    [InlineData(1_203, false)]
    [InlineData(1_203, true)]
    public async Task Every_reply_of_a_thread_of_any_length_stands_on_one_of_its_pages(int count, bool areOfOneMoment)
    {
        var (root, replies) = await StoreAsync(count, areOfOneMoment);
        foreach (var sort in new[] { "oldest", "newest", "helpful" })
        {
            var article = await _site.ReadAsync($"/role?sort={sort}");
            Assert.Equal($"Discussion: {count + 2:N0} comments", article.GetElementById("discussion")!.TextContent);
            var link = article.QuerySelector($"a.reply[href='/comments/{root}/replies']")!;
            Assert.Equal($"Show {count - CommentThread.RepliesShown:N0} more replies", link.TextContent);
            Assert.Equal(replies, await WalkAsync(link.GetAttribute("href")!, "next"));
        }
    }

    [Theory]
    [InlineData(501)]
    [InlineData(1_203)]
    public async Task The_address_of_each_reply_leads_to_it_and_from_there_to_all_others(int count)
    {
        var (root, replies) = await StoreAsync(count, areOfOneMoment: false);
        foreach (var number in new[] { 1, 11, 100, 101, 499, 500, 501, count - 1, count }.Distinct())
        {
            var place = await PlaceOfAsync(replies[number - 1]);
            var (before, after) = (await WalkAsync(place, "prev"), await WalkAsync(place, "next"));
            if (place.StartsWith("/comments/", StringComparison.Ordinal))
            {
                Assert.Contains(replies[number - 1], after);
                Assert.Equal(replies, before.Concat(after).Distinct().Order());
            }

            Assert.NotNull((await _site.ReadAsync(place)).QuerySelector($"#c-{replies[number - 1]} .body"));
        }

        Assert.Equal($"/comments/{root}/replies?from={replies[^1]}", await PlaceOfAsync(replies[^1]));
    }

    private async Task<(Guid Root, List<Guid> Replies)> StoreAsync(int count, bool areOfOneMoment)
    {
        var (root, other) = (Seed.Comment(1), Seed.Comment(2));
        var replies = new List<Comment>();
        for (var number = 1; number <= count; number++)
        {
            // each second one answers the reply before it
            var reply = Seed.Comment(2 + (areOfOneMoment ? 1 : number), number % 2 == 0 && !areOfOneMoment ? replies[^1] : root);
            replies.Add(reply);
        }

        await _site.StoreAsync([root, other, .. replies]);
        return (root.Id, [.. replies.Select(reply => reply.Id).Order()]);
    }

    /// <returns>The replies of the page and of all that follow it on one side, in the order of the walk's pages.</returns>
    private async Task<List<Guid>> WalkAsync(string? address, string towards)
    {
        var found = new List<Guid>();
        while (address is not null)
        {
            using var response = await _site.GetAsync(address);
            Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 0, MostBytes);
            var page = await TestSite.ParseAsync(response);
            found.AddRange(RepliesOf(page));
            address = page.QuerySelector($".pager a[rel={towards}]")?.GetAttribute("href");
        }

        return found;
    }

    private async Task<string> PlaceOfAsync(Guid id)
    {
        using var response = await _site.GetAsync($"/comments/{id}");
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        var place = response.Headers.Location!.ToString().Split('#');
        Assert.Equal($"c-{id}", place[1]);
        return place[0];
    }

    private static IEnumerable<Guid> RepliesOf(IParentNode page) =>
        page.QuerySelectorAll(".thread .thread .comment").Select(comment => Guid.Parse(comment.Id![2..])).Order();
}
