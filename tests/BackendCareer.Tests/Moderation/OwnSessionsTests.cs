using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace BackendCareer.Tests.Moderation;

/// <summary>A moderator sees where they are signed in, and ends what they left open.</summary>
public sealed class OwnSessionsTests : ModerationTest
{
    private const string Address = "/moderation/sessions";

    [Fact]
    public async Task The_page_lists_the_sessions_of_this_moderator_the_last_used_first()
    {
        using var left = await GraceAsync();
        Site.Clock.Advance(TimeSpan.FromMinutes(5));
        using var linus = await Site.AsModeratorAsync("Linus");
        using var here = await GraceAsync();
        var page = await ReadAsync(here, Address);
        Assert.Equal(
            [
                "This browser Signed in 22 November 2026, 09:05 UTC, last used 22 November 2026, 09:05 UTC",
                "Another browser Signed in 22 November 2026, 09:00 UTC, last used 22 November 2026, 09:00 UTC End this session",
            ],
            page.QuerySelectorAll(".list > li").Select(Words));
        Assert.Equal("Your account", Words(page.QuerySelector(".desk-nav [aria-current=page]")));
    }

    [Fact]
    public async Task One_session_can_be_ended()
    {
        using var left = await GraceAsync();
        using var here = await GraceAsync();
        using var elsewhere = await GraceAsync();
        var rows = (await ReadAsync(left, Address)).QuerySelectorAll<IHtmlButtonElement>(".list button");
        await PostAsync(left, Address, ("end", rows.First().Value));
        Assert.Equal(1, await SignedInAsync(here) + await SignedInAsync(elsewhere));
        Assert.Equal(1, await SignedInAsync(left));
    }

    [Fact]
    public async Task All_others_can_be_ended_and_those_of_other_moderators_stay()
    {
        using var left = await GraceAsync();
        using var linus = await Site.AsModeratorAsync("Linus");
        using var here = await GraceAsync();
        Assert.NotNull((await ReadAsync(here, Address)).QuerySelector("button[value=others]"));
        using var ended = await PostAsync(here, Address, ("end", "others"));
        var page = await FollowAsync(here, ended);
        Assert.Single(page.QuerySelectorAll(".list > li"));
        Assert.Null(page.QuerySelector("button[value=others]"));
        Assert.Equal((0, 1), (await SignedInAsync(left), await SignedInAsync(linus)));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("00")]
    public async Task What_names_no_session_ends_none(string end)
    {
        using var left = await GraceAsync();
        using var here = await GraceAsync();
        using var response = await PostAsync(here, Address, ("end", end));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(2, await SignedInAsync(left) + await SignedInAsync(here));
    }

    private static async Task<int> SignedInAsync(HttpClient moderator)
    {
        using var response = await moderator.GetAsync(Address);
        return response.StatusCode == HttpStatusCode.OK ? 1 : 0;
    }
}
