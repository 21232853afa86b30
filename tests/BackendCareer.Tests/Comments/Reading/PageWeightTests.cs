using System.Text;
using AngleSharp.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using static BackendCareer.Tests.Comments.HeavyComments;

namespace BackendCareer.Tests.Comments;

/// <summary>However long comments are, a page of them is not; and each of them stands on some page.</summary>
public sealed class PageWeightTests : IDisposable
{
    private const int MostBytes = 200_000;

    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    /// <summary>The longest that a reader can send: each kind takes its room in another way.</summary>
    public static TheoryData<string, string, string> Heavy => new()
    {
        { "Ada", "&amp;", "ampersands" },
        { "Ada", "&nbsp;", "hard spaces" },
        { "Ada", "語", "three bytes each" },
        { "Ada", "<em>x</em> ", "elements" },
        { new string('語', 60), "", "names" },
        { new string('"', 60), "", "names in quotes" },
        { "Ada", "", "short ones" },
    };

    [Theory]
    [MemberData(nameof(Heavy))]
    public async Task A_full_page_of_heavy_comments_is_light(string name, string letter, string kind)
    {
        var threads = Threads(50, name, letter);
        await _site.StoreAsync([.. threads, .. threads.SelectMany((root, index) => Replies(root, 10, 100 + (index * 10), name, letter))]);
        using var ada = new ReaderBrowser(_site);
        await ada.WriteAsync("She has a key now.", article: "salary");
        foreach (var path in new[] { "/role", "/role?sort=newest", "/role?sort=helpful" })
        {
            using var anybodys = await _site.GetAsync(path);
            using var hers = await ada.GetAsync(path);
            foreach (var response in new[] { anybodys, hers })
            {
                var html = await response.Content.ReadAsStringAsync();
                var discussion = html[html.IndexOf("<section aria-labelledby=\"discussion\"", StringComparison.Ordinal)..];
                Assert.InRange(Encoding.UTF8.GetByteCount(discussion), 100_000, MostBytes);
                Assert.True(threads.TrueForAll(thread => html.Contains($"id=\"c-{thread.Id}\"", StringComparison.Ordinal)), kind);
            }
        }
    }

    [Fact]
    public async Task Of_what_does_not_fit_the_writer_is_named_with_a_link_to_the_text()
    {
        var threads = Threads(50, "Ada", "&amp;");
        await _site.StoreAsync([.. threads, .. Replies(threads[^1], 3), .. Replies(threads[0], 1, from: 110)]);
        var page = await _site.ReadAsync("/role");
        Assert.Contains("Discussion: 54 comments", page.GetElementById("discussion")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("#discussion ~ p.hint"));
        Assert.NotNull(page.QuerySelector($"#c-{threads[0].Id} .body"));
        Assert.Equal("Show 1 reply", page.QuerySelector($"a[href='/comments/{threads[0].Id}/replies']")!.TextContent);
        var last = page.GetElementById($"c-{threads[^1].Id}")!;
        Assert.Null(last.QuerySelector(".body"));
        Assert.Empty(last.QuerySelectorAll("form"));
        var link = last.QuerySelector("a.reply")!;
        Assert.Equal("Read what Ada wrote, and 3 replies", link.TextContent);
        var thread = await _site.ReadAsync(link.GetAttribute("href")!);
        Assert.Equal(["Number 50.", "Number 100.", "Number 101.", "Number 102."], NumbersOf(thread));
        Assert.Empty(CommentMarkup.ProblemsIn(page));
    }

    [Fact]
    public async Task What_begins_threads_comes_before_what_answers_it()
    {
        var threads = Threads(3, "Ada", "");
        var replies = threads.SelectMany((root, index) => Replies(root, 8, 100 + (index * 10), letter: "&amp;"));
        await _site.StoreAsync([.. threads, .. replies]);
        var page = await _site.ReadAsync("/role");
        Assert.All(threads, root => Assert.NotNull(page.QuerySelector($"#c-{root.Id} .body")));
        Assert.Empty(page.QuerySelectorAll("#discussion ~ p.hint"));
        var shown = NumbersOf(page).Count();
        Assert.InRange(shown, 3 + 8, 3 + 15);
        Assert.Contains(
            $"Show {24 - (shown - 3) - 8} more replies", page.QuerySelectorAll("a.reply[href$=replies]").Select(link => link.TextContent));
        Assert.Equal("Show 8 replies", page.QuerySelectorAll("a.reply[href$=replies]")[^1].TextContent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&amp;")]
    public async Task Every_reply_of_a_long_thread_stands_on_a_page(string letter)
    {
        var root = Threads(1, "Ada", letter)[0];
        var replies = Replies(root, 250, letter: letter);
        await _site.StoreAsync([root, .. replies]);
        var (onward, address) = (new List<List<string>>(), $"/comments/{root.Id}/replies");
        string last;
        do
        {
            last = address!;
            var page = await ReadLightAsync(last);
            Assert.Equal("Number 1.", NumbersOf(page).First());
            onward.Add([.. NumbersOf(page).Skip(1)]);
            address = page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href");
        }
        while (address is not null);
        Assert.Equal(Enumerable.Range(100, 250).Select(number => $"Number {number}."), onward.SelectMany(page => page));

        var back = new List<string>();
        for (address = last; address is not null;)
        {
            back.Add(address);
            address = (await ReadLightAsync(address)).QuerySelector(".pager a[rel=prev]")?.GetAttribute("href");
        }

        Assert.Equal(onward.Count, back.Count);
        Assert.Equal($"/comments/{root.Id}/replies", back[^1]);
    }

    [Theory]
    [InlineData(1, "&amp;")]
    [InlineData(250, "")]
    [InlineData(60, "&amp;")]
    public async Task The_address_of_a_comment_leads_to_a_page_where_it_can_be_read(int replies, string letter)
    {
        var threads = Threads(20, "Ada", letter);
        List<Comment> all = [.. threads, .. Replies(threads[4], replies, letter: letter), .. Replies(threads[19], 1, 500, letter: letter)];
        await _site.StoreAsync(all);
        foreach (var comment in all.Where((_, index) => index % 7 == 0 || index >= all.Count - 2))
        {
            using var response = await _site.GetAsync($"/comments/{comment.Id}");
            var place = response.Headers.Location!.ToString().Split('#');
            Assert.Equal($"c-{comment.Id}", place[1]);
            var shown = (await _site.ReadAsync(place[0])).GetElementById(place[1])!;
            Assert.True(shown.QuerySelector(".body, a[href$=replies]") is not null, $"{comment.BodyMarkdown} is not on {place[0]}");
        }
    }

    [Fact]
    public async Task A_reply_to_what_stands_on_another_page_says_so_and_leads_there()
    {
        var root = Seed.Comment(1);
        var first = Seed.Comment(2, root);
        var others = Replies(root, 150);
        var late = Seed.Comment(600, first);
        await _site.StoreAsync([root, first, .. others, late]);
        var page = await _site.ReadAsync($"/comments/{root.Id}/replies?from={late.Id}");
        Assert.Equal(["Comment 1", "Comment 600"], Seed.TextsOf(page));
        var answered = Assert.Single(page.QuerySelectorAll($"#c-{late.Id} > p.quiet a"));
        Assert.Equal($"/comments/{first.Id}", answered.GetAttribute("href"));
        Assert.Empty((await _site.ReadAsync($"/comments/{root.Id}/replies")).QuerySelectorAll(".comment > p.quiet"));
    }

    [Fact]
    public async Task A_page_of_a_thread_that_begins_nowhere_is_the_first()
    {
        var (root, other) = (Seed.Comment(1), Seed.Comment(2));
        var (first, elsewhere) = (Seed.Comment(3, root), Seed.Comment(4, other));
        await _site.StoreAsync([root, other, first, elsewhere, Seed.Comment(5, root)]);
        foreach (var from in new[] { "", "x", $"{Guid.Empty}", $"{elsewhere.Id}", $"{first.Id}", $"{root.Id}" })
        {
            var page = await _site.ReadAsync($"/comments/{root.Id}/replies?from={from}");
            Assert.Equal(["Comment 1", "Comment 3", "Comment 5"], Seed.TextsOf(page));
            Assert.Null(page.QuerySelector(".pager"));
        }
    }

    private async Task<IDocument> ReadLightAsync(string path)
    {
        using var response = await _site.GetAsync(path);
        Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 0, MostBytes);
        return await TestSite.ParseAsync(response);
    }

    private static IEnumerable<string> NumbersOf(IParentNode page) =>
        page.QuerySelectorAll(".comment .body strong").Select(number => number.TextContent);
}
