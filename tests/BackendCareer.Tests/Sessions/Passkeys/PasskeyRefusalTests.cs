using System.Net;
using BackendCareer.Sessions;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Sessions;

/// <summary>What is no passkey of this site, or is one no more.</summary>
public sealed class PasskeyRefusalTests : PasskeyTest
{
    private const string OfNobody = "The provided credential does not belong to the specified user.";

    [Theory]
    [InlineData("http://evil.example", "localhost", "The authenticator response had an invalid origin ")]
    [InlineData("https://localhost:5000", "localhost", "The authenticator response had an invalid origin ")]
    [InlineData("http://localhost", "localhost", "The authenticator response had an invalid origin ")]
    [InlineData("http://blog.localhost:5000", "localhost", "The authenticator response had an invalid origin ")]
    [InlineData("http://localhost:5000", "evil.example", "The authenticator data included an invalid Relying Party ID hash.")]
    public async Task A_passkey_of_another_site_opens_nothing(string origin, string domain, string reason)
    {
        (Passkey.Origin, Passkey.RelyingParty) = (origin, domain);
        await AssertRefusedAsync(NotGood, reason, await Site.NewVisitor().SignInWithAsync(Passkey));
    }

    [Fact]
    public async Task Nor_does_one_that_was_asked_for_in_a_frame_of_another_site()
    {
        Passkey.IsFramed = true;
        await AssertRefusedAsync(
            NotGood, "The authenticator response had an invalid origin ", await Site.NewVisitor().SignInWithAsync(Passkey));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    public async Task A_counter_that_went_back_is_a_copy(uint counter)
    {
        Passkey.Counter = counter;
        await AssertRefusedAsync(
            NotGood, "The authenticator", await Site.NewVisitor().SignInWithAsync(Passkey));
        Passkey.Counter = 7;
        using var original = await Site.NewVisitor().SignInWithAsync(Passkey);
        Assert.Equal(HttpStatusCode.SeeOther, original.StatusCode);
        Passkey.Counter = 7;
        using var copy = await Site.NewVisitor().SignInWithAsync(Passkey);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, copy.StatusCode);
    }

    [Fact]
    public async Task A_device_that_did_not_look_who_holds_it_is_not_enough()
    {
        Passkey.IsVerified = false;
        await AssertRefusedAsync(
            NotGood, "User verification is required, but the authenticator data flags did not have the ",
            await Site.NewVisitor().SignInWithAsync(Passkey));
    }

    [Fact]
    public async Task One_that_was_never_added_is_not_known()
    {
        using var another = new SoftPasskey { User = Passkey.User };
        await AssertRefusedAsync(NotGood, OfNobody, await Site.NewVisitor().SignInWithAsync(another));
    }

    [Fact]
    public async Task One_that_was_removed_opens_nothing_more()
    {
        await Site.WithDatabaseAsync(db => db.UserPasskeys.ExecuteDeleteAsync());
        await AssertRefusedAsync(NotGood, OfNobody, await Site.NewVisitor().SignInWithAsync(Passkey));
    }

    [Fact]
    public async Task Nor_does_that_of_a_removed_moderator_whose_passkeys_are_gone_too()
    {
        Assert.Equal(0, ModeratorCommand.Create(Site.Services).Run("remove", "Grace").ExitCode);
        Assert.Empty(await Site.WithDatabaseAsync(db => db.UserPasskeys.ToListAsync()));
        await AssertRefusedAsync(NotGood, OfNobody, await Site.NewVisitor().SignInWithAsync(Passkey));
    }

    [Fact]
    public async Task Nor_does_one_that_says_it_is_somebody_elses()
    {
        var linus = new Moderator { UserName = "Linus" };
        await Site.AddModeratorAsync(linus);
        Passkey.User = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(linus.Id));
        await AssertRefusedAsync(NotGood, OfNobody, await Site.NewVisitor().SignInWithAsync(Passkey));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no JSON\nInformation: Mallory signed in.")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{},"clientExtensionResults":{}}""")]
    public async Task What_is_no_answer_is_told_so(string credential)
    {
        using var browser = Site.NewVisitor();
        await browser.OptionsToSignInAsync();
        await AssertRefusedAsync(None, "what came is none", await browser.SendAnswerAsync(credential));
    }

    [Fact]
    public async Task Nor_is_one_that_is_huge_or_deep()
    {
        var good = Passkey.Get(await Site.NewVisitor().OptionsToSignInAsync());
        foreach (var credential in new[] { new string('[', 15_000), good + new string(' ', 17_000) })
        {
            using var browser = Site.NewVisitor();
            await browser.OptionsToSignInAsync();
            await AssertRefusedAsync(None, "what came is none", await browser.SendAnswerAsync(credential));
        }
    }

    [Fact]
    public async Task A_word_in_the_place_of_an_answer_is_not_one()
    {
        using var browser = Site.NewVisitor();
        await browser.OptionsToSignInAsync();
        using var answer = await browser.SendAnswerAsync("null");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Theory]
    [InlineData("CREATE TRIGGER no BEFORE UPDATE ON Passkeys BEGIN SELECT RAISE(ABORT, 'busy'); END", "DROP TRIGGER no")]
    [InlineData("ALTER TABLE Passkeys RENAME TO Away", "ALTER TABLE Away RENAME TO Passkeys")]
    public async Task A_database_that_does_not_answer_is_no_fault_of_the_passkey(string breaking, string mending)
    {
        using var browser = Site.NewVisitor();
        var options = await browser.OptionsToSignInAsync();
        await Site.WithDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(breaking));
        using var answer = await browser.SendAnswerAsync(Passkey.Get(options));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        await Site.WithDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(mending));
        using var again = await browser.SignInWithAsync(Passkey); // nothing of the attempt was kept, not the challenge nor the counter
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }
}
