using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using AngleSharp.Dom;
using BackendCareer.Comments;
using BackendCareer.Sessions;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static BackendCareer.Tests.Feeds.Feed;

namespace BackendCareer.Tests.Moderation;

/// <summary>The secret address by which a feed reader learns that something waits: who makes it, and until when it is one.</summary>
public sealed class OwnFeedTests : ModerationTest
{
    private const string Page = "/moderation/feed";

    [Fact]
    public async Task An_address_is_shown_once_and_only_its_hash_is_kept()
    {
        using var grace = await GraceAsync();
        Assert.Equal("You have no feed", Words((await ReadAsync(grace, Page)).GetElementById("state")));
        using var made = await PostAsync(grace, Page, ("feed", "new"));
        var address = AddressOn(await TestSite.ParseAsync(made));
        Assert.StartsWith(new Uri(Site.Address, "/waiting/").ToString(), address, StringComparison.Ordinal);
        Assert.Equal("no-store, private", made.Headers.CacheControl!.ToString());
        var again = await ReadAsync(grace, Page);
        Assert.Equal("Your feed is on", Words(again.GetElementById("state")));
        Assert.DoesNotContain("/waiting/", again.Body!.InnerHtml, StringComparison.Ordinal);
        var secret = address[^43..];
        var stored = await WithDbAsync(db => db.FeedSecrets.SingleAsync());
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(secret)), stored.Hash);
    }

    [Fact]
    public async Task A_new_address_takes_the_place_of_the_old_one_at_once()
    {
        using var grace = await GraceAsync();
        using var linus = await Site.AsModeratorAsync("Linus");
        var (old, another) = (await MakeAsync(grace), await MakeAsync(linus));
        var renewed = await MakeAsync(grace);
        Assert.Equal(3, new[] { old, another, renewed }.Distinct().Count());
        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.OK],
            [await StatusOfAsync(old), await StatusOfAsync(another), await StatusOfAsync(renewed)]);
    }

    [Fact]
    public async Task What_is_switched_off_is_off_also_at_the_second_press()
    {
        using var grace = await GraceAsync();
        var address = await MakeAsync(grace);
        for (var press = 0; press < 2; press++)
        {
            using var response = await PostAsync(grace, Page, ("feed", "off"));
            Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync(address));
        }
    }

    [Fact]
    public async Task A_feed_ends_with_the_account_of_its_moderator()
    {
        using var grace = await GraceAsync();
        var address = await MakeAsync(grace);
        await using (var scope = Site.Services.CreateAsyncScope())
        {
            var moderators = scope.ServiceProvider.GetRequiredService<UserManager<Moderator>>();
            Assert.True((await moderators.DeleteAsync((await moderators.FindByNameAsync("Grace"))!)).Succeeded);
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync(address));
        Assert.Equal(0, await WithDbAsync(db => db.FeedSecrets.CountAsync()));
    }

    /// <summary>To a stranger an address that is wrong is one like every other.</summary>
    [Fact]
    public async Task What_is_no_secret_is_an_address_of_nothing()
    {
        using var grace = await GraceAsync();
        var right = new Uri(await MakeAsync(grace)).AbsolutePath;
        var wrong = right[..^1] + (right[^1] == 'A' ? 'B' : 'A');
        using var nothing = await Site.GetAsync("/nowhere");
        var words = WordsOf(await TestSite.ParseAsync(nothing));
        foreach (var address in new[] { wrong, right[..^1], right + "A", right.ToUpperInvariant(), "/waiting/nonsense", "/waiting/%C3%A9" })
        {
            using var response = await Site.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Equal(words, WordsOf(await TestSite.ParseAsync(response)));
        }
    }

    [Fact]
    public async Task It_says_how_many_wait_and_since_when_and_nothing_else()
    {
        using var grace = await GraceAsync();
        var address = new Uri(await MakeAsync(grace)).AbsolutePath;
        Assert.Empty((await FeedAsync(address)).Elements(Atom + "entry"));
        await ReportAsync(await StoreAsync("A held text.", name: "Heldname")); // waits once
        var reported = await StoreAsync("A reported text.", CommentStatus.Approved, name: "Heldname");
        await ReportAsync(reported, note: "A note.", reader: 1);
        await ReportAsync(reported, reader: 2);
        await StoreAsync("Decided.", CommentStatus.Rejected);
        await ReportAsync(await StoreAsync("", CommentStatus.Deleted));
        using var response = await Site.GetAsync(address);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single()); // what it links to does not learn the secret
        var text = await response.Content.ReadAsStringAsync();
        var entry = Assert.Single(XElement.Parse(text).Elements(Atom + "entry"));
        Assert.Equal("2 comments wait for a moderator", Value(entry, "title"));
        Assert.Equal("2 comments wait for a moderator since 20 November 2026, 00:00 UTC.", Value(entry, "content"));
        Assert.Equal(new Uri(Site.Address, "/moderation").ToString(), LinkOf(entry, "alternate"));
        Assert.All(
            ["held text", "reported text", "Heldname", "a note", "role", $"{reported.Id}", address[^43..]],
            word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_feed_that_is_known_already_is_not_sent_again_until_something_waits()
    {
        using var grace = await GraceAsync();
        var address = await MakeAsync(grace);
        await StoreAsync();
        using var first = await Site.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotModified, await StatusOfAsync(address, first.Headers.ETag!.ToString()));
        await StoreAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(address, first.Headers.ETag!.ToString()));
    }

    [Fact]
    public async Task No_line_of_the_log_holds_the_secret()
    {
        var log = new LogLines();
        using var site = new TestSite { Additions = services => services.AddLogging(logging => logging.AddProvider(log)) }
            .With("Logging:LogLevel:Default", "Information");
        using var grace = await site.AsModeratorAsync();
        using var made = await PostAsync(grace, Page, ("feed", "new"));
        var address = AddressOn(await TestSite.ParseAsync(made));
        using var read = await site.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Contains(log.Lines, line => line.Contains("signed in", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(log.Lines, line => line.Contains(address[^43..], StringComparison.Ordinal));
    }

    private static async Task<string> MakeAsync(HttpClient moderator)
    {
        using var made = await PostAsync(moderator, Page, ("feed", "new"));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        return AddressOn(await TestSite.ParseAsync(made));
    }

    /// <summary>Without the pages that may have been meant.</summary>
    private static string WordsOf(IParentNode page) => Words(page.QuerySelector("main .page-head"));

    private static string AddressOn(IParentNode page) => page.QuerySelector(".where a")!.GetAttribute("href")!;

    private Task<XElement> FeedAsync(string address) => Feeds.Feed.FeedAsync(Site, address);

    private async Task<HttpStatusCode> StatusOfAsync(string address, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (ifNoneMatch is not null)
        {
            request.Headers.Add("If-None-Match", ifNoneMatch);
        }

        using var response = await Site.Client.SendAsync(request);
        return response.StatusCode;
    }
}
