using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

public sealed class PagingTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Fifty_threads_stand_on_a_page_oldest_first()
    {
        await _site.StoreAsync(Enumerable.Range(1, 120).Select(number => Seed.Comment(number)));
        var first = await _site.ReadAsync("/role");
        Assert.Equal(Numbers(1, 50), Seed.TextsOf(first));
        Assert.Contains("Discussion: 120 comments", first.GetElementById("discussion")!.TextContent, StringComparison.Ordinal);
        Assert.Null(first.QuerySelector(".pager a[rel=prev][href*=page]"));
        Assert.Equal(
            Numbers(51, 100),
            Seed.TextsOf(await _site.ReadAsync(first.QuerySelector("#discussion ~ .pager a[rel=next]")!.GetAttribute("href")!)));
        Assert.Equal(Numbers(101, 120), Seed.TextsOf(await _site.ReadAsync("/role?page=3")));
    }

    [Fact]
    public async Task A_new_comment_leads_to_the_page_on_which_it_stands()
    {
        await _site.StoreAsync(Enumerable.Range(1, 50).Select(number => Seed.Comment(number)));
        _site.Clock.Advance(TimeSpan.FromDays(1));
        using var response = await _site.PostAsync("The last of all.");
        Assert.StartsWith("/role?page=2&sent=", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_beyond_the_last_is_not_there_and_nonsense_is_the_first()
    {
        await _site.StoreAsync(Enumerable.Range(1, 51).Select(number => Seed.Comment(number)));
        using var beyond = await _site.GetAsync("/role?page=3");
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);
        foreach (var nonsense in new[] { "0", "-1", "abc", "1e9", "99999999999999", "" })
        {
            Assert.Equal(Numbers(1, 50), Seed.TextsOf(await _site.ReadAsync($"/role?page={nonsense}")));
        }
    }

    [Fact]
    public async Task Every_page_names_its_one_address_whatever_the_order()
    {
        await _site.StoreAsync(Enumerable.Range(1, 51).Select(number => Seed.Comment(number)));
        foreach (var (path, canonical) in new[]
        {
            ("/role", "/role"), ("/role?page=2", "/role?page=2"), ("/role?sort=newest", "/role"),
            ("/role?page=2&sort=helpful", "/role?page=2"),
            ("/role?page=nonsense", "/role"), ("/", "/"),
        })
        {
            Assert.Equal(canonical, (await _site.ReadAsync(path)).QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task A_thread_shows_its_first_replies_and_leads_to_the_others()
    {
        var root = Seed.Comment(1);
        await _site.StoreAsync([root, .. Enumerable.Range(2, 25).Select(number => Seed.Comment(number, root))]);
        var page = await _site.ReadAsync("/role");
        Assert.Equal(Numbers(1, 11), Seed.TextsOf(page));
        var more = page.QuerySelectorAll("a.reply").Single(link => link.TextContent == "Show 15 more replies");
        Assert.Equal(Numbers(1, 26), Seed.TextsOf(await _site.ReadAsync(more.GetAttribute("href")!)));
    }

    [Fact]
    public async Task The_eleventh_reply_is_the_first_that_is_not_shown()
    {
        var (one, two) = (Seed.Comment(1), Seed.Comment(2));
        var ten = Enumerable.Range(3, 10).Select(number => Seed.Comment(number, one)).ToList();
        var eleven = Enumerable.Range(13, 11).Select(number => Seed.Comment(number, two)).ToList();
        await _site.StoreAsync([one, two, .. ten, .. eleven]);
        var more = Assert.Single((await _site.ReadAsync("/role")).QuerySelectorAll("a.reply[href$=replies]"));
        Assert.Equal(("Show 1 more reply", $"/comments/{two.Id}/replies"), (more.TextContent, more.GetAttribute("href")));
    }

    [Fact]
    public async Task A_reply_of_ones_own_that_waits_is_counted_in_its_thread_alone()
    {
        var (one, two) = (Seed.Comment(1), Seed.Comment(2));
        var replies = Enumerable.Range(0, 22).Select(index => Seed.Comment(3 + index, index % 2 == 0 ? one : two));
        await _site.StoreAsync([one, two, .. replies]);
        using var ada = new ReaderBrowser(_site);
        await ada.WriteAsync("https://one.example https://two.example", parent: two.Id);
        var more = (await ada.ReadAsync("/role")).QuerySelectorAll("a.reply[href$=replies]").Select(link => link.TextContent);
        Assert.Equal(["Show 1 more reply", "Show 2 more replies"], more);
    }

    [Fact]
    public async Task The_address_of_a_comment_knows_its_page()
    {
        var threads = Enumerable.Range(1, 60).Select(number => Seed.Comment(number)).ToList();
        var replies = Enumerable.Range(61, 12).Select(number => Seed.Comment(number, threads[54])).ToList();
        await _site.StoreAsync([.. threads, .. replies]);
        Assert.Equal($"/role#c-{threads[49].Id}", await AddressOfAsync(threads[49]));
        Assert.Equal($"/role?page=2#c-{threads[50].Id}", await AddressOfAsync(threads[50]));
        Assert.Equal($"/role?page=2#c-{replies[9].Id}", await AddressOfAsync(replies[9]));
        Assert.Equal($"/comments/{threads[54].Id}/replies#c-{replies[10].Id}", await AddressOfAsync(replies[10]));
        foreach (var comment in new[] { threads[50], replies[9], replies[10] })
        {
            Assert.NotNull((await _site.ReadAsync((await AddressOfAsync(comment)).Split('#')[0])).GetElementById($"c-{comment.Id}"));
        }
    }

    [Fact]
    public async Task Pinned_threads_stand_above_the_first_page_and_their_address_says_so()
    {
        var threads = Enumerable.Range(1, 52).Select(number => Seed.Comment(number)).ToList();
        threads[50].IsPinned = true;
        await _site.StoreAsync(threads);
        Assert.Equal($"/role#c-{threads[50].Id}", await AddressOfAsync(threads[50]));
        Assert.Equal($"/role#c-{threads[49].Id}", await AddressOfAsync(threads[49]));
        Assert.Equal($"/role?page=2#c-{threads[51].Id}", await AddressOfAsync(threads[51]));
        Assert.Equal(["Comment 51", .. Numbers(1, 50)], Seed.TextsOf(await _site.ReadAsync("/role")));
        Assert.Equal(["Comment 52"], Seed.TextsOf(await _site.ReadAsync("/role?page=2")));
    }

    [Fact]
    public async Task Replies_and_threads_that_are_not_shown_move_no_thread_to_another_page()
    {
        var first = Seed.Comment(1);
        var replies = Enumerable.Range(2, 11).Select(number => Seed.Comment(number, first)).ToList();
        List<Comment> threads = [first, .. Enumerable.Range(13, 60).Select(number => Seed.Comment(number))];
        threads[1..11].ForEach(thread => thread.Status = CommentStatus.Pending);
        await _site.StoreAsync([.. threads, .. replies]);
        Assert.Equal($"/role#c-{threads[49].Id}", await AddressOfAsync(threads[49]));
        Assert.Equal($"/role?page=2#c-{threads[50].Id}", await AddressOfAsync(threads[50]));
        Assert.Equal(Numbers(62, 72), Seed.TextsOf(await _site.ReadAsync("/role?page=2")));
        Assert.Equal($"/role#c-{replies[9].Id}", await AddressOfAsync(replies[9]));
        Assert.Equal($"/comments/{first.Id}/replies#c-{replies[10].Id}", await AddressOfAsync(replies[10]));
    }

    private async Task<string> AddressOfAsync(Comment comment)
    {
        using var response = await _site.GetAsync($"/comments/{comment.Id}");
        return response.Headers.Location!.ToString();
    }

    private static IEnumerable<string> Numbers(int from, int to) =>
        Enumerable.Range(from, to - from + 1).Select(number => $"Comment {number}");
}
