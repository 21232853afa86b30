using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BackendCareer.Tests.Comments;

/// <summary>What counts as said before, and until when a ban lasts.</summary>
public sealed class PostingRulesTests : IDisposable
{
    private readonly TestStore _store = new();
    private readonly CommentsOptions _options = new();
    private readonly DateTime _posted = Seed.Comment(0).CreatedUtc;

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
        await _store.StoreAsync(Post(key: 1, sender: 1));
        Assert.Equal(expected, await JudgeAsync(Post(key: 1, sender: 1), _posted.AddMinutes(minutesLater)));
    }

    [Theory]
    [InlineData(1, 2, "one press")] // on the way, from another network
    [InlineData(2, 1, "one press")] // of a browser that keeps no cookies
    [InlineData(2, 2, "new")]
    public async Task The_same_words_are_new_from_another_browser_of_another_network(byte key, byte sender, string expected)
    {
        await _store.StoreAsync(Post(key: 1, sender: 1));
        Assert.Equal(expected, await JudgeAsync(Post(key, sender), _posted));
    }

    [Fact]
    public async Task Who_is_banned_twice_is_told_of_the_end_of_both()
    {
        await _store.StoreAsync(Ban(key: [1], days: 1), Ban(sender: [1], days: 2), Ban(key: [2], days: 3));
        var post = Post(key: 1, sender: 1);
        var refused = Assert.IsType<PostResult.Forbidden>(await Rules.RefuseAsync(post, MarksOf(post), _posted, CancellationToken.None));
        Assert.EndsWith(" until 3 November 2026, 00:00 UTC.", refused.Message, StringComparison.Ordinal);
    }

    private PostingRules Rules => new(_store.Db, new HeldWordsFile(null, NullLogger<HeldWordsFile>.Instance), Options.Create(_options));

    private async Task<string> JudgeAsync(Comment post, DateTime utcNow) =>
        await Rules.RefuseAsync(post, MarksOf(post), utcNow, CancellationToken.None) switch
        {
            PostResult.Stored { IsNew: false } => "one press",
            PostResult.AlreadyPosted => "said before",
            null => "new",
            var other => $"{other}",
        };

    private static SenderMarks MarksOf(Comment post) => new(post.SenderHash!, [post.SenderHash!]);

    private static Comment Post(byte key, byte sender)
    {
        var post = Seed.Comment(0);
        (post.ReaderKeyHash, post.SenderHash) = ([key], [sender]);
        return post;
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
