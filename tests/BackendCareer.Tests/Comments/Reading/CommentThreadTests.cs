using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

public sealed class CommentThreadTests : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(50, 1)]
    [InlineData(51, 2)]
    public async Task Threads_make_pages_and_their_answers_do_not(int threads, int pages)
    {
        var roots = Enumerable.Range(1, threads).Select(number => Seed.Comment(number)).ToList();
        var answer = Seed.Comment(100, roots[0]);
        var waiting = Seed.Comment(101, roots[0]);
        waiting.Status = CommentStatus.Pending;
        await _store.StoreAsync([.. roots, answer, waiting]);
        var thread = await LoadAsync("role");
        Assert.Equal((pages, threads + 1, answer.Id), (thread.Around.Pages, thread.Count, thread.Newest));
        var elsewhere = await LoadAsync("salary");
        Assert.Equal((1, 0, null), (elsewhere.Around.Pages, elsewhere.Count, elsewhere.Newest));
    }

    [Fact]
    public async Task A_place_is_kept_only_while_an_answer_below_it_stands()
    {
        var root = Seed.Comment(1);
        var answered = Seed.Comment(2, root);
        var below = Seed.Comment(3, answered);
        var beside = Seed.Comment(4, root);
        await _store.StoreAsync(root, answered, below, beside);
        foreach (var gone in new[] { root, answered, below })
        {
            gone.Wipe(gone.CreatedUtc);
        }

        await _store.Db.SaveChangesAsync();
        var shown = Assert.Single((await LoadAsync("role")).Roots);
        Assert.True(shown.IsGone);
        Assert.Equal([beside.Id], shown.Replies.Select(reply => reply.Id));
    }

    private Task<CommentThread> LoadAsync(string article) =>
        CommentThread.LoadAsync(
            _store.Db, article, room: 155_000, page: 1, ThreadSort.Oldest, Reader.Everybody, CancellationToken.None);
}
