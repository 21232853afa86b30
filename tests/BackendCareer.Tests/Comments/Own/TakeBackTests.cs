using System.Net;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Comments;

public sealed class TakeBackTests : IDisposable
{
    private const string Mine = "/comments/mine";

    private readonly TestSite _site = new();
    private readonly ReaderBrowser _ada;
    private readonly ReaderBrowser _grace;

    public TakeBackTests()
    {
        _ada = new ReaderBrowser(_site);
        _grace = new ReaderBrowser(_site);
    }

    public void Dispose()
    {
        _ada.Dispose();
        _grace.Dispose();
        _site.Dispose();
    }

    [Theory]
    [InlineData("deletion")]
    [InlineData("anonymity")]
    public async Task Nothing_is_taken_back_without_a_tick(string form)
    {
        await _ada.WriteAsync("Mine.");
        using var refused = await EraseAsync(form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await TestSite.ParseAsync(refused);
        Assert.Equal("Please tick the box, then press the button again.", page.QuerySelector($"form[action$={form}] .error")!.TextContent);
        Assert.Single(page.QuerySelectorAll(".error"));
        Assert.Equal("Ada", Assert.Single(await _site.StoredCommentsAsync()).AuthorName);
        Assert.Contains(_ada.Cookies, cookie => cookie.Name == "reader");
    }

    [Fact]
    public async Task A_form_without_its_token_takes_nothing_back()
    {
        await _ada.WriteAsync("Mine.");
        using var forged = await _ada.SendAsync($"{Mine}/deletion", ("sure", "yes"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal("Ada", Assert.Single(await _site.StoredCommentsAsync()).AuthorName);
    }

    [Fact]
    public async Task Deleting_everything_takes_texts_votes_reports_and_the_key()
    {
        var (theirs, mine) = await UseEverythingAsync();
        using var erased = await EraseAsync("deletion", ("sure", "yes"));
        await AssertForgottenAsync(erased, theirs);
        using var address = await _site.GetAsync($"/comments/{mine}");
        Assert.Equal(HttpStatusCode.Gone, address.StatusCode);
        Assert.DoesNotContain("Mine.", await _site.Client.GetStringAsync("/role"), StringComparison.Ordinal);
        Assert.Single(await _site.StoredCommentsAsync(), comment => comment.AuthorName == "Ada");
    }

    [Fact]
    public async Task Keeping_the_texts_takes_the_name_votes_reports_and_the_key()
    {
        var (theirs, mine) = await UseEverythingAsync();
        using var erased = await EraseAsync("anonymity", ("sure", "yes"));
        await AssertForgottenAsync(erased, theirs);
        var kept = (await _site.ReadAsync("/role")).GetElementById($"c-{mine}")!;
        Assert.Equal(("Anonymous", "Mine."), (kept.QuerySelector("bdi")!.TextContent, kept.QuerySelector(".body")!.TextContent.Trim()));
        var row = (await _site.StoredCommentsAsync()).Single(comment => comment.Id == mine);
        Assert.Null(row.ReaderKeyHash ?? row.SenderHash);
        Assert.Equal(1, row.HelpfulCount);
    }

    /// <summary>Grace's comment under another article, which Ada and another voted for and reported, and Ada's own.</summary>
    private async Task<(Guid Theirs, Guid Mine)> UseEverythingAsync()
    {
        var theirs = await _grace.WriteAsync("Hers.", article: "salary");
        var mine = await _ada.WriteAsync("Mine.");
        await _ada.VoteAsync(theirs);
        await _grace.VoteAsync(mine);
        await _ada.ReportAsync(theirs, "A note.");
        using var another = new ReaderBrowser(_site);
        await another.VoteAsync(theirs);
        await another.ReportAsync(theirs, "Another note.");
        Assert.Equal("Helpful · 2", (await _site.ReadAsync("/salary")).QuerySelector($"#c-{theirs} button")!.TextContent);
        return (theirs, mine);
    }

    private async Task AssertForgottenAsync(HttpResponseMessage erased, Guid theirs)
    {
        Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);
        Assert.DoesNotContain(_ada.Cookies, cookie => cookie.Name == "reader");
        Assert.Equal(
            "This browser has nothing here.",
            (await _ada.ReadAsync(erased.Headers.Location!.ToString())).QuerySelector(".summary")!.TextContent);
        Assert.Equal("Helpful · 1", (await _site.ReadAsync("/salary")).QuerySelector($"#c-{theirs} button")!.TextContent);
        await _site.WithDatabaseAsync(async db =>
        {
            Assert.Equal(1, await db.HelpfulVotes.CountAsync(vote => vote.CommentId == theirs));
            Assert.Equal("Another note.", (await db.Reports.SingleAsync()).Note);
            Assert.Equal(1, (await db.Comments.SingleAsync(comment => comment.Id == theirs)).HelpfulCount);
        });
    }

    private async Task<HttpResponseMessage> EraseAsync(string form, params (string, string)[] fields) =>
        await _ada.SubmitAsync(await _ada.ReadAsync(Mine), $"form[action$={form}]", fields);
}
