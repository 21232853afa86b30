using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BackendCareer.Tests.Comments;

/// <summary>The edges of what waits for a moderator.</summary>
public sealed class HoldReasonsTests : IDisposable
{
    private const string ShortLink = "https://a.example";

    private readonly TestStore _store = new();
    private readonly CommentsOptions _options = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(ShortLink, 1_439, HoldReasons.RepeatedText)]
    [InlineData(ShortLink, 1_440, HoldReasons.None)]
    [InlineData("Thank you so much!", 0, HoldReasons.None)]
    public async Task A_link_that_is_sent_again_waits_for_a_day_however_short_its_text(string text, int minutesLater, HoldReasons expected)
    {
        var (first, again) = (Post(1, text), Post(1, text));
        await StoreAsync(first);
        Assert.Equal(expected, await ReasonsAsync(again, first.CreatedUtc.AddMinutes(minutesLater)));
    }

    [Theory]
    [InlineData(59, HoldReasons.SiteBusy)]
    [InlineData(60, HoldReasons.None)]
    public async Task Very_many_comments_make_the_next_one_wait_for_a_minute(int secondsLater, HoldReasons expected)
    {
        _options.Limits.SitePerMinute = 2;
        var many = new[] { Post(1, "One."), Post(1, "Two.") };
        await StoreAsync(many);
        Assert.Equal(expected, await ReasonsAsync(Post(2, "Three."), many[0].CreatedUtc.AddSeconds(secondsLater)));
    }

    [Theory]
    [InlineData(CommentStatus.Approved, HoldReasons.None)]
    [InlineData(CommentStatus.Pending, HoldReasons.FirstPost)]
    [InlineData(CommentStatus.Rejected, HoldReasons.FirstPost)]
    public async Task Only_what_was_approved_makes_a_browser_known(CommentStatus second, HoldReasons expected)
    {
        _options.HoldWhen = HoldWhen.FirstPost;
        var before = new[] { Post(1, "One."), Post(2, "Two.") };
        before[1].Status = second;
        await StoreAsync(before);
        var third = Post(3, "Three.");
        Assert.Equal(expected, await ReasonsAsync(third, third.CreatedUtc));
    }

    [Fact]
    public async Task What_fills_the_hidden_field_is_spam_even_where_nothing_is_held()
    {
        _options.HoldWhen = HoldWhen.Never;
        var post = Post(1, "Nice page.");
        Assert.Equal(HoldReasons.None, await ReasonsAsync(post, post.CreatedUtc));
        var trapped = await ReasonsAsync(post, post.CreatedUtc, website: "x");
        Assert.Equal((HoldReasons.HiddenField, CommentStatus.Spam), (trapped, HoldRules.StatusFor(trapped)));
    }

    /// <summary>What a clock that was ahead has left behind must not stop anybody.</summary>
    [Fact]
    public async Task What_is_dated_in_the_future_is_no_reason_to_wait()
    {
        _options.Limits.SitePerMinute = 1;
        var first = Post(1, ShortLink);
        await StoreAsync(first);
        Assert.Equal(HoldReasons.None, await ReasonsAsync(Post(1, ShortLink), first.CreatedUtc.AddTicks(-1)));
    }

    private Task StoreAsync(params Comment[] posts) => _store.StoreAsync(
        [.. posts, .. posts.Select(post => Seed.ActivityOf(post, text: Written(post.BodyMarkdown).BodyHash))]);

    private Task<HoldReasons> ReasonsAsync(Comment comment, DateTime utcNow, string website = "")
    {
        var noWords = new HeldWordsFile(null, NullLogger<HeldWordsFile>.Instance);
        var form = new CommentForm { Website = website };
        return new HoldRules(_store.Db, noWords, Options.Create(_options))
            .HoldReasonsAsync(
                new Deed(ActivityKind.Comment, comment, Key: null, Sender: null, utcNow, Written(comment.BodyMarkdown)), form,
                CancellationToken.None);
    }

    private static Comment Post(int number, string text)
    {
        var post = Seed.Comment(number);
        (post.BodyMarkdown, post.ReaderKeyHash) = (text, [1]);
        return post;
    }

    private static WrittenComment Written(string text) => new("Ada", null, text, CommentRenderer.Render(text)!);
}
