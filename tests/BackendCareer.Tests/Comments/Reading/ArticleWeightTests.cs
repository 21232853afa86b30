using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static BackendCareer.Tests.Comments.HeavyComments;

namespace BackendCareer.Tests.Comments;

/// <summary>What an article's text leaves of a page is the room for comments.</summary>
public sealed class ArticleWeightTests : IDisposable
{
    private const int MostBytes = 200_000;

    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    /// <summary>The longest of the guide.</summary>
    [Theory]
    [InlineData("training", "?country=FR&fees=9000")]
    [InlineData("salary", "?currency=published")]
    public async Task Under_a_long_article_there_is_less_room(string article, string choice)
    {
        var threads = Threads(50, "Ada", "&amp;", article);
        await _site.StoreAsync([.. threads]);
        using var response = await _site.GetAsync($"/{article}{choice}");
        Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 160_000, MostBytes);
        var page = await TestSite.ParseAsync(response);
        Assert.InRange(page.QuerySelectorAll(".comment .body").Length, 1, 20);
        Assert.All(threads, thread => Assert.NotNull(page.GetElementById($"c-{thread.Id}")));
    }

    /// <summary>Under a short one there would be room for it.</summary>
    [Fact]
    public async Task The_address_of_a_reply_for_which_a_long_article_leaves_no_room_is_that_of_its_thread()
    {
        var threads = Threads(9, "Ada", "&amp;", "training");
        var reply = Seed.Comment(100, threads[0], "training");
        await _site.StoreAsync([.. threads, reply]);
        using var response = await _site.GetAsync($"/comments/{reply.Id}");
        Assert.Equal($"/comments/{threads[0].Id}/replies#c-{reply.Id}", response.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?country=GB&band=5-9&currency=published&sort=cost&age=30&fees=8000")]
    public async Task No_article_is_longer_than_it_is_taken_for(string choice)
    {
        var guide = _site.Services.GetRequiredService<GuideStore>().Guide!;
        foreach (var article in guide.Articles.Where(article => !article.IsHome))
        {
            using var response = await _site.GetAsync(article.Address + choice);
            var bytes = (await response.Content.ReadAsByteArrayAsync()).Length;
            Assert.InRange(ArticleWeight.Of(article, guide), bytes, (bytes * 6 / 5) + 8_000);
        }
    }
}
