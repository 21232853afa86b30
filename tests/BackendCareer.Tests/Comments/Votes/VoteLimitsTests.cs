using System.Net;
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
        site.Clock.Advance(TimeSpan.FromMinutes(minutes));
        using var later = await site.Client.PostAsync($"/comments/{comment.Id}/helpful", Forms.Content());
        Assert.Equal(HttpStatusCode.SeeOther, later.StatusCode);
    }

    [Fact]
    public async Task A_browser_that_changes_its_mind_is_no_other_browser()
    {
        using var site = new TestSite().With("Comments:Limits:VotesPerSenderAndComment", "1");
        using var grace = new ReaderBrowser(site);
        var comment = Seed.Comment(1);
        await site.StoreAsync([comment]);
        for (var press = 0; press < 5; press++)
        {
            await grace.VoteAsync(comment.Id); // given, taken back, given …
        }

        Assert.Equal(3, (await site.StoredActivitiesAsync()).Count);
        using var neighbour = await site.Client.PostAsync($"/comments/{comment.Id}/helpful", Forms.Content());
        Assert.Equal(HttpStatusCode.TooManyRequests, neighbour.StatusCode);
    }
}
