using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Comments;

public sealed class RatesTests : IDisposable
{
    private readonly TestSite _site = new TestSite()
        .With("Comments:Limits:PerSenderPerMinute", "3")
        .With("Comments:Limits:PerSenderPerHour", "5");

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Who_writes_too_fast_waits_and_keeps_the_text()
    {
        await PostAsync(3);
        _site.Clock.Advance(TimeSpan.FromSeconds(52.5));
        using var fourth = await _site.PostAsync("One more.");
        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(8), fourth.Headers.RetryAfter!.Delta);
        var page = await TestSite.ParseAsync(fourth);
        Assert.Equal("Please wait 8 seconds; your text is kept below.", page.QuerySelector(".error")!.TextContent);
        Assert.Equal("One more.", page.GetElementById("body")!.TextContent);

        _site.Clock.Advance(TimeSpan.FromSeconds(7.5));
        using var later = await _site.PostAsync("One more.");
        Assert.Equal(HttpStatusCode.SeeOther, later.StatusCode);
    }

    [Fact]
    public async Task An_hour_has_its_own_limit()
    {
        await PostAsync(3);
        _site.Clock.Advance(TimeSpan.FromMinutes(2));
        await PostAsync(2);
        _site.Clock.Advance(TimeSpan.FromMinutes(2));
        using var sixth = await _site.PostAsync("One more.");
        Assert.Equal(HttpStatusCode.TooManyRequests, sixth.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(56), sixth.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Posts_at_the_same_moment_are_counted_too()
    {
        var posts = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => _site.PostAsync($"Post {number}.")));
        Assert.Equal(3, posts.Count(post => post.StatusCode == HttpStatusCode.SeeOther));
        Assert.Equal(9, posts.Count(post => post.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_second_press_of_the_button_is_no_second_comment_for_the_count_either()
    {
        await PostAsync(3);
        using var again = await _site.PostAsync("Post 0.", name: "0");
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Fact]
    public async Task A_forged_header_makes_no_other_sender()
    {
        await PostAsync(3);
        using var forged = await PostFromAsync(_site, "203.0.113.7");
        Assert.Equal(HttpStatusCode.TooManyRequests, forged.StatusCode);
    }

    [Fact]
    public async Task A_known_proxy_says_who_the_sender_is_and_neighbours_are_one()
    {
        using var proxied = new TestSite()
            .With("Comments:Limits:PerSenderPerMinute", "1")
            .With("Comments:KnownProxies:0", "127.0.0.1");
        string[] senders = ["203.0.113.7", "203.0.113.200", "198.51.100.1", "2001:db8:0:a00::1", "2001:db8:0:aff::2", "2001:db8:0:b00::1"];
        var statuses = new List<HttpStatusCode>();
        foreach (var sender in senders)
        {
            using var response = await PostFromAsync(proxied, sender);
            statuses.Add(response.StatusCode);
        }

        const HttpStatusCode Ok = HttpStatusCode.SeeOther, TooFast = HttpStatusCode.TooManyRequests;
        Assert.Equal([Ok, TooFast, Ok, Ok, TooFast, Ok], statuses);
    }

    [Fact]
    public async Task No_address_is_stored_and_after_fourteen_days_not_even_its_mark()
    {
        await PostAsync(1);
        var mark = (await _site.StoredActivitiesAsync())[0].SenderHash!;
        Assert.Equal(16, mark.Length);
        Assert.DoesNotContain("127.0.0", System.Text.Encoding.Latin1.GetString(mark), StringComparison.Ordinal);

        _site.Clock.Advance(TimeSpan.FromDays(1));
        await _site.PostAsync("The next day.");
        Assert.NotEqual(mark, (await _site.StoredActivitiesAsync())[1].SenderHash);

        _site.Clock.Advance(TimeSpan.FromDays(15));
        await _site.PostAsync("Two weeks later.");
        Assert.Equal(
            (await _site.StoredCommentsAsync())[2].Id, Assert.Single(await _site.StoredActivitiesAsync()).CommentId);
        Assert.Equal(1, await _site.WithDatabaseAsync(db => db.SenderKeys.CountAsync()));
    }

    [Fact]
    public async Task What_a_clock_that_was_ahead_has_left_is_dropped()
    {
        var now = _site.Clock.GetUtcNow().UtcDateTime;
        DateTime[] moments = [now.AddDays(400), now.AddDays(1).AddTicks(1), now.AddDays(1), now.AddHours(1)];
        await _site.StoreAsync(moments.Select(moment =>
            new Activity { CreatedUtc = moment, Kind = ActivityKind.Comment, CommentId = Guid.CreateVersion7(_site.Clock.GetUtcNow()) }));
        await PostAsync(1);
        Assert.Equal([now, now.AddHours(1), now.AddDays(1)], (await _site.StoredActivitiesAsync()).Select(left => left.CreatedUtc).Order());
    }

    /// <summary>What was taken back has been written all the same.</summary>
    [Theory]
    [InlineData("anonymity")]
    [InlineData("deletion")]
    public async Task A_limit_outlives_the_text_that_it_counted(string form)
    {
        for (var number = 0; number < 3; number++)
        {
            using var browser = new ReaderBrowser(_site);
            await browser.WriteAsync($"Post {number}.");
            using var erased = await browser.SubmitAsync(
                await browser.ReadAsync("/comments/mine"), $"form[action$={form}]", ("sure", "yes"));
            Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);
        }

        Assert.DoesNotContain(await _site.StoredCommentsAsync(), comment => comment.ReaderKeyHash is not null);
        using var fourth = await _site.PostAsync("One more.");
        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
    }

    [Fact]
    public async Task Edits_are_counted_like_comments_and_apart_from_them()
    {
        _site.With("Comments:Limits:PerKeyPerMinute", "3");
        using var ada = new ReaderBrowser(_site);
        var id = await ada.WriteAsync("Version 1.");
        var statuses = new List<HttpStatusCode>();
        for (var number = 2; number <= 5; number++)
        {
            using var edited = await ada.SubmitAsync(
                await ada.ReadAsync($"/comments/{id}/edit"), "#comment-form", ("body", $"Version {number}."));
            statuses.Add(edited.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.SeeOther, 3), HttpStatusCode.TooManyRequests], statuses);
        await ada.WriteAsync("A comment may still be written.");
    }

    private async Task PostAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            using var response = await _site.PostAsync(
                $"Post {number}.", name: _site.Clock.GetUtcNow().Minute.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        }
    }

    private static async Task<HttpResponseMessage> PostFromAsync(TestSite site, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/comments")
        {
            Content = Forms.Content(("article", "role"), ("body", $"From {address}.")),
        };
        request.Headers.Add("X-Forwarded-For", address);
        return await site.Client.SendAsync(request);
    }
}
