using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

public sealed class HoldingTests : IDisposable
{
    private const string TwoLinks = "See https://one.example and https://two.example for more.";
    private const string TwentyCharacters = "Thank you very much!";

    private readonly TestFolder _folder = new();
    private TestSite _site = new();

    public void Dispose()
    {
        _site.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("See https://one.example for more.", HoldReasons.None)]
    [InlineData(TwoLinks, HoldReasons.Links)]
    [InlineData("[one](https://one.example) and <https://two.example>", HoldReasons.Links)]
    public async Task One_link_is_free_and_several_wait(string body, HoldReasons reasons)
    {
        using var response = await _site.PostAsync(body);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(reasons, (await StoredAsync()).HoldReasons);
    }

    [Theory]
    [InlineData("Great CASINO tips")]
    [InlineData("Great c**as**ino tips")]
    [InlineData("Great cas\u200Bino tips")]
    [InlineData("Buy\nnow, they say")]
    [InlineData("[tips](https://casino.example)")]
    [InlineData("[tips](https://a.example/c%61sino)")]
    [InlineData("Great cаsinо tips")]
    public async Task A_listed_word_waits_however_it_is_dressed(string body)
    {
        RestartWithList("# words\ncasino\nbuy now\n");
        await _site.PostAsync("A harmless comment.");
        using var response = await _site.PostAsync(body);
        Assert.Equal(
            [HoldReasons.None, HoldReasons.HeldWord], (await _site.StoredCommentsAsync()).Select(comment => comment.HoldReasons).Order());
    }

    [Fact]
    public async Task A_listed_word_in_a_name_waits_too()
    {
        RestartWithList("casino");
        await _site.PostAsync("A harmless comment.", name: "Best Casino");
        Assert.Equal(HoldReasons.HeldWord, (await StoredAsync()).HoldReasons);
    }

    [Fact]
    public async Task The_same_text_elsewhere_waits_within_a_day_and_short_thanks_do_not()
    {
        await _site.PostAsync(TwentyCharacters);
        await _site.PostAsync(TwentyCharacters, name: "Grace", article: "salary");
        await _site.PostAsync(TwentyCharacters[..19]);
        await _site.PostAsync(TwentyCharacters[..19], article: "salary");
        _site.Clock.Advance(TimeSpan.FromHours(24));
        await _site.PostAsync(TwentyCharacters, article: "duties");
        var held = Assert.Single(await _site.StoredCommentsAsync(), comment => comment.Status == CommentStatus.Pending);
        Assert.Equal(("Grace", HoldReasons.RepeatedText), (held.AuthorName, held.HoldReasons));
        Assert.Equal(5, (await _site.StoredCommentsAsync()).Count);
    }

    [Fact]
    public async Task A_text_that_was_taken_back_is_still_the_same_text()
    {
        using var ada = new ReaderBrowser(_site);
        var id = await ada.WriteAsync(TwentyCharacters);
        using var deleted = await ada.SubmitAsync(await ada.ReadAsync($"/comments/{id}/deletion"), "main form");
        using var again = await _site.PostAsync(TwentyCharacters, name: "Grace", article: "salary");
        var held = Assert.Single(await _site.StoredCommentsAsync(), comment => comment.Status == CommentStatus.Pending);
        Assert.Equal(("Grace", HoldReasons.RepeatedText), (held.AuthorName, held.HoldReasons));
    }

    [Fact]
    public async Task In_a_minute_with_very_many_everything_waits_and_nothing_is_refused()
    {
        Restart("Comments:Limits:SitePerMinute", "3");
        for (var number = 0; number < 5; number++)
        {
            using var response = await _site.PostAsync($"Comment {number}.");
            Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        }

        _site.Clock.Advance(TimeSpan.FromSeconds(61));
        await _site.PostAsync("Later.");
        var comments = await _site.StoredCommentsAsync();
        Assert.Equal(4, comments.Count(comment => comment.Status == CommentStatus.Approved));
        Assert.All(
            comments.Where(comment => comment.Status == CommentStatus.Pending),
            comment => Assert.Equal(HoldReasons.SiteBusy, comment.HoldReasons));
    }

    [Fact]
    public async Task An_edited_comment_is_neither_its_own_crowd_nor_its_own_twin()
    {
        Restart("Comments:Limits:SitePerMinute", "1");
        using var ada = new ReaderBrowser(_site);
        var id = await ada.WriteAsync(TwentyCharacters);
        using var saved = await ada.SubmitAsync(await ada.ReadAsync($"/comments/{id}/edit"), "#comment-form", ("name", "Ada L."));
        var comment = await StoredAsync();
        Assert.Equal(("Ada L.", CommentStatus.Approved, HoldReasons.None), (comment.AuthorName, comment.Status, comment.HoldReasons));
    }

    [Theory]
    [InlineData(CommentStatus.Pending)]
    [InlineData(CommentStatus.Spam)]
    public async Task What_waits_still_waits_when_its_writer_makes_it_harmless(CommentStatus status)
    {
        using var ada = new ReaderBrowser(_site);
        var id = await ada.WriteAsync(TwoLinks);
        await _site.ChangeAsync(comment => comment.Status = status);
        using var saved = await ada.SubmitAsync(await ada.ReadAsync($"/comments/{id}/edit"), "#comment-form", ("body", "Harmless."));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var comment = await StoredAsync();
        Assert.Equal(("Harmless.", status), (comment.BodyMarkdown, comment.Status));
        Assert.Single((await ada.ReadAsync("/role")).QuerySelectorAll(".comment .waits"));
        Assert.Empty((await _site.ReadAsync("/role")).QuerySelectorAll(".comment"));
    }

    [Fact]
    public async Task What_fills_the_hidden_field_is_spam_and_is_told_nothing_of_it()
    {
        using var ada = new ReaderBrowser(_site);
        using var held = await ada.SendAsync("/comments", ("article", "role"), ("body", TwoLinks));
        using var trapped = await ada.SendAsync(
            "/comments", ("article", "role"), ("body", "Nice page."), ("website", "https://spam.example"));
        Assert.Equal(held.StatusCode, trapped.StatusCode);
        Assert.Equal(held.Headers.Location!.ToString()[..10], trapped.Headers.Location!.ToString()[..10]);
        Assert.Equal(
            [CommentStatus.Pending, CommentStatus.Spam], (await _site.StoredCommentsAsync()).Select(comment => comment.Status).Order());

        Assert.Equal(2, (await ada.ReadAsync("/role")).QuerySelectorAll(".comment .waits").Length);
        Assert.Empty((await _site.ReadAsync("/role")).QuerySelectorAll(".comment"));
        using var asked = await _site.GetAsync(trapped.Headers.Location!.ToString());
        Assert.Equal("This comment awaits approval", (await TestSite.ParseAsync(asked)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task The_field_that_catches_programs_is_out_of_every_readers_way()
    {
        var trap = (await _site.ReadAsync("/role")).QuerySelector(".trap")!;
        Assert.Equal("true", trap.GetAttribute("aria-hidden"));
        var field = trap.QuerySelector("input[name=website]")!;
        Assert.Equal(
            ("-1", "off", ""), (field.GetAttribute("tabindex"), field.GetAttribute("autocomplete"), field.GetAttribute("value") ?? ""));
    }

    [Theory]
    [InlineData("Never", CommentStatus.Approved, HoldReasons.None)]
    [InlineData("Suspicious", CommentStatus.Pending, HoldReasons.Links)]
    [InlineData("FirstPost", CommentStatus.Pending, HoldReasons.Links | HoldReasons.FirstPost)]
    [InlineData("Always", CommentStatus.Pending, HoldReasons.Links | HoldReasons.HoldsAll)]
    public async Task The_operator_says_what_waits(string holdWhen, CommentStatus status, HoldReasons reasons)
    {
        Restart("Comments:HoldWhen", holdWhen);
        await _site.PostAsync(TwoLinks);
        Assert.Equal((status, reasons), ((await StoredAsync()).Status, (await StoredAsync()).HoldReasons));
    }

    [Fact]
    public async Task A_browser_is_known_after_two_approved_comments()
    {
        Restart("Comments:HoldWhen", "FirstPost");
        using var ada = new ReaderBrowser(_site);
        await ada.WriteAsync("First.");
        await ada.WriteAsync("Second.");
        await _site.ChangeAsync(comment => comment.Decide(CommentStatus.Approved, comment.CreatedUtc));
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        await ada.WriteAsync("Third.");
        using var grace = new ReaderBrowser(_site);
        await grace.WriteAsync("Another browser.");
        Assert.Equal(
            [("Another browser.", CommentStatus.Pending), ("Third.", CommentStatus.Approved)],
            (await _site.StoredCommentsAsync()).Where(comment => comment.DecidedUtc is null)
                .Select(comment => (comment.BodyMarkdown, comment.Status))
                .Order());
    }

    private void RestartWithList(string list)
    {
        _folder.Write("held.txt", list);
        Restart("Comments:HeldWordsFile", _folder.PathOf("held.txt"));
    }

    private void Restart(string setting, string value)
    {
        _site.Dispose();
        _site = new TestSite().With(setting, value);
    }

    private async Task<Comment> StoredAsync() => Assert.Single(await _site.StoredCommentsAsync());
}
