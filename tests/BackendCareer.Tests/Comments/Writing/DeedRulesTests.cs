using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace BackendCareer.Tests.Comments;

/// <summary>What counts as said before, and until when a ban lasts.</summary>
public sealed class DeedRulesTests : IDisposable
{
    private readonly TestStore _store = new();
    private readonly CommentsOptions _options = new();
    private readonly DateTime _posted = Seed.Comment(0).CreatedUtc;
    private readonly ReaderKey[] _keys = [ReaderKey.New(), ReaderKey.New()];

    private static WrittenComment Written { get; } = new("Ada", null, "Words.", CommentRenderer.Render("Words.")!);

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(10, 24, 9, "one press")]
    [InlineData(10, 24, 10, "said before")]
    [InlineData(10, 24, 1_439, "said before")]
    [InlineData(10, 24, 1_440, "new")]
    [InlineData(10, 0, 9, "one press")]
    [InlineData(10, 0, 10, "new")]
    [InlineData(90, 1, 89, "one press")]
    [InlineData(90, 1, 90, "new")]
    [InlineData(0, 24, 1, "new")]
    public async Task The_same_words_are_one_press_then_said_before_then_new(int minutes, int hours, int minutesLater, string expected)
    {
        (_options.Limits.SamePostMinutes, _options.Limits.SamePostHours) = (minutes, hours);
        await StoreAsync(Post(key: 1, sender: 1));
        Assert.Equal(expected, await JudgeAsync(Post(key: 1, sender: 1), _posted.AddMinutes(minutesLater)));
    }

    [Theory]
    [InlineData(1, 2, "one press")] // on the way, from another network
    [InlineData(2, 1, "one press")] // of a browser that keeps no cookies
    [InlineData(2, 2, "new")]
    public async Task The_same_words_are_new_from_another_browser_of_another_network(byte key, byte sender, string expected)
    {
        await StoreAsync(Post(key: 1, sender: 1));
        Assert.Equal(expected, await JudgeAsync(Post(key, sender), _posted));
    }

    [Theory]
    [InlineData(ActivityKind.Comment)]
    [InlineData(ActivityKind.Edit)]
    [InlineData(ActivityKind.Vote)]
    [InlineData(ActivityKind.Report)]
    public async Task Who_is_banned_twice_is_told_of_the_end_of_both_whatever_they_do(ActivityKind kind)
    {
        var key = ReaderKey.New();
        await _store.StoreAsync(Ban(key: key.Hash, days: 1), Ban(sender: [1], days: 2), Ban(key: [2], days: 3));
        var comment = Seed.Comment(0);
        comment.ReaderKeyHash = key.Hash;
        var deed = new Deed(kind, comment, key, new SenderMarks([[1]], [[1]]), _posted, Written);
        var refused = Assert.IsType<PostResult.Forbidden>(await Rules.RefuseAsync(deed, CancellationToken.None));
        Assert.EndsWith(" until 3 November 2026, 00:00 UTC.", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A clock that was ahead once must not stop anybody, nor call anything said before.</summary>
    [Fact]
    public async Task What_is_dated_in_the_future_never_counts()
    {
        _options.Limits.PerKeyPerMinute = 1;
        await StoreAsync(Post(key: 1, sender: 1));
        Assert.Equal("new", await JudgeAsync(Post(key: 1, sender: 1), _posted.AddSeconds(-1)));
        Assert.Equal("too fast", await JudgeAsync(Post(key: 1, sender: 1, article: "salary"), _posted.AddSeconds(1)));
    }

    private DeedRules Rules => new(
        _store.Db, new EditRules(new FakeTimeProvider(_posted), Options.Create(_options)), new OldActivities(),
        Options.Create(_options));

    private async Task<string> JudgeAsync(Deed post, DateTime utcNow) =>
        await Rules.RefuseAsync(post with { UtcNow = utcNow }, CancellationToken.None) switch
        {
            PostResult.Stored { IsNew: false } => "one press",
            PostResult.AlreadyPosted => "said before",
            PostResult.TooFast => "too fast",
            null => "new",
            var other => $"{other}",
        };

    private Task StoreAsync(Deed post) => _store.StoreAsync(post.Comment, post.ToActivity());

    private Deed Post(byte key, byte sender, string article = "role")
    {
        var comment = Seed.Comment(0);
        _store.Db.Entry(comment).Property(c => c.ArticleId).CurrentValue = article;
        return new Deed(
            ActivityKind.Comment, comment, _keys[key - 1], new SenderMarks([[sender]], [[sender]]), comment.CreatedUtc, Written);
    }

    private Ban Ban(int days, byte[]? key = null, byte[]? sender = null) => new()
    {
        Id = Guid.CreateVersion7(_posted),
        ReaderKeyHash = key,
        SenderHash = sender,
        Reason = "",
        Moderator = "Grace",
        CreatedUtc = _posted,
        ExpiresUtc = _posted.AddDays(days),
    };
}
