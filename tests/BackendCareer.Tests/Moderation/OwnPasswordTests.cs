using System.Net;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Moderation;

/// <summary>A moderator changes the password that they sign in with.</summary>
public sealed class OwnPasswordTests : ModerationTest
{
    private const string Page = "/moderation/sessions";
    private const string Address = "/moderation/password";
    private const string New = "marble canoe lantern thistle";

    [Fact]
    public async Task It_is_changed_with_the_present_one_and_every_other_session_ends()
    {
        using var left = await Site.AsModeratorAsync();
        using var here = await Site.AsModeratorAsync();
        using var changed = await SendAsync(here, TestSite.Password, New);
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (await StatusAsync(here), await StatusAsync(left)));
        using var page = await here.GetAsync(changed.Headers.Location);
        var said = (await TestSite.ParseAsync(page)).QuerySelector("[role=status]");
        Assert.Equal("Your password is changed, and every other session of yours has ended.", TestSite.WordsOf(said));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignInAsync(TestSite.Password));
        Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync(New));
    }

    [Theory]
    [InlineData("wrong", New, "This is not your present password. Nothing was changed.")]
    [InlineData("", New, "This is not your present password. Nothing was changed.")]
    [InlineData(New, New, "This is not your present password. Nothing was changed.")]
    [InlineData(TestSite.Password, "short", "A password has at least 12 characters.")]
    [InlineData(TestSite.Password, "", "A password has at least 12 characters.")]
    [InlineData(TestSite.Password, "password1234", "This password is easy to guess")]
    public async Task What_is_wrong_is_said_and_changes_nothing(string present, string password, string expected)
    {
        using var other = await Site.AsModeratorAsync();
        using var here = await Site.AsModeratorAsync();
        using var refused = await SendAsync(here, present, password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await TestSite.ParseAsync(refused);
        Assert.StartsWith(expected, TestSite.WordsOf(page.QuerySelector(".error")), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync(here), await StatusAsync(other)));
        Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync(TestSite.Password));
    }

    [Fact]
    public async Task A_stolen_session_may_guess_no_more_than_a_stranger()
    {
        using var here = await Site.AsModeratorAsync();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            using var wrong = await SendAsync(here, "wrong", New);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        }

        foreach (var present in new[] { "wrong", TestSite.Password })
        {
            using var locked = await SendAsync(here, present, New);
            Assert.Equal(HttpStatusCode.TooManyRequests, locked.StatusCode);
            Assert.Equal(TimeSpan.FromMinutes(15), locked.Headers.RetryAfter!.Delta);
        }

        Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync(TestSite.Password)); // in another browser
    }

    [Fact]
    public async Task The_attempts_of_a_quarter_of_an_hour_hold_here_too()
    {
        using var site = new TestSite().With("Sessions:SignInsPerQuarterHour", "2");
        using var here = await site.AsModeratorAsync();
        HttpStatusCode[] expected =
            [HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests];
        foreach (var status in expected)
        {
            using var answer = await SendAsync(here, "wrong", New);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient moderator, string present, string password) =>
        moderator.SendFormAsync(Page, Address, ("present", present), ("password", password));

    private static async Task<HttpStatusCode> StatusAsync(HttpClient moderator)
    {
        using var page = await moderator.GetAsync(Page);
        return page.StatusCode;
    }

    private async Task<HttpStatusCode> SignInAsync(string password)
    {
        using var stranger = Site.NewVisitor();
        using var answer = await stranger.SignInAsync("Grace", password);
        return answer.StatusCode;
    }
}
