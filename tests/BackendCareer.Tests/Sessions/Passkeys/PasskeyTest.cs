using System.Net;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Sessions;

/// <summary>A site under a name, and a moderator who has added a passkey.</summary>
public abstract class PasskeyTest : IAsyncLifetime
{
    private protected const string NotGood =
        "This passkey was not accepted: it was removed here, belongs to another site, or is an old copy of another one.";

    private protected const string Over =
        "This came too late: it took more than five minutes, was sent before, or began in another browser. Please try again.";

    private protected const string None = "What came is no passkey. Please try again.";

    protected PasskeyTest() => Site = Passkeys.NewSite(Log);

    private protected LogLines Log { get; } = new();

    protected TestSite Site { get; }

    private protected SoftPasskey Passkey { get; } = new();

    public virtual async Task InitializeAsync()
    {
        using var moderator = await Site.AsModeratorAsync();
        await moderator.AddPasskeyAsync(Passkey);
        using var left = await moderator.SendAsync(Passkeys.OwnPage, "/sign-out");
    }

    public Task DisposeAsync()
    {
        Passkey.Dispose();
        Site.Dispose();
        Log.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>In a sentence, with the form and what was typed, and with nobody signed in.</summary>
    private protected async Task AssertRefusedAsync(string sentence, string reason, HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal((HttpStatusCode.UnprocessableEntity, sentence), (answer.StatusCode, await answer.ToldAsync()));
            Assert.Equal("Grace", (await TestSite.ParseAsync(answer)).QuerySelector(".by-password #name")!.GetAttribute("value"));
        }

        Assert.Empty(await Site.WithDatabaseAsync(db => db.Sessions.ToListAsync()));
        Assert.Equal(
            $"Warning: A passkey was not accepted: {reason}",
            Log.Lines.Last(line => line.Contains("passkey", StringComparison.Ordinal)));
    }

    private protected static string WhereTo(HttpResponseMessage answer) => $"{(int)answer.StatusCode} {answer.Headers.Location}";
}
