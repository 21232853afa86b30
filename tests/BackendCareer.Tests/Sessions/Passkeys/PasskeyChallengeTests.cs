using System.Net;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Sessions;

/// <summary>A challenge is answered once, in time, and by the browser that asked.</summary>
public sealed class PasskeyChallengeTests : PasskeyTest
{
    private const string NoOpenOne = "it answers no open challenge";

    /// <summary>Of a device that counts, the counter would refuse the second already.</summary>
    public override Task InitializeAsync()
    {
        Passkey.Counter = null;
        return base.InitializeAsync();
    }

    [Fact]
    public async Task The_same_answer_opens_nothing_a_second_time()
    {
        using var browser = Site.NewVisitor();
        var (options, cookie) = await browser.ChallengeAsync();
        var answer = Passkey.Get(options);
        using (var first = await browser.SendAnswerAsync(answer))
        {
            Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        }

        using var left = await browser.SendAsync(Passkeys.OwnPage, "/sign-out");
        await AssertRefusedAsync(Over, "it was sent before", await WithCookie(cookie).SendAnswerAsync(answer));
    }

    [Fact]
    public async Task Nor_do_twenty_of_the_same_moment_but_one()
    {
        var (options, cookie) = await Site.NewVisitor().ChallengeAsync();
        var answer = Passkey.Get(options);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => WithCookie(cookie).SendAnswerAsync(answer)));
        Assert.Single(answers, sent => sent.StatusCode == HttpStatusCode.SeeOther);
        Assert.Equal(19, answers.Count(sent => sent.StatusCode == HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task That_it_was_used_is_known_after_a_restart_and_by_whoever_has_the_database()
    {
        using var folder = new TestFolder();
        var database = $"Data Source={folder.PathOf("comments.db")}";
        string answer, cookie;
        await using (var before = Passkeys.NewSite().With("ConnectionStrings:Comments", database))
        {
            using var moderator = await before.AsModeratorAsync();
            await moderator.AddPasskeyAsync(Passkey);
            (var options, cookie) = await before.NewVisitor().ChallengeAsync();
            answer = Passkey.Get(options);
            using var first = await With(cookie, before.NewVisitor()).SendAnswerAsync(answer);
            Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        }

        using var after = Passkeys.NewSite().With("ConnectionStrings:Comments", database);
        using var second = await With(cookie, after.NewVisitor()).SendAnswerAsync(answer);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, Over), (second.StatusCode, await second.ToldAsync()));
    }

    [Fact]
    public async Task It_is_open_for_five_minutes()
    {
        using var browser = Site.NewVisitor();
        var (options, cookie) = await browser.ChallengeAsync();
        Site.Clock.Advance(TimeSpan.FromMinutes(5));
        await AssertRefusedAsync(Over, NoOpenOne, await WithCookie(cookie).SendAnswerAsync(Passkey.Get(options)));
        options = await browser.OptionsToSignInAsync();
        Site.Clock.Advance(TimeSpan.FromMinutes(4.9));
        using var inTime = await browser.SendAnswerAsync(Passkey.Get(options));
        Assert.Equal(HttpStatusCode.SeeOther, inTime.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("passkey=")]
    [InlineData("passkey=nonsense")]
    [InlineData("passkey=CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Another_browser_cannot_answer_it(string? cookie)
    {
        var options = await Site.NewVisitor().OptionsToSignInAsync();
        var another = cookie is null ? Site.NewVisitor() : WithCookie(cookie);
        await AssertRefusedAsync(Over, NoOpenOne, await another.SendAnswerAsync(Passkey.Get(options)));
    }

    [Fact]
    public async Task The_answer_to_one_challenge_is_none_to_another()
    {
        using var browser = Site.NewVisitor();
        var early = await browser.OptionsToSignInAsync();
        await browser.OptionsToSignInAsync();
        await AssertRefusedAsync(
            NotGood, "The authenticator response challenge does not match original challenge.",
            await browser.SendAnswerAsync(Passkey.Get(early)));
    }

    [Fact]
    public async Task One_that_was_given_to_add_a_passkey_signs_nobody_in()
    {
        using var moderator = await Site.AsModeratorAsync();
        var options = await moderator.OptionsForNewAsync();
        using var answer = await moderator.SendAsync(
            Passkeys.OwnPage, Passkeys.SignIn, ("credential", Passkey.Get(options)), ("name", "Grace"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, Over), (answer.StatusCode, await answer.ToldAsync()));
    }

    private HttpClient WithCookie(string cookie) => With(cookie, Site.NewVisitor());

    private static HttpClient With(string cookie, HttpClient browser)
    {
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        return browser;
    }
}
