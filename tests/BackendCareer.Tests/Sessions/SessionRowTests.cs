using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Sessions;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Sessions;

/// <summary>A session is a row: with the row it ends, wherever its cookie was copied to.</summary>
public sealed class SessionRowTests : IDisposable
{
    private const string SignedIn = ProtectedController.Address;

    private readonly TestSite _site = new() { Additions = ProtectedController.Add };

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_copied_cookie_is_dead_as_soon_as_the_moderator_signs_out()
    {
        using var grace = await SignedInAsync();
        using var copy = new ReaderBrowser(_site, grace.Cookies);
        var page = await copy.ReadAsync(SignedIn);
        using var left = await grace.SubmitAsync(await grace.ReadAsync(SignedIn), ".sign-out");
        Assert.Empty(await RowsAsync());
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(copy));
        using var posted = await copy.SendAsync(SignedIn, ("text", "Anything."), ("__RequestVerificationToken", TokenOf(page)));
        Assert.Equal(HttpStatusCode.Unauthorized, posted.StatusCode);
        await SignInAsync(grace); // which does not open it again
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(grace));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(copy));
    }

    [Fact]
    public async Task Signing_in_over_a_session_ends_it()
    {
        using var grace = await SignedInAsync();
        using var copy = new ReaderBrowser(_site, grace.Cookies);
        var token = TokenOf(await copy.ReadAsync(SignedIn));
        using var again = await grace.SendAsync(
            "/sign-in", ("name", "Grace"), ("password", TestSite.Password), ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(grace));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(copy));
        Assert.Single(await RowsAsync());
    }

    [Fact]
    public async Task The_sessions_of_a_removed_moderator_are_over_at_once_and_those_of_others_go_on()
    {
        using var grace = await SignedInAsync();
        using var linus = await SignedInAsync("Linus");
        Assert.Equal(
            (0, "Grace is no moderator any more, and open sessions have ended."),
            ModeratorCommand.Create(_site.Services).Run("remove", "Grace"));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(grace));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(linus));
        Assert.Single(await RowsAsync());
    }

    [Fact]
    public async Task Rows_that_have_ended_are_dropped_when_somebody_signs_in()
    {
        using var idle = await SignedInAsync();
        _site.Clock.Advance(TimeSpan.FromMinutes(29));
        using var young = await SignedInAsync();
        Assert.Equal(2, (await RowsAsync()).Count);
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        using var next = await SignedInAsync();
        Assert.Equal(2, (await RowsAsync()).Count);
    }

    [Fact]
    public async Task A_row_says_to_the_minute_when_its_browser_was_there_and_holds_no_id()
    {
        using var grace = await SignedInAsync();
        var begun = _site.Clock.GetUtcNow().UtcDateTime;
        _site.Clock.Advance(TimeSpan.FromSeconds(59));
        await grace.ReadAsync(SignedIn);
        Assert.Equal(begun, Assert.Single(await RowsAsync()).SeenUtc);
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        await grace.ReadAsync(SignedIn);
        var row = Assert.Single(await RowsAsync());
        Assert.Equal((begun, begun.AddMinutes(1), 32), (row.CreatedUtc, row.SeenUtc, row.IdHash.Length));
    }

    [Fact]
    public async Task A_database_that_can_only_be_read_signs_nobody_out()
    {
        using var grace = await SignedInAsync();
        _site.Clock.Advance(TimeSpan.FromMinutes(2));
        const string Refusal = "CREATE TRIGGER refusal BEFORE UPDATE ON Sessions BEGIN SELECT RAISE(ABORT, 'busy'); END";
        await _site.WithDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(Refusal));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(grace));
    }

    [Fact]
    public async Task A_copy_of_a_cookie_stays_dead_where_the_database_does_not_answer()
    {
        using var grace = await SignedInAsync();
        using var copy = new ReaderBrowser(_site, grace.Cookies);
        using var linus = await SignedInAsync("Linus");
        await linus.ReadAsync(SignedIn);
        await copy.ReadAsync(SignedIn);
        using var left = await grace.SubmitAsync(await grace.ReadAsync(SignedIn), ".sign-out");
        await linus.ReadAsync(SignedIn);
        _site.BreakDatabase();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (await StatusAsync(linus), await StatusAsync(copy)));
        _site.MendDatabase();
    }

    private static string TokenOf(IHtmlDocument page) =>
        page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;

    private static async Task<HttpStatusCode> StatusAsync(ReaderBrowser browser)
    {
        using var response = await browser.GetAsync(SignedIn);
        return response.StatusCode;
    }

    private async Task<ReaderBrowser> SignedInAsync(string name = "Grace")
    {
        if (!await _site.WithDatabaseAsync(db => db.Users.AnyAsync(moderator => moderator.UserName == name)))
        {
            await _site.AddModeratorAsync(name);
        }

        var browser = new ReaderBrowser(_site);
        await SignInAsync(browser, name);
        return browser;
    }

    private static async Task SignInAsync(ReaderBrowser browser, string name = "Grace")
    {
        using var response = await browser.SubmitAsync(
            await browser.ReadAsync("/sign-in"), "main form", ("name", name), ("password", TestSite.Password));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    private Task<List<Session>> RowsAsync() => _site.WithDatabaseAsync(db => db.Sessions.AsNoTracking().ToListAsync());
}
