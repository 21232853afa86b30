using AngleSharp.Dom;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Comments;

/// <summary>A page is a block of numbers: what vanished leaves its place empty, and an empty page is shown to nobody.</summary>
public sealed class ThreadPagesTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task What_vanished_moves_no_other_thread()
    {
        await StoreAsync(120);
        await EndAsync(3, 60);
        Assert.Equal([.. Numbers(1, 2), .. Numbers(4, 50)], Seed.TextsOf(await _site.ReadAsync("/role")));
        Assert.Equal([.. Numbers(51, 59), .. Numbers(61, 100)], Seed.TextsOf(await _site.ReadAsync("/role?page=2")));
        Assert.Equal(Numbers(101, 120), Seed.TextsOf(await _site.ReadAsync("/role?page=3")));
    }

    [Theory]
    [InlineData("", 51)]
    [InlineData("&sort=newest", 121)]
    public async Task An_empty_page_is_passed_over_by_links_and_by_whoever_asks_for_it(string sort, int firstGone)
    {
        await StoreAsync(220);
        await EndAsync([.. Enumerable.Range(firstGone, 50)]);
        var first = await _site.ReadAsync("/role?" + sort.TrimStart('&'));
        Assert.Equal($"/role?page=3{sort}#discussion", LinkOf(first, "next"));
        var third = await _site.ReadAsync($"/role?page=3{sort}");
        Assert.Equal(sort.Length == 0 ? "/role#discussion" : "/role?sort=newest#discussion", LinkOf(third, "prev"));
        Assert.Equal(Seed.TextsOf(third), Seed.TextsOf(await _site.ReadAsync($"/role?page=2{sort}")));
        Assert.Contains(" of 5", third.QuerySelector(".pager li:not(:has(a))")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_last_threads_are_gone_the_page_before_is_the_last()
    {
        await StoreAsync(52);
        await EndAsync(51, 52);
        var page = await _site.ReadAsync("/role");
        Assert.Empty(page.QuerySelectorAll("#discussion ~ .pager"));
        using var gone = await _site.GetAsync("/role?page=2");
        Assert.Equal(404, (int)gone.StatusCode);
        using var posted = await _site.PostAsync("After them.");
        Assert.StartsWith("/role?page=2&sent=", posted.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_first_threads_are_gone_the_article_shows_the_next()
    {
        await StoreAsync(60);
        await EndAsync([.. Enumerable.Range(1, 50)]);
        Assert.Equal(Numbers(51, 60), Seed.TextsOf(await _site.ReadAsync("/role")));
    }

    [Fact]
    public async Task Newest_first_every_page_is_full_but_the_last()
    {
        await StoreAsync(120);
        Assert.Equal(Numbers(71, 120).Reverse(), Seed.TextsOf(await _site.ReadAsync("/role?sort=newest")));
        var last = await _site.ReadAsync("/role?page=3&sort=newest");
        Assert.Equal(Numbers(1, 20).Reverse(), Seed.TextsOf(last));
        Assert.Null(LinkOf(last, "next"));
    }

    [Fact]
    public async Task Most_helpful_first_ends_after_ten_pages_and_says_so()
    {
        await StoreAsync(501);
        var page = await _site.ReadAsync("/role?page=10&sort=helpful");
        Assert.Equal(Numbers(451, 500), Seed.TextsOf(page));
        Assert.Null(LinkOf(page, "next"));
        const string Told = "In this order the first 500 threads are shown.";
        Assert.Contains(page.QuerySelectorAll(".hint"), hint => hint.TextContent.Contains(Told, StringComparison.Ordinal));
        Assert.DoesNotContain(
            (await _site.ReadAsync("/role")).QuerySelectorAll(".hint"), hint => hint.TextContent.Contains(Told, StringComparison.Ordinal));
        using var beyond = await _site.GetAsync("/role?page=11&sort=helpful");
        Assert.Equal(404, (int)beyond.StatusCode);
        Assert.Equal(["Comment 501"], Seed.TextsOf(await _site.ReadAsync("/role?page=11")));
    }

    [Fact]
    public async Task Of_more_than_fifty_pinned_threads_the_others_stay_where_they_are()
    {
        var threads = Enumerable.Range(1, 120).Select(number => Seed.Comment(number)).ToList();
        threads[..60].ForEach(thread => thread.IsPinned = true);
        await _site.StoreAsync(threads);
        Assert.Equal(Numbers(1, 50), Seed.TextsOf(await _site.ReadAsync("/role")));
        Assert.Equal(Numbers(51, 100), Seed.TextsOf(await _site.ReadAsync("/role?page=2")));
        using var response = await _site.GetAsync($"/comments/{threads[55].Id}");
        Assert.StartsWith("/role?page=2#", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_thread_that_waits_has_its_place_and_its_page()
    {
        await StoreAsync(50);
        using var ada = new ReaderBrowser(_site);
        await ada.WriteAsync("https://one.example https://two.example");
        Assert.Equal("/role?page=2#discussion", LinkOf(await ada.ReadAsync("/role"), "next"));
        Assert.Single(Seed.TextsOf(await ada.ReadAsync("/role?page=2")));
        Assert.Null(LinkOf(await _site.ReadAsync("/role"), "next"));
        using var others = await _site.GetAsync("/role?page=2");
        Assert.Equal(404, (int)others.StatusCode);
    }

    private Task StoreAsync(int threads) => _site.StoreAsync(Enumerable.Range(1, threads).Select(number => Seed.Comment(number)));

    private Task EndAsync(params int[] numbers) => _site.WithDatabaseAsync(async db =>
    {
        foreach (var thread in await db.Comments.Where(thread => numbers.Contains(thread.ThreadNumber!.Value)).ToListAsync())
        {
            thread.Wipe(thread.CreatedUtc);
        }

        await db.SaveChangesAsync();
    });

    private static string? LinkOf(IParentNode page, string rel) =>
        page.QuerySelector($"#discussion ~ .pager a[rel={rel}]")?.GetAttribute("href");

    private static IEnumerable<string> Numbers(int from, int to) =>
        Enumerable.Range(from, to - from + 1).Select(number => $"Comment {number}");
}
