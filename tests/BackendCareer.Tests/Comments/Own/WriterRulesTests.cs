using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>Who may write, under which name, and where.</summary>
public sealed class WriterRulesTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("Comments:Limits:PerKeyPerMinute", 4, 60)]
    [InlineData("Comments:Limits:PerKeyPerHour", 15, 3_600)]
    public async Task One_browser_has_a_limit_of_its_own(string setting, int limit, int seconds)
    {
        _site.With("Comments:Limits:PerKeyPerMinute", "0").With("Comments:Limits:PerKeyPerHour", "0").With(setting, $"{limit}");
        using var ada = new ReaderBrowser(_site);
        for (var number = 0; number < limit; number++)
        {
            await ada.WriteAsync($"Comment {number}.");
        }

        using var refused = await ada.SendAsync("/comments", ("article", "role"), ("name", "Ada"), ("body", "One more."));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(seconds), refused.Headers.RetryAfter!.Delta);
        Assert.Equal("One more.", (await TestSite.ParseAsync(refused)).GetElementById("body")!.TextContent);
        using var grace = new ReaderBrowser(_site);
        await grace.WriteAsync("Another browser of the same network.");
        _site.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await ada.WriteAsync("One more.");
    }

    [Fact]
    public async Task A_count_does_not_begin_anew_at_midnight()
    {
        _site.With("Comments:Limits:PerSenderPerHour", "1");
        _site.Clock.Advance(TimeSpan.FromHours(14) + TimeSpan.FromMinutes(50)); // 23:50
        await _site.PostAsync("Before midnight.");
        _site.Clock.Advance(TimeSpan.FromMinutes(20));
        using var after = await _site.PostAsync("After midnight.");
        Assert.Equal(HttpStatusCode.TooManyRequests, after.StatusCode);
    }

    [Theory]
    [InlineData("Grace Hopper")]
    [InlineData("grace  hopper")]
    [InlineData("Grасе Норреr")] // Cyrillic letters
    [InlineData("Gráce Hopper ✓")]
    [InlineData("Moderator")]
    [InlineData("The Guide")]
    public async Task Nobody_writes_under_a_moderators_name(string name)
    {
        await _site.AddModeratorAsync("Grace Hopper");
        using var refused = await _site.PostAsync("Believe me.", name);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await TestSite.ParseAsync(refused);
        Assert.Equal(
            "This name is a moderator's, or looks like one. Please choose another.", page.GetElementById("name-error")!.TextContent);
        Assert.Equal("Believe me.", page.GetElementById("body")!.TextContent);
    }

    [Fact]
    public async Task An_unknown_kind_is_refused_and_a_known_one_is_shown()
    {
        using var refused = await _site.SendFormAsync(("article", "role"), ("body", "A tip."), ("kind", "1"));
        Assert.Equal(
            "Please choose one of the kinds in the list.", (await TestSite.ParseAsync(refused)).GetElementById("kind-error")!.TextContent);
        using var taken = await _site.SendFormAsync(("article", "role"), ("body", "A tip."), ("kind", "tip"));
        Assert.Equal("Tip", (await _site.ReadAsync("/role")).QuerySelector(".comment .mark")!.TextContent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_banned_browser_or_network_is_told_until_when(bool browser)
    {
        using var ada = new ReaderBrowser(_site);
        await ada.WriteAsync("Before.");
        var written = Assert.Single(await _site.StoredActivitiesAsync());
        await BanAsync(browser ? written.ReaderKeyHash : null, browser ? null : written.SenderHash, days: 7);
        _site.Clock.Advance(TimeSpan.FromDays(6)); // the network has another mark by now

        using var refused = await ada.SendAsync("/comments", ("article", "role"), ("body", "Again."));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var page = await TestSite.ParseAsync(refused);
        Assert.Equal(
            "A moderator has stopped comments from your browser or network until 29 November 2026, 09:00 UTC.",
            page.QuerySelector(".error-summary li")!.TextContent);
        Assert.Equal("Again.", page.GetElementById("body")!.TextContent);
        using var grace = new ReaderBrowser(_site);
        using var neighbour = await grace.SendAsync("/comments", ("article", "role"), ("body", "Me?"));
        Assert.Equal(browser ? HttpStatusCode.SeeOther : HttpStatusCode.Forbidden, neighbour.StatusCode);

        _site.Clock.Advance(TimeSpan.FromDays(1));
        await ada.WriteAsync("Again.");
    }

    [Fact]
    public async Task A_closed_thread_takes_no_reply_and_keeps_the_text()
    {
        using var ada = new ReaderBrowser(_site);
        var root = await ada.WriteAsync("A quarrel.");
        await _site.ChangeAsync(comment => comment.IsClosed = true);
        Assert.Null((await _site.ReadAsync("/role")).QuerySelector($"#c-{root} a.reply"));
        using var refused = await ada.SendAsync(
            "/comments", ("article", "role"), ("parent", root.ToString()), ("body", "And another thing."));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var page = await TestSite.ParseAsync(refused);
        Assert.Equal("A moderator has closed this thread.", page.QuerySelector(".error-summary li")!.TextContent);
        Assert.Equal("And another thing.", page.GetElementById("body")!.TextContent);
    }

    [Fact]
    public async Task Nor_is_what_stands_in_a_closed_thread_edited()
    {
        using var ada = new ReaderBrowser(_site);
        var root = await ada.WriteAsync("A quarrel.");
        var form = await ada.ReadAsync($"/comments/{root}/edit");
        await _site.ChangeAsync(comment => comment.IsClosed = true);
        using var refused = await ada.SubmitAsync(form, "#comment-form", ("body", "And another thing."));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("A moderator has closed this thread.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("A quarrel.", Assert.Single(await _site.StoredCommentsAsync()).BodyMarkdown);
    }

    private Task BanAsync(byte[]? key, byte[]? sender, int days)
    {
        var now = _site.Clock.GetUtcNow();
        return _site.StoreAsync([new Ban
        {
            Id = Guid.CreateVersion7(now),
            ReaderKeyHash = key,
            SenderHash = sender,
            Reason = "",
            Moderator = "Grace",
            CreatedUtc = now.UtcDateTime,
            ExpiresUtc = now.UtcDateTime.AddDays(days),
        }]);
    }
}
