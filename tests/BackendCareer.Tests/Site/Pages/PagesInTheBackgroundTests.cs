using BackendCareer.Content;
using BackendCareer.Site;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Site;

/// <summary>What is done for pages while nobody waits for it.</summary>
public sealed class PagesInTheBackgroundTests
{
    [Fact]
    public async Task A_page_that_is_asked_for_again_and_has_stood_for_a_while_is_sent_smaller()
    {
        using var site = new TestSite();
        var plain = await site.Client.GetByteArrayAsync("/role");
        var first = await BrotliAsync(site, "/role");
        Assert.Equal(Codings.Brotli(plain, 8), first);
        await BrotliAsync(site, "/role");
        var better = Codings.Brotli(plain, 11);
        Assert.True(better.Length < first.Length);
        await Eventually.TrueAsync(async () =>
        {
            site.Clock.Advance(TimeSpan.FromSeconds(5));
            var sent = await BrotliAsync(site, "/role");
            return sent.SequenceEqual(better);
        }, "the page is smaller");
    }

    [Fact]
    public async Task A_page_that_has_just_changed_stays_as_it_is_until_it_has_stood()
    {
        using var site = new TestSite();
        var first = await BrotliAsync(site, "/role");
        for (var asked = 0; asked < 20; asked++)
        {
            Assert.Equal(first, await BrotliAsync(site, "/role"));
        }

        Assert.False(site.Services.GetRequiredService<PageStore>().Pages.Single().IsImproved);
    }

    /// <summary>Its state is over: the work would be for nobody.</summary>
    [Fact]
    public async Task A_page_that_was_replaced_meanwhile_is_dropped()
    {
        using var site = new TestSite();
        var store = site.Services.GetRequiredService<PageStore>();
        await BrotliAsync(site, "/role");
        await BrotliAsync(site, "/role");
        var old = store.Pages.Single();
        await site.PostAsync("Something new.");
        await BrotliAsync(site, "/salary");
        await BrotliAsync(site, "/salary");
        var other = store.Pages.Single(page => page.Key.Path == "/salary");
        await Eventually.TrueAsync(() =>
        {
            site.Clock.Advance(TimeSpan.FromSeconds(5));
            return Task.FromResult(other.IsImproved); // which waited behind it
        }, "the next page is smaller");
        Assert.False(old.IsImproved);
    }

    [Fact]
    public async Task The_pages_of_the_guide_are_ready_soon_after_a_start_and_cost_their_first_readers_no_query()
    {
        using var site = new TestSite().With("Site:WarmPages", "500");
        var store = site.Services.GetRequiredService<PageStore>();
        var articles = site.Services.GetRequiredService<GuideStore>().Guide!.Articles;
        _ = site.Client; // starts it
        await WarmedAsync(site);
        Assert.Equal(articles.Length, store.Pages.Count(page => page.Body(Coding.Brotli) is not null));
        site.Queries.Commands.Clear();
        foreach (var article in articles)
        {
            Assert.NotEmpty(await BrotliAsync(site, "/" + article.Path));
        }

        Assert.Empty(site.Queries.Commands);
    }

    [Fact]
    public async Task No_more_are_made_ready_than_was_set()
    {
        using var site = new TestSite().With("Site:WarmPages", "2");
        _ = site.Client;
        var store = site.Services.GetRequiredService<PageStore>();
        await WarmedAsync(site);
        var first = site.Services.GetRequiredService<GuideStore>().Guide!.Articles.Take(2).Select(article => "/" + article.Path);
        Assert.Equal(first.Order(), store.Pages.Select(page => page.Key.Path).Order());
    }

    [Fact]
    public async Task Nothing_is_kept_in_Development()
    {
        using var site = new TestSite { Environment = "Development" }.With("Site:WarmPages", "500");
        await site.ReadAsync("/role");
        await site.ReadAsync("/role");
        await WarmedAsync(site);
        Assert.Empty(site.Services.GetRequiredService<PageStore>().Pages);
    }

    private static Task WarmedAsync(TestSite site) => Eventually.TrueAsync(
        () => Task.FromResult(site.Services.GetRequiredService<PageWarming>().ExecuteTask is { IsCompleted: true }), "all is drawn");

    private static async Task<byte[]> BrotliAsync(TestSite site, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "br" } } };
        using var response = await site.Client.SendAsync(request);
        Assert.Equal("br", response.Content.Headers.ContentEncoding.Single());
        return await response.Content.ReadAsByteArrayAsync();
    }
}
