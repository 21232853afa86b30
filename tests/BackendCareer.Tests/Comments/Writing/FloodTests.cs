using System.Net;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

public sealed class FloodTests
{
    [Fact]
    public async Task A_network_that_sends_too_many_forms_is_told_when_to_go_on_and_can_still_read()
    {
        using var site = new TestSite().With("Comments:Limits:PerSenderPerMinute", "1");
        var statuses = await VoteAsync(site, 25);
        Assert.Equal(20, statuses.Count(status => status == HttpStatusCode.NotFound));
        Assert.Equal(5, statuses.Count(status => status == HttpStatusCode.TooManyRequests));

        site.Queries.Commands.Clear();
        using var refused = await site.PostAsync("One more.");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        var page = await TestSite.ParseAsync(refused);
        Assert.Equal("This was too often", page.QuerySelector("h1")!.TextContent);
        Assert.Matches("^Please wait [0-9]+ seconds?, then go back and send it again.$", page.QuerySelector(".summary")!.TextContent);
        Assert.Empty(site.Queries.Commands);
        await site.ReadAsync("/role");
        await site.ReadAsync("/comments/mine");
    }

    [Fact]
    public async Task Other_networks_are_not_held_up()
    {
        using var site = new TestSite().With("Comments:Limits:PerSenderPerMinute", "1").With("Comments:KnownProxies:0", "127.0.0.1");
        var flood = await VoteAsync(site, 21, "203.0.113.7");
        var neighbour = await VoteAsync(site, 1, "203.0.113.200");
        Assert.Equal(1, flood.Count(status => status == HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.TooManyRequests, neighbour.Single());

        var others = 0;
        foreach (var address in new[] { "198.51.100.1", "203.0.114.7", "192.0.2.7", "2001:db8::1", "2001:db8:0:100::1" })
        {
            others += (await VoteAsync(site, 1, address)).Count(status => status == HttpStatusCode.NotFound);
        }

        Assert.InRange(others, 4, 5); // one in four thousand shares its counter with the flood
    }

    [Fact]
    public async Task Without_a_limit_of_comments_there_is_none_of_forms()
    {
        using var site = new TestSite();
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, await VoteAsync(site, 200));
    }

    /// <summary>For a comment that is not there.</summary>
    private static async Task<List<HttpStatusCode>> VoteAsync(TestSite site, int count, string? forwardedFor = null)
    {
        var statuses = new List<HttpStatusCode>();
        for (var number = 0; number < count; number++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/comments/{Guid.Empty}/helpful") { Content = Forms.Content() };
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwardedFor ?? "");
            using var response = await site.Client.SendAsync(request);
            statuses.Add(response.StatusCode);
        }

        return statuses;
    }
}
