using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>How often one network votes.</summary>
public sealed class VoteLimitsTests
{
    [Theory]
    [InlineData("VotesPerSenderPerHour", 60)]
    [InlineData("VotesPerSenderAndComment", 24 * 60)]
    public async Task One_network_votes_so_often_and_is_told_when_it_may_again(string limit, int minutes)
    {
        using var site = new TestSite().With($"Comments:Limits:{limit}", "2");
        var comment = Seed.Comment(1);
        await site.StoreAsync([comment]);
        for (var browser = 0; browser < 2; browser++)
        {
            using var vote = await site.Client.PostAsync($"/comments/{comment.Id}/helpful", Forms.Content());
            Assert.Equal(HttpStatusCode.SeeOther, vote.StatusCode);
        }

        using var third = await site.Client.PostAsync($"/comments/{comment.Id}/helpful", Forms.Content());
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(minutes), third.Headers.RetryAfter!.Delta);
        Assert.False(third.Headers.Contains("Set-Cookie"));
        Assert.StartsWith(
            "There were many votes from your network. Please wait",
            (await TestSite.ParseAsync(third)).QuerySelector(".summary")!.TextContent, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(minutes - 1));
        using var early = await site.Client.PostAsync($"/comments/{comment.Id}/helpful", Forms.Content());
        Assert.Equal(TimeSpan.FromMinutes(1), early.Headers.RetryAfter?.Delta);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        using var later = await site.Client.PostAsync($"/comments/{comment.Id}/helpful", Forms.Content());
        Assert.Equal(HttpStatusCode.SeeOther, later.StatusCode);
    }

    /// <summary>Nor is one that wrote the comment, or voted for another.</summary>
    [Fact]
    public async Task A_browser_that_changes_its_mind_is_no_other_browser()
    {
        using var site = new TestSite().With("Comments:Limits:VotesPerSenderAndComment", "2");
        using var ada = new ReaderBrowser(site);
        using var grace = new ReaderBrowser(site);
        var (comment, other) = (await ada.WriteAsync("Voted for."), await ada.WriteAsync("Another."));
        for (var press = 0; press < 5; press++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(10));
            await grace.VoteAsync(comment); // given, taken back, given …
        }

        Assert.Equal(3, (await site.StoredActivitiesAsync()).Count(activity => activity.Kind == ActivityKind.Vote));
        var answers = new List<(HttpStatusCode, TimeSpan?)>();
        foreach (var id in new[] { comment, comment, other })
        {
            using var neighbour = await site.Client.PostAsync($"/comments/{id}/helpful", Forms.Content());
            answers.Add((neighbour.StatusCode, neighbour.Headers.RetryAfter?.Delta));
        }

        const HttpStatusCode Ok = HttpStatusCode.SeeOther, TooFast = HttpStatusCode.TooManyRequests;
        Assert.Equal([(Ok, null), (TooFast, TimeSpan.FromDays(1)), (Ok, null)], answers);
    }
}
