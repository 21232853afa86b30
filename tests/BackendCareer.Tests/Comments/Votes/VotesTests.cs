using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Comments;

public sealed class VotesTests() : TwoReadersTest(new TestSite())
{
    [Fact]
    public async Task A_vote_is_seen_by_everybody_and_can_be_taken_back()
    {
        var id = await Ada.WriteAsync("A tip.");
        Assert.Equal("Helpful", await ButtonAsync(id));
        using var voted = await VoteAsync(Grace, id);
        Assert.Equal(HttpStatusCode.SeeOther, voted.StatusCode);
        Assert.Equal($"/role#c-{id}", voted.Headers.Location!.ToString());
        Assert.Equal("Helpful · 1", await ButtonAsync(id));
        Assert.Equal("Helpful to 1", (await Ada.ReadAsync("/role")).QuerySelector($"#c-{id} .actions .quiet")!.TextContent);
        Assert.Equal("true", (await Grace.ReadAsync("/role")).QuerySelector($"#c-{id} button")!.GetAttribute("aria-pressed"));

        using var takenBack = await VoteAsync(Grace, id);
        Assert.Equal(HttpStatusCode.SeeOther, takenBack.StatusCode);
        Assert.Equal("Helpful", await ButtonAsync(id));
        Assert.Equal(0, await StoredVotesAsync(id));
    }

    [Fact]
    public async Task The_first_vote_gives_a_key_and_taking_back_what_was_never_given_does_not()
    {
        var id = await Ada.WriteAsync("A tip.");
        using var nothing = await Grace.SendAsync($"/comments/{id}/helpful", ("vote", "remove"));
        Assert.Equal(HttpStatusCode.SeeOther, nothing.StatusCode);
        Assert.Empty(Grace.Cookies);
        using var voted = await Grace.SendAsync($"/comments/{id}/helpful");
        Assert.Contains(Grace.Cookies, cookie => cookie.Name == "reader");
        Assert.Equal(1, await StoredVotesAsync(id));
    }

    [Fact]
    public async Task Fifty_browsers_at_the_same_moment_make_fifty()
    {
        var id = await Ada.WriteAsync("A tip.");
        await ButtonAsync(id);
        var votes =
            await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Site.Client.PostAsync($"/comments/{id}/helpful", Forms.Content())));
        Assert.All(votes, vote => Assert.Equal(HttpStatusCode.SeeOther, vote.StatusCode));
        Assert.Equal("Helpful · 50", await ButtonAsync(id));
        Assert.Equal(50, await StoredVotesAsync(id));
    }

    [Fact]
    public async Task One_browser_counts_once_however_often_it_votes()
    {
        var id = await Ada.WriteAsync("A tip.");
        await Grace.WriteAsync("Thanks.");
        var page = await Grace.ReadAsync("/role");
        var votes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Grace.SubmitAsync(page, FormOf(id))));
        Assert.All(votes, vote => Assert.Equal(HttpStatusCode.SeeOther, vote.StatusCode));
        Assert.Equal("Helpful · 1", await ButtonAsync(id));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Grace.SubmitAsync(page, FormOf(id), ("vote", "remove"))));
        Assert.Equal("Helpful", await ButtonAsync(id));
        Assert.Equal(0, await StoredVotesAsync(id));
    }

    [Fact]
    public async Task A_writer_does_not_vote_for_themselves()
    {
        var id = await Ada.WriteAsync("A tip.");
        var token = (await Ada.ReadAsync($"/comments/{id}/deletion")).QuerySelector<IHtmlInputElement>(
            "input[name=__RequestVerificationToken]")!.Value;
        using var own = await Ada.SendAsync($"/comments/{id}/helpful", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        Assert.Equal("Other readers say whether it was helpful.", (await TestSite.ParseAsync(own)).QuerySelector(".summary")!.TextContent);
        Assert.Equal(0, await StoredVotesAsync(id));
    }

    [Theory]
    [InlineData(CommentStatus.Pending)]
    [InlineData(CommentStatus.Rejected)]
    [InlineData(CommentStatus.Spam)]
    [InlineData(CommentStatus.Deleted)]
    [InlineData(null)]
    public async Task What_is_not_public_cannot_be_voted_for(CommentStatus? status)
    {
        var comment = Seed.Comment(1);
        comment.Status = status ?? CommentStatus.Approved;
        await Site.StoreAsync(status is null ? [] : [comment]);
        using var vote = await Grace.SendAsync($"/comments/{comment.Id}/helpful");
        Assert.Equal(HttpStatusCode.NotFound, vote.StatusCode);
        Assert.Empty(Grace.Cookies);
        Assert.Equal(0, await StoredVotesAsync(comment.Id));
    }

    /// <summary>The page still says that it is public.</summary>
    [Theory]
    [InlineData(CommentStatus.Approved, 1)]
    [InlineData(CommentStatus.Rejected, 0)]
    public async Task A_vote_that_a_decision_overtakes_is_not_counted(CommentStatus decided, int votes)
    {
        var comment = Seed.Comment(1);
        await Site.StoreAsync([comment]);
        await Site.ChangeAsync(stored => stored.Decide(decided, stored.CreatedUtc));
        await using var scope = Site.Services.CreateAsyncScope();
        var counter = scope.ServiceProvider.GetRequiredService<VoteCounter>();
        var writer = new Writer(ReaderKey.New(), IPAddress.Loopback);
        Assert.Equal(votes == 1, await counter.SetAsync(comment, writer, isHelpful: true, CancellationToken.None) is null);
        Assert.Equal(votes, await StoredVotesAsync(comment.Id));
    }

    [Fact]
    public async Task A_vote_does_not_disturb_who_edits()
    {
        var id = await Ada.WriteAsync("Before.");
        var form = await Ada.ReadAsync($"/comments/{id}/edit");
        using var vote = await VoteAsync(Grace, id);
        using var saved = await Ada.SubmitAsync(form, "#comment-form", ("body", "After."));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal("Helpful · 1", await ButtonAsync(id));
    }

    /// <summary>A page that was open since before the browser had a key has no token in it.</summary>
    [Fact]
    public async Task A_vote_from_a_page_older_than_the_key_takes_one_more_press()
    {
        var id = await Ada.WriteAsync("A tip.");
        var old = await Grace.ReadAsync("/role");
        await Grace.WriteAsync("Thanks.");
        using var without = await Grace.SubmitAsync(old, FormOf(id));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal(0, await StoredVotesAsync(id));
        using var again = await Grace.SubmitAsync(await TestSite.ParseAsync(without), "main form");
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal(1, await StoredVotesAsync(id));
    }

    [Theory]
    [InlineData("/comments")]
    [InlineData("/comments/0199ffff-0000-7000-8000-000000000000/helpful")]
    [InlineData("/comments/mine/deletion")]
    [InlineData("/comments/mine/anonymity")]
    public async Task Asking_for_an_address_that_only_takes_forms_changes_nothing(string path)
    {
        using var response = await Site.GetAsync(path);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    private static string FormOf(Guid id) => $"#c-{id} .actions form";

    private static async Task<HttpResponseMessage> VoteAsync(ReaderBrowser reader, Guid id) =>
        await reader.SubmitAsync(await reader.ReadAsync("/role"), FormOf(id));

    /// <summary>What stands on the button in the page that is kept for everybody.</summary>
    private async Task<string> ButtonAsync(Guid id) => (await Site.ReadAsync("/role")).QuerySelector($"{FormOf(id)} button")!.TextContent;

    /// <summary>The rows, which the number on the comment must equal.</summary>
    private Task<int> StoredVotesAsync(Guid id) => Site.WithDatabaseAsync(async db =>
    {
        var rows = await db.HelpfulVotes.CountAsync(vote => vote.CommentId == id);
        Assert.Equal(rows, (await db.Comments.SingleOrDefaultAsync(comment => comment.Id == id))?.HelpfulCount ?? 0);
        return rows;
    });
}
