using System.Net;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Comments;

public sealed class TakeBackTests() : TwoReadersTest(new TestSite())
{
    private const string Mine = "/comments/mine";

    [Theory]
    [InlineData("deletion")]
    [InlineData("anonymity")]
    public async Task Nothing_is_taken_back_without_a_tick(string form)
    {
        await Ada.WriteAsync("Mine.");
        using var refused = await EraseAsync(form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await TestSite.ParseAsync(refused);
        Assert.Equal("Please tick the box, then press the button again.", page.QuerySelector($"form[action$={form}] .error")!.TextContent);
        Assert.Single(page.QuerySelectorAll(".error"));
        Assert.Equal("Ada", Assert.Single(await Site.StoredCommentsAsync()).AuthorName);
        Assert.Contains(Ada.Cookies, cookie => cookie.Name == "reader");
    }

    [Fact]
    public async Task A_form_without_its_token_takes_nothing_back()
    {
        await Ada.WriteAsync("Mine.");
        using var forged = await Ada.SendAsync($"{Mine}/deletion", ("sure", "yes"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal("Ada", Assert.Single(await Site.StoredCommentsAsync()).AuthorName);
    }

    [Fact]
    public async Task Deleting_everything_takes_texts_votes_reports_and_the_key()
    {
        var (theirs, mine) = await UseEverythingAsync();
        using var erased = await EraseAsync("deletion", ("sure", "yes"));
        await AssertForgottenAsync(erased, theirs);
        using var address = await Site.GetAsync($"/comments/{mine}");
        Assert.Equal(HttpStatusCode.Gone, address.StatusCode);
        Assert.DoesNotContain("Mine.", await Site.Client.GetStringAsync("/role"), StringComparison.Ordinal);
        Assert.Single(await Site.StoredCommentsAsync(), comment => comment.AuthorName == "Ada");
    }

    [Fact]
    public async Task Keeping_the_texts_takes_the_name_votes_reports_and_the_key()
    {
        var (theirs, mine) = await UseEverythingAsync();
        using var erased = await EraseAsync("anonymity", ("sure", "yes"));
        await AssertForgottenAsync(erased, theirs);
        var kept = (await Site.ReadAsync("/role")).GetElementById($"c-{mine}")!;
        Assert.Equal(("Anonymous", "Mine."), (kept.QuerySelector("bdi")!.TextContent, kept.QuerySelector(".body")!.TextContent.Trim()));
        var row = (await Site.StoredCommentsAsync()).Single(comment => comment.Id == mine);
        Assert.Null(row.ReaderKeyHash);
        Assert.Equal(1, row.HelpfulCount);
    }

    [Fact]
    public async Task The_page_says_what_is_known_for_fourteen_days_all_the_same()
    {
        await Ada.WriteAsync("Mine.");
        Assert.Contains(
            "For fourteen days it stays known when something was posted, and from which browser and network, but not what",
            TestSite.WordsOf((await Ada.ReadAsync(Mine)).QuerySelector("main")), StringComparison.Ordinal);
    }

    /// <summary>Grace's comment under another article, which Ada and another voted for and reported, and Ada's own.</summary>
    private async Task<(Guid Theirs, Guid Mine)> UseEverythingAsync()
    {
        var theirs = await Grace.WriteAsync("Hers.", article: "salary");
        var mine = await Ada.WriteAsync("Mine.");
        await Ada.VoteAsync(theirs);
        await Grace.VoteAsync(mine);
        await Ada.ReportAsync(theirs, "A note.");
        using var another = new ReaderBrowser(Site);
        await another.VoteAsync(theirs);
        await another.ReportAsync(theirs, "Another note.");
        Assert.Equal("Helpful · 2", (await Site.ReadAsync("/salary")).QuerySelector($"#c-{theirs} button")!.TextContent);
        return (theirs, mine);
    }

    private async Task AssertForgottenAsync(HttpResponseMessage erased, Guid theirs)
    {
        Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);
        Assert.DoesNotContain(Ada.Cookies, cookie => cookie.Name == "reader");
        Assert.Equal(
            "This browser has nothing here.",
            (await Ada.ReadAsync(erased.Headers.Location!.ToString())).QuerySelector(".summary")!.TextContent);
        Assert.Equal("Helpful · 1", (await Site.ReadAsync("/salary")).QuerySelector($"#c-{theirs} button")!.TextContent);
        await Site.WithDatabaseAsync(async db =>
        {
            Assert.Equal(1, await db.HelpfulVotes.CountAsync(vote => vote.CommentId == theirs));
            Assert.Equal("Another note.", (await db.Reports.SingleAsync()).Note);
            Assert.Equal(1, (await db.Comments.SingleAsync(comment => comment.Id == theirs)).HelpfulCount);
        });
    }

    private async Task<HttpResponseMessage> EraseAsync(string form, params (string, string)[] fields) =>
        await Ada.SubmitAsync(await Ada.ReadAsync(Mine), $"form[action$={form}]", fields);
}
