using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Sessions;

/// <summary>What an operator can read of who signed in, and what nobody can.</summary>
public sealed class SignInLogTests : IDisposable
{
    private readonly LogLines _log = new();
    private readonly TestSite _site;

    public SignInLogTests() =>
        _site = new TestSite { Additions = services => services.AddSingleton<ILoggerProvider>(_log) }
            .With("Logging:LogLevel:BackendCareer.Sessions", "Information")
            .With("Logging:LogLevel:BackendCareer", "None")
            .With("Logging:LogLevel:Microsoft", "None")
            .With("Logging:LogLevel:Microsoft.Hosting.Lifetime", "None");

    public void Dispose()
    {
        _site.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Signing_in_and_out_and_a_copy_that_is_used_after_that()
    {
        await _site.AddModeratorAsync("Grace Hopper");
        using var grace = new ReaderBrowser(_site);
        using var signedIn = await grace.SubmitAsync(
            await grace.ReadAsync("/sign-in"), "main form", ("name", "grace hopper"), ("password", TestSite.Password));
        using var copy = new ReaderBrowser(_site, grace.Cookies);
        using var signedOut = await grace.SubmitAsync(await grace.ReadAsync("/moderation"), ".sign-out");
        using var refused = await copy.GetAsync("/moderation");
        Assert.Null(copy.Cookies["moderator"]);
        Assert.Equal(
            [
                "Information: Grace Hopper signed in.",
                "Information: Grace Hopper signed out.",
                "Information: A browser came with a session of Grace Hopper that has ended: signed out, idle, or the account is gone or "
                    + "has a new password.",
            ],
            _log.Lines);
    }

    [Theory]
    [InlineData("Grace", "Grace")]
    [InlineData("GRACE", "Grace")]
    [InlineData("my secret password", "a name that nobody has")] // typed into the wrong field, perhaps
    [InlineData("Grace\nInformation: Mallory signed in.", "a name that nobody has")]
    [InlineData("", "a name that nobody has")]
    public async Task Wrong_passwords_and_the_lock_they_lead_to_but_not_what_was_typed_nor_from_where(string typed, string logged)
    {
        await _site.AddModeratorAsync();
        for (var attempt = 0; attempt < 6; attempt++) // the sixth finds it locked, which is no news
        {
            using var response = await _site.NewVisitor().SignInAsync(typed, "a wrong one");
        }

        var wrong = $"Warning: A wrong password was sent for {logged}.";
        var locked = $"Warning: Signing in as {logged} is locked for 15 minutes where the wrong passwords came from.";
        Assert.Equal([.. Enumerable.Repeat(wrong, 5), locked], _log.Lines);
    }
}
