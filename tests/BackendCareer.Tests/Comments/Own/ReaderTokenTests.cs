using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Comments;

/// <summary>A token opens the forms of the browser that it was drawn for: Ada's, while Grace plants her own.</summary>
public sealed class ReaderTokenTests() : TwoReadersTest(new TestSite())
{
    public enum Form
    {
        Deletion,
        Vote,
        Report,
        Edit,
        Everything,
    }

    [Theory]
    [InlineData(Form.Deletion)]
    [InlineData(Form.Vote)]
    [InlineData(Form.Report)]
    [InlineData(Form.Edit)]
    [InlineData(Form.Everything)]
    public async Task A_planted_cookie_with_its_token_does_not_open_the_forms_of_another_key(Form form)
    {
        var (hers, other) = (await Ada.WriteAsync("Ada's."), await Grace.WriteAsync("Grace's."));
        var planted = await TokenAsync(Grace, "/comments/mine");
        using var victim = new ReaderBrowser(Site, [Ada.Cookies["reader"]!, Grace.Cookies["form"]!]);
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(victim, form, hers, other, planted));

        var own = await TokenAsync(Ada, "/comments/mine");
        Assert.Equal(HttpStatusCode.SeeOther, await SendAsync(Ada, form, hers, other, own));
    }

    [Fact]
    public async Task Nor_does_a_token_of_before_there_was_a_key()
    {
        using var stranger = new ReaderBrowser(Site);
        var planted = await TokenAsync(stranger, "/sign-in");
        await Ada.WriteAsync("Ada's.");
        using var victim = new ReaderBrowser(Site, [Ada.Cookies["reader"]!, stranger.Cookies["form"]!]);
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(victim, Form.Everything, default, default, planted));
        Assert.Equal(1, await Site.WithDatabaseAsync(db => db.Comments.CountAsync()));
    }

    [Fact]
    public async Task The_token_of_a_moderator_is_bound_to_the_account_whatever_the_browser_writes_meanwhile()
    {
        await Site.AddModeratorAsync();
        using var moderator = new ReaderBrowser(Site);
        using var signedIn = await moderator.SubmitAsync(
            await moderator.ReadAsync("/sign-in"), "main form", ("name", "Grace"), ("password", TestSite.Password));
        var open = await moderator.ReadAsync("/moderation");
        await moderator.WriteAsync("With this comes a key.");
        using var later = await moderator.SubmitAsync(open, ".sign-out");
        Assert.Equal(HttpStatusCode.SeeOther, later.StatusCode);
    }

    private static async Task<HttpStatusCode> SendAsync(ReaderBrowser browser, Form form, Guid own, Guid other, string token)
    {
        (string Path, (string, string)[] Fields) sent = form switch
        {
            Form.Deletion => ($"/comments/{own}/deletion", []),
            Form.Vote => ($"/comments/{other}/helpful", [("vote", "add")]),
            Form.Report => ($"/comments/{other}/report", [("reason", "spam")]),
            Form.Edit => ($"/comments/{own}/edit", [("name", "Ada"), ("body", "Another text."), ("version", "1")]),
            _ => ("/comments/mine/deletion", [("sure", "yes")]),
        };
        using var response = await browser.SendAsync(sent.Path, [.. sent.Fields, ("__RequestVerificationToken", token)]);
        return response.StatusCode;
    }

    private static async Task<string> TokenAsync(ReaderBrowser browser, string page) =>
        (await browser.ReadAsync(page)).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
}
