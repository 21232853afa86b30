using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>How many queries a page, an address, a vote and a post ask, however much there is in the discussion.</summary>
public sealed class QueryCountTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    public async Task They_are_few_and_as_many_for_few_comments_as_for_many(int threads)
    {
        var roots = Enumerable.Range(1, threads).Select(number => Seed.Comment(number)).ToList();
        var replies = roots.Select((root, index) => Seed.Comment(threads + index + 1, root)).ToList();
        await _site.StoreAsync([.. roots, .. replies]);
        using var anybody = new ReaderBrowser(_site);
        using var ada = new ReaderBrowser(_site);
        await ada.WriteAsync("The first comment of this day.");
        var last = $"/role?page={(threads + CommentThread.ThreadsOnPage - 1) / CommentThread.ThreadsOnPage}";

        await AssertAsync(6, "first page", () => anybody.ReadAsync("/role"));
        await AssertAsync(5, "last page", () => anybody.ReadAsync(last));
        await AssertAsync(5, "last page, newest first", () => anybody.ReadAsync($"{last}&sort=newest"));
        await AssertAsync(5, "second page, most helpful first", () => anybody.ReadAsync("/role?page=2&sort=helpful"));
        await AssertAsync(8, "last page, with a key", () => ada.ReadAsync(last));
        await AssertAsync(1, "address of a thread", () => anybody.GetAsync($"/comments/{roots[^1].Id}"));
        await AssertAsync(5, "address of a reply", () => anybody.GetAsync($"/comments/{replies[^1].Id}"));
        await AssertAsync(11, "vote", () => anybody.VoteAsync(roots[^1].Id));
        await AssertAsync(8, "post", () => _site.PostAsync("Nobody has said this."));
        await AssertAsync(15, "reply", () => _site.SendFormAsync(
            ("article", "role"), ("parent", $"{roots[^1].Id}"), ("name", "Ada"), ("body", "Nor this.")));
    }

    private async Task AssertAsync(int expected, string what, Func<Task> go)
    {
        _site.Queries.Commands.Clear();
        await go();
        Assert.True(
            expected == _site.Queries.Commands.Count,
            $"{what}: {_site.Queries.Commands.Count} instead of {expected}\n{string.Join("\n\n", _site.Queries.Commands)}");
    }
}
