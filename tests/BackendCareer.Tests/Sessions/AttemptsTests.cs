using System.Net;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Sessions;

/// <summary>How often one may try to sign in.</summary>
public sealed class AttemptsTests : IDisposable
{
    private readonly TestSite _site = new() { Additions = ProtectedController.Add };

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("Grace")]
    [InlineData("Nobody")]
    public async Task Five_failures_lock_a_name_whether_or_not_somebody_has_it(string name)
    {
        await _site.AddModeratorAsync("Grace");
        using var visitor = _site.NewVisitor();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            using var wrong = await visitor.SignInAsync(name, "wrong");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        }

        foreach (var password in new[] { "wrong", TestSite.Password })
        {
            using var locked = await visitor.SignInAsync(name, password);
            Assert.Equal(HttpStatusCode.TooManyRequests, locked.StatusCode);
            Assert.Equal(TimeSpan.FromMinutes(15), locked.Headers.RetryAfter!.Delta);
            var page = await TestSite.ParseAsync(locked);
            Assert.Equal("There were too many attempts with this name. Please wait 15 minutes.", page.QuerySelector(".error")!.TextContent);
        }
    }

    [Fact]
    public async Task A_lock_ends_after_fifteen_minutes_and_a_session_outlives_it()
    {
        using var moderator = await _site.AsModeratorAsync();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _site.NewVisitor().SignInAsync("Grace", "wrong"))); // at the same moment
        using var locked = await _site.NewVisitor().SignInAsync("Grace", TestSite.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.StatusCode);
        using var open = await moderator.GetAsync(ProtectedController.Address);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);

        _site.Clock.Advance(TimeSpan.FromMinutes(15));
        using var wrong = await _site.NewVisitor().SignInAsync("Grace", "wrong");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode); // the first failure of a new count
        using var later = await _site.NewVisitor().SignInAsync("Grace", TestSite.Password);
        Assert.Equal(HttpStatusCode.SeeOther, later.StatusCode);
    }

    [Fact]
    public async Task A_right_password_forgets_the_failures_before_it()
    {
        await _site.AddModeratorAsync();
        string[] passwords = ["wrong", "wrong", "wrong", "wrong", TestSite.Password];
        foreach (var password in passwords.Concat(passwords))
        {
            using var response = await _site.NewVisitor().SignInAsync("Grace", password);
            Assert.Equal(password == "wrong" ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.SeeOther, response.StatusCode);
        }
    }

    [Fact]
    public async Task One_network_may_try_only_so_often_whatever_names_it_tries()
    {
        using var site = new TestSite().With("Sessions:SignInsPerQuarterHour", "3");
        using var visitor = site.NewVisitor();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            using var wrong = await visitor.SignInAsync($"Name {attempt}", "wrong");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        }

        using var fourth = await visitor.SignInAsync("Name 4", "wrong");
        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(15), fourth.Headers.RetryAfter!.Delta);
        Assert.Equal("This was too often", (await TestSite.ParseAsync(fourth)).QuerySelector("h1")!.TextContent);
        using var page = await visitor.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode); // only attempts count
    }

    [Theory]
    [InlineData("2001:db8:0:a00::1", "2001:db8:0:aff::2", HttpStatusCode.TooManyRequests)] // a household has them all
    [InlineData("2001:db8:0:a00::1", "2001:db8:0:b00::1", HttpStatusCode.UnprocessableEntity)]
    [InlineData("203.0.113.7", "203.0.113.8", HttpStatusCode.UnprocessableEntity)]
    public async Task A_network_is_one_address_or_all_of_a_household(string first, string second, HttpStatusCode expected)
    {
        using var site = new TestSite().With("Sessions:SignInsPerQuarterHour", "1").With("Comments:KnownProxies:0", "127.0.0.1");
        var statuses = new List<HttpStatusCode>();
        foreach (var address in new[] { first, second })
        {
            using var visitor = site.NewVisitor();
            visitor.DefaultRequestHeaders.Add("X-Forwarded-For", address);
            using var response = await visitor.SignInAsync("Grace", "wrong");
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.UnprocessableEntity, expected], statuses);
    }
}
