using System.Net;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Proxies;

/// <summary>
/// The whole story behind the servers that people put in front: nothing private is kept, and nothing is stale. They come from Debian;
/// <c>tests/proxies.sh</c> installs them and runs this.
/// </summary>
[Trait("Category", "Proxies")]
public sealed class ProxyTests : IDisposable
{
    private readonly TestFolder _content = TestFolder.WithShippedContent();
    private readonly TestSite _site;

    public ProxyTests() =>
        _site = new TestSite().With("Content:Folder", _content.Path).With("Comments:KnownProxies:0", "127.0.0.1");

    public static TheoryData<string> Servers => [.. Proxy.Names];

    public void Dispose()
    {
        _site.Dispose();
        _content.Dispose();
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_discussion_is_as_it_is_for_everybody_at_once(string server)
    {
        using var proxy = await Proxy.StartAsync(server, _site.Address);
        using var writer = new ReaderBrowser(proxy.Address);
        using var other = new ReaderBrowser(proxy.Address);
        await ReadAsync(proxy, "/role");
        var first = await writer.WriteAsync("How did you begin?");
        Assert.Contains("How did you begin?", await ReadAsync(proxy, "/role"), StringComparison.Ordinal);

        await ReadAsync(proxy, $"/comments/{first}/replies");
        var reply = await other.WriteAsync("At a bank.", parent: first);
        foreach (var page in new[] { "/role", $"/comments/{first}/replies", "/comments.atom", "/role/comments.atom" })
        {
            Assert.Contains("At a bank.", await ReadAsync(proxy, page), StringComparison.Ordinal);
        }

        await other.VoteAsync(first);
        using (var edited = await other.SubmitAsync(
            await other.ReadAsync($"/comments/{reply}/edit"), $"form[action$='/{reply}/edit']", ("body", "At an insurer.")))
        {
            Assert.Equal(HttpStatusCode.SeeOther, edited.StatusCode);
        }

        Assert.Contains("At an insurer.", await ReadAsync(proxy, $"/comments/{first}/replies"), StringComparison.Ordinal);
        using (var deleted = await other.SubmitAsync(
            await other.ReadAsync($"/comments/{reply}/deletion"), $"form[action$='/{reply}/deletion']"))
        {
            Assert.Equal(HttpStatusCode.SeeOther, deleted.StatusCode);
        }

        foreach (var page in new[] { "/role", $"/comments/{first}/replies", "/comments.atom", "/role/comments.atom" })
        {
            Assert.DoesNotContain("At an insurer.", await ReadAsync(proxy, page), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task What_belongs_to_one_person_reaches_nobody_else(string server)
    {
        using var proxy = await Proxy.StartAsync(server, _site.Address);
        using var writer = new ReaderBrowser(proxy.Address);
        var id = await writer.WriteAsync("My own words.");
        foreach (var address in new[] { "/comments/mine", $"/comments/{id}/edit", $"/comments/{id}/deletion", "/comments/mine/download" })
        {
            var strangers = await ReadAsync(proxy, address);
            using var own = await writer.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, own.StatusCode);
            var ownText = await own.Content.ReadAsStringAsync();
            Assert.NotEqual(strangers, ownText);
            Assert.Equal(strangers, await ReadAsync(proxy, address));
        }

        Assert.DoesNotContain("__RequestVerificationToken", await ReadAsync(proxy, "/role"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_moderator_signs_in_decides_and_signs_out(string server)
    {
        using var proxy = await Proxy.StartAsync(server, _site.Address);
        await _site.AddModeratorAsync();
        using var writer = new ReaderBrowser(proxy.Address);
        var id = await writer.WriteAsync("Buy cheap things.");
        using var moderator = new ReaderBrowser(proxy.Address);
        using (var asked = await moderator.GetAsync("/moderation"))
        {
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        }

        using (var signedIn = await moderator.SubmitAsync(
            await moderator.ReadAsync("/sign-in"), "form[action='/sign-in']", ("name", "Grace"), ("password", TestSite.Password)))
        {
            Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        }

        var queue = await moderator.ReadAsync("/moderation?status=approved");
        using (var decided = await moderator.SubmitAsync(
            queue, "form[action^='/moderation/decisions']", ("decision", "reject"), ("comment", $"{id}:1")))
        {
            Assert.Equal(HttpStatusCode.SeeOther, decided.StatusCode);
        }

        Assert.DoesNotContain("Buy cheap things.", await ReadAsync(proxy, "/role"), StringComparison.Ordinal);
        using (var stranger = await new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }).GetAsync(
            new Uri(proxy.Address, "/moderation?status=approved")))
        {
            Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
        }

        using (var signedOut = await moderator.SubmitAsync(await moderator.ReadAsync("/moderation"), "form[action='/sign-out']"))
        {
            Assert.Equal(HttpStatusCode.SeeOther, signedOut.StatusCode);
        }

        using var afterwards = await moderator.GetAsync("/moderation");
        Assert.Equal(HttpStatusCode.Redirect, afterwards.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task What_editors_save_is_read_at_once(string server)
    {
        using var proxy = await Proxy.StartAsync(server, _site.Address);
        Assert.Contains("There is nothing under this address", await ReadAsync(proxy, "/new-here"), StringComparison.Ordinal);
        _content.Write(
            "new-here.md",
            "---\ntitle: New here\nsummary: An article of today.\nid: new-here\norder: 90\nupdated: 2026-11-01\n---\n\nNew words.\n");
        await Eventually.TrueAsync(async () => (await ReadAsync(proxy, "/new-here")).Contains("New words."), "a new article is read");

        _content.Replace("new-here.md", "New words.", "Newer words.");
        await Eventually.TrueAsync(async () => (await ReadAsync(proxy, "/new-here")).Contains("Newer words."), "a change is read");

        // an old file may be kept for a tenth of its age by whoever is not told
        File.SetLastWriteTimeUtc(_content.PathOf("data/routes.csv"), new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.DoesNotContain("A new name", await ReadAsync(proxy, "/data/routes.csv"), StringComparison.Ordinal);
        _content.Replace("data/routes.csv", "BTS SIO, apprentice", "A new name");
        await Eventually.TrueAsync(
            async () => (await ReadAsync(proxy, "/data/routes.csv")).Contains("A new name"), "a changed table is read");
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_feed_leads_to_the_address_that_its_readers_know(string server)
    {
        using var proxy = await Proxy.StartAsync(server, _site.Address);
        using var writer = new ReaderBrowser(proxy.Address);
        await writer.WriteAsync("Words for a feed.");
        Assert.Contains($"href=\"{proxy.Address}comments/", await ReadAsync(proxy, "/comments.atom"), StringComparison.Ordinal);
    }

    /// <summary>As somebody who was never here.</summary>
    private static async Task<string> ReadAsync(Proxy proxy, string path)
    {
        using var stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var response = await stranger.GetAsync(new Uri(proxy.Address, path));
        return await response.Content.ReadAsStringAsync();
    }
}
