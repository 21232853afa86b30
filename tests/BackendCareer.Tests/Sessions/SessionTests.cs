using System.Net;
using BackendCareer.Sessions;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Sessions;

/// <summary>What a session opens, and when it ends.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly TestSite _site = new() { Additions = ProtectedController.Add };

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_page_for_moderators_sends_others_to_sign_in_and_back()
    {
        using var response = await _site.GetAsync(ProtectedController.Address + "?status=spam&page=2");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Ffor-moderators%3Fstatus%3Dspam%26page%3D2", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task What_was_typed_before_a_session_ended_arrives_after_signing_in_again()
    {
        using var moderator = await _site.AsModeratorAsync();
        var form = await moderator.FormAsync(ProtectedController.Address, "/sign-out");
        form.SetAttribute("action", ProtectedController.Address);
        _site.Clock.Advance(TimeSpan.FromHours(1));
        using var refused = await moderator.SendFormAsync(form, ("text", "A long reply."));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        var page = await TestSite.ParseAsync(refused);
        Assert.Equal("/sign-in", page.QuerySelector(".after a[target=_blank]")!.GetAttribute("href"));

        using var signedIn = await moderator.SendFormAsync("/sign-in", "/sign-in", ("name", "Grace"), ("password", TestSite.Password));
        using var reloaded = await moderator.SendFormAsync(form, ("text", "A long reply."));
        Assert.Equal("A long reply.", await reloaded.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_session_lasts_half_an_hour_after_the_last_page()
    {
        using var moderator = await _site.AsModeratorAsync();
        await AssertSignedInAfterAsync(TimeSpan.FromMinutes(29), moderator);
        await AssertSignedInAfterAsync(TimeSpan.FromMinutes(29), moderator);
        _site.Clock.Advance(TimeSpan.FromMinutes(31));
        await AssertSignedOutAsync(moderator);
    }

    [Fact]
    public async Task And_twelve_hours_in_all()
    {
        using var moderator = await _site.AsModeratorAsync();
        for (var pages = 0; pages < 36; pages++)
        {
            await AssertSignedInAfterAsync(TimeSpan.FromMinutes(20), moderator);
        }

        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        await AssertSignedOutAsync(moderator);
    }

    [Fact]
    public async Task A_removed_moderator_is_out_at_once()
    {
        using var moderator = await _site.AsModeratorAsync();
        await ChangeAsync((moderators, account) => moderators.DeleteAsync(account));
        await AssertSignedOutAsync(moderator);
    }

    [Fact]
    public async Task A_new_security_stamp_ends_the_sessions_of_before()
    {
        using var moderator = await _site.AsModeratorAsync();
        await ChangeAsync((moderators, account) => moderators.UpdateSecurityStampAsync(account));
        await AssertSignedOutAsync(moderator);
        using var again = await _site.AsModeratorAsync();
        await AssertSignedInAfterAsync(TimeSpan.Zero, again);
    }

    [Fact]
    public async Task A_session_that_cannot_be_checked_has_no_rights_and_breaks_no_article()
    {
        using var moderator = await _site.AsModeratorAsync();
        _site.Clock.Advance(TimeSpan.FromMinutes(2));
        _site.BreakDatabase();
        await AssertSignedOutAsync(moderator);
        using var article = await moderator.GetAsync("/role");
        Assert.Equal(HttpStatusCode.OK, article.StatusCode);
        _site.MendDatabase();
        await AssertSignedInAfterAsync(TimeSpan.Zero, moderator);
    }

    [Fact]
    public async Task A_moderator_fills_the_store_with_the_page_of_everybody_and_reads_from_it()
    {
        using var moderator = await _site.AsModeratorAsync();
        _site.Clock.Advance(TimeSpan.FromMinutes(20));
        using var drawn = await moderator.GetAsync("/role");
        Assert.False(drawn.Headers.Contains("Set-Cookie"));
        _site.Queries.Commands.Clear();
        using var kept = await _site.GetAsync("/role");
        Assert.Equal(await drawn.Content.ReadAsStringAsync(), await kept.Content.ReadAsStringAsync());
        using var again = await moderator.GetAsync("/role");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Empty(_site.Queries.Commands);
    }

    [Fact]
    public async Task A_moderator_who_also_writes_as_a_reader_can_use_the_forms_of_an_article()
    {
        using var moderator = await _site.AsModeratorAsync();
        using var first = await moderator.SendFormAsync("/role", "/comments", ("name", "Ada"), ("body", "With this comes a key."));
        using var second = await moderator.SendFormAsync("/role", "/comments", ("name", "Ada"), ("body", "With this goes a token."));
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task A_form_and_a_session_survive_a_restart()
    {
        using var folder = new TestFolder();
        var database = $"Data Source={folder.PathOf("comments.db")}";
        using var before = new TestSite { Additions = ProtectedController.Add }.With("ConnectionStrings:Comments", database);
        using var moderator = await before.AsModeratorAsync();
        var form = await moderator.FormAsync(ProtectedController.Address, "/sign-out");
        await before.DisposeAsync();

        using var after = new TestSite { Additions = ProtectedController.Add }.With("ConnectionStrings:Comments", database);
        form.SetAttribute("action", new Uri(after.Address, "/sign-out").ToString()); // cookies know no port
        using var response = await moderator.SendFormAsync(form);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Contains("moderator=;", response.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    private async Task AssertSignedInAfterAsync(TimeSpan pause, HttpClient moderator)
    {
        _site.Clock.Advance(pause);
        using var response = await moderator.GetAsync(ProtectedController.Address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task AssertSignedOutAsync(HttpClient moderator)
    {
        using var response = await moderator.GetAsync(ProtectedController.Address);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    private async Task ChangeAsync(Func<UserManager<Moderator>, Moderator, Task<IdentityResult>> change)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var moderators = scope.ServiceProvider.GetRequiredService<UserManager<Moderator>>();
        Assert.True((await change(moderators, (await moderators.FindByNameAsync("Grace"))!)).Succeeded);
    }
}
