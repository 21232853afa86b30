using System.Net;
using System.Text;
using BackendCareer.Content;
using BackendCareer.Site;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Site;

/// <summary>A page of the store says what it said when it was drawn, and to nobody more.</summary>
public sealed class KeptPagesTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly string[] Choices =
        ["", "?page=1", "?sort=newest", "?sort=helpful", "?country=US", "?country=DE&role=back-end", "?from=bac", "?months=24"];

    /// <summary>Words that only somebody's own page has.</summary>
    private static readonly string[] Personal =
        ["Sign out", "Grace", "Your comment", "Your comments", "waits for a moderator", "__RequestVerificationToken", "Secret words"];

    private PageStore Store => site.Services.GetRequiredService<PageStore>();

    [Fact]
    public async Task No_kept_page_of_the_guide_holds_a_cookie_a_token_or_a_word_meant_for_one()
    {
        using var held = new TestSite().With("Comments:HoldWhen", "Always");
        using var moderator = await held.AsModeratorAsync();
        using var writer = new ReaderBrowser(held);
        await writer.WriteAsync("Secret words.");
        Assert.Contains("Secret words.", (await writer.ReadAsync("/role")).Body!.TextContent, StringComparison.Ordinal);
        var articles = held.Services.GetRequiredService<GuideStore>().Guide!.Articles;
        foreach (var article in articles)
        {
            foreach (var choice in Choices)
            {
                using var response = await moderator.GetAsync($"/{article.Path}{choice}"); // the first to ask, for everybody
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                Assert.False(response.Headers.Contains("Set-Cookie"), article.Path);
            }
        }

        var pages = held.Services.GetRequiredService<PageStore>().Pages.ToList();
        Assert.Equal(
            articles.Select(article => $"/{article.Path}").Order(),
            pages.Where(page => page.Key.Choice == "").Select(page => page.Key.Path).Order());
        Assert.True(pages.Count >= (3 * articles.Length) + 4, $"{pages.Count} pages");
        Assert.All(pages, page =>
        {
            var text = Encoding.UTF8.GetString(page.Plain());
            Assert.EndsWith("</html>", text.TrimEnd(), StringComparison.Ordinal);
            Assert.All(Personal, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task A_page_of_the_store_has_every_header_of_the_one_that_was_drawn(string accepted)
    {
        using var fresh = new TestSite();
        List<string> answers = [];
        while (answers.Count < 3)
        {
            using var response = await SendAsync(fresh, HttpMethod.Get, "/role", ("Accept-Encoding", accepted));
            answers.Add(HeadersOf(response));
        }

        Assert.Contains("Content-Security-Policy", answers[0], StringComparison.Ordinal);
        Assert.All(answers, headers => Assert.Equal(answers[0], headers));
    }

    [Fact]
    public async Task A_HEAD_is_told_the_same_without_the_page()
    {
        using var page = await SendAsync(site, HttpMethod.Get, "/role", ("Accept-Encoding", "gzip"));
        using var head = await SendAsync(site, HttpMethod.Head, "/role", ("Accept-Encoding", "gzip"));
        Assert.Equal(HeadersOf(page), HeadersOf(head));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("TAG", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"x\", TAG", HttpStatusCode.NotModified)]
    [InlineData("STRONG", HttpStatusCode.NotModified)] // compared weakly (RFC 9110, 13.1.2)
    [InlineData("\"x\"", HttpStatusCode.OK)]
    [InlineData("nonsense", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    public async Task A_copy_that_is_still_right_is_not_sent_again(string asked, HttpStatusCode expected)
    {
        using var first = await site.GetAsync("/role");
        var tag = first.Headers.ETag!.ToString();
        asked = asked.Replace("TAG", tag, StringComparison.Ordinal).Replace("STRONG", tag[2..], StringComparison.Ordinal);
        using var second = await SendAsync(site, HttpMethod.Get, "/role", ("If-None-Match", asked));
        Assert.Equal(expected, second.StatusCode);
        Assert.Equal(
            (tag, "no-cache", "Accept-Encoding, Cookie"),
            (second.Headers.ETag!.ToString(), second.Headers.CacheControl!.ToString(), second.Headers.Vary.ToString()));
        Assert.Equal(expected == HttpStatusCode.OK, second.Content.Headers.ContentType is not null);
    }

    [Fact]
    public async Task What_holds_before_a_page_is_drawn_holds_for_a_kept_one()
    {
        using var strict = new TestSite().With("Site:Address", "https://guide.example").With("Site:PathBase", "/guide");
        foreach (var _ in (int[])[1, 2])
        {
            using var ours = await SendAsync(strict, HttpMethod.Get, "/guide/role", ("Host", "guide.example"));
            using var other = await SendAsync(strict, HttpMethod.Get, "/guide/role", ("Host", "evil.example"));
            using var posted = await SendAsync(strict, HttpMethod.Post, "/guide/role", ("Host", "guide.example"));
            using var part = await SendAsync(strict, HttpMethod.Get, "/guide/role", ("Host", "guide.example"), ("Range", "bytes=0-1"));
            Assert.Equal(
                (HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.MethodNotAllowed, HttpStatusCode.OK),
                (ours.StatusCode, other.StatusCode, posted.StatusCode, part.StatusCode));
            Assert.Equal("max-age=31536000", Assert.Single(ours.Headers.GetValues("Strict-Transport-Security")));
            var page = await TestSite.ParseAsync(ours);
            Assert.All(page.QuerySelectorAll(".site-nav a"), link =>
                Assert.StartsWith("/guide/", link.GetAttribute("href"), StringComparison.Ordinal));
        }

        Assert.Single(strict.Services.GetRequiredService<PageStore>().Pages);
    }

    [Fact]
    public async Task A_reader_with_a_key_never_gets_a_page_of_the_store_and_never_leaves_one_there()
    {
        using var own = new TestSite();
        using var reader = new ReaderBrowser(own);
        var comment = await reader.WriteAsync("Mine.");
        using var first = await reader.GetAsync("/role");
        Assert.Empty(own.Services.GetRequiredService<PageStore>().Pages);
        await own.ReadAsync("/role");
        using var second = await reader.GetAsync("/role");
        Assert.Single(own.Services.GetRequiredService<PageStore>().Pages);
        foreach (var response in new[] { first, second })
        {
            Assert.Equal("no-store, private", response.Headers.CacheControl!.ToString());
            Assert.NotNull((await TestSite.ParseAsync(response)).QuerySelector($"a[href='/comments/{comment}/edit']"));
        }
    }

    [Fact]
    public async Task A_flood_of_addresses_hosts_codings_and_cookies_gets_what_was_asked_for_and_fills_nothing()
    {
        var random = new Random(16);
        string[] paths = ["/role", "/salary", "/training"];
        string[] codings = ["br", "gzip", "identity", "*", "br;q=0", "gzip;q=0.1, br;q=0", "zstd", "BR", "", "br, gzip;q=0"];
        var titles = new Dictionary<string, string>();
        foreach (var path in paths)
        {
            titles[path] = (await site.ReadAsync(path)).QuerySelector("h1")!.TextContent;
        }

        var before = Store.Pages.Count();
        await Parallel.ForEachAsync(Enumerable.Range(0, 300), async (number, _) =>
        {
            string path, coding, query;
            lock (random)
            {
                (path, coding) = (paths[random.Next(paths.Length)], codings[random.Next(codings.Length)]);
                query = random.Next(4) switch
                {
                    0 => $"?utm={number}",
                    1 => $"?page={number}0&page=1",
                    2 => $"?country=X{number}",
                    _ => $"?sort=%0{number % 10}&x={number}",
                };
            }

            (string, string)[] headers = [("Accept-Encoding", coding), ("Host", $"host{number}.example"), ("Cookie", $"c{number}=1")];
            using var response = await SendAsync(site, HttpMethod.Get, path + query, headers);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var sent = response.Content.Headers.ContentEncoding.SingleOrDefault();
            Assert.True(sent is null || (coding.Contains(sent, StringComparison.OrdinalIgnoreCase) && !coding.Contains(sent + ";q=0,")
                && !coding.EndsWith(sent + ";q=0", StringComparison.Ordinal)), $"{coding} got {sent}");
            var bytes = await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
            var html = Encoding.UTF8.GetString(Codings.Decode(bytes, Enum.GetValues<Coding>().Single(known => known.Name() == sent)));
            Assert.Contains(titles[path], WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        });
        Assert.Equal(before, Store.Pages.Count());
    }

    private static string HeadersOf(HttpResponseMessage response) => string.Join('\n', response.Headers.Concat(response.Content.Headers)
        .Where(header => header.Key != "Date").OrderBy(header => header.Key)
        .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"));

    private static async Task<HttpResponseMessage> SendAsync(
        TestSite site, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await site.Client.SendAsync(request);
    }
}
