using AngleSharp.Html.Dom;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

public sealed class SortingTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("", "3 1 2 4")]
    [InlineData("?sort=oldest", "3 1 2 4")]
    [InlineData("?sort=newest", "3 4 2 1")]
    [InlineData("?sort=helpful", "3 4 1 2")]
    [InlineData("?sort=nonsense", "3 1 2 4")]
    [InlineData("?sort=HELPFUL", "3 1 2 4")]
    [InlineData("?sort=2", "3 1 2 4")]
    [InlineData("?sort=", "3 1 2 4")]
    [InlineData("?sort=helpful&sort=newest", "3 1 2 4")]
    public async Task Pinned_threads_stand_first_in_every_order(string query, string order)
    {
        var threads = Enumerable.Range(1, 4).Select(number => Seed.Comment(number)).ToList();
        threads[2].IsPinned = true;
        threads[3].HelpfulCount = 5;
        await _site.StoreAsync(threads);
        await _site.ReadAsync("/role"); // kept for the next reader, in its own order
        Assert.Equal(order.Split(' ').Select(number => $"Comment {number}"), Seed.TextsOf(await _site.ReadAsync("/role" + query)));
    }

    [Theory]
    [InlineData("oldest", false)]
    [InlineData("newest", true)]
    [InlineData("helpful", false)]
    public async Task Threads_of_one_moment_stand_in_one_order(string sort, bool isReversed)
    {
        await _site.StoreAsync([Seed.Comment(1), Seed.Comment(1), Seed.Comment(1)]);
        var ids = (await _site.StoredCommentsAsync()).Select(comment => $"c-{comment.Id}");
        Assert.Equal(
            isReversed ? ids.Reverse() : ids,
            (await _site.ReadAsync($"/role?sort={sort}")).QuerySelectorAll(".comment").Select(comment => comment.Id!));
    }

    [Fact]
    public async Task Replies_stay_oldest_first_however_helpful()
    {
        var root = Seed.Comment(1);
        var replies = Enumerable.Range(2, 3).Select(number => Seed.Comment(number, root)).ToList();
        replies[2].HelpfulCount = 9;
        await _site.StoreAsync([root, .. replies]);
        Assert.Equal(["Comment 1", "Comment 2", "Comment 3", "Comment 4"], Seed.TextsOf(await _site.ReadAsync("/role?sort=helpful")));
    }

    [Fact]
    public async Task The_order_is_kept_from_page_to_page()
    {
        await _site.StoreAsync(Enumerable.Range(1, 120).Select(number =>
        {
            var comment = Seed.Comment(number);
            comment.HelpfulCount = number;
            return comment;
        }));
        var page = await _site.ReadAsync("/role?sort=helpful");
        Assert.Equal(Numbers(120, 71), Seed.TextsOf(page));
        page = await FollowAsync(page, "next");
        Assert.Equal(Numbers(70, 21), Seed.TextsOf(page));
        page = await FollowAsync(page, "next");
        Assert.Equal(Numbers(20, 1), Seed.TextsOf(page));
        Assert.Equal("Most helpful first", page.QuerySelector(".sorts a[aria-current]")!.TextContent);
        page = await FollowAsync(await FollowAsync(page, "prev"), "prev");
        Assert.Equal(Numbers(120, 71), Seed.TextsOf(page));
    }

    /// <summary>Else spellings without end would push every other page out of the cache.</summary>
    [Theory]
    [InlineData("?sort=nonsense")]
    [InlineData("?sort=")]
    [InlineData("?sort=newest&sort=1")]
    [InlineData("?page=02")]
    [InlineData("?page=2&page=3")]
    public async Task What_is_no_order_and_no_page_is_answered_and_not_kept(string query)
    {
        await _site.StoreAsync(Enumerable.Range(1, 51).Select(number => Seed.Comment(number)));
        using var response = await _site.GetAsync("/role" + query);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("Comment 1", Seed.TextsOf(await TestSite.ParseAsync(response)).First());
    }

    private Task<IHtmlDocument> FollowAsync(IHtmlDocument page, string rel) =>
        _site.ReadAsync(page.QuerySelector($"#discussion ~ .pager a[rel={rel}]")!.GetAttribute("href")!.Split('#')[0]);

    private static IEnumerable<string> Numbers(int from, int to) =>
        Enumerable.Range(to, from - to + 1).Reverse().Select(number => $"Comment {number}");
}
