using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Moderation;

public sealed class RowTests : ModerationTest
{
    [Fact]
    public async Task A_row_tells_who_when_where_and_why()
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync("See [this](https://example.org) and https://example.com.", name: "Ada", change: comment =>
        {
            comment.HoldReasons = HoldReasons.Links | HoldReasons.HeldWord;
            comment.Kind = CommentKind.Tip;
        });
        var row = RowOf(await ReadAsync(grace, "/moderation"), comment);
        Assert.Equal("Ada", row.QuerySelector("h3 bdi")!.TextContent);
        Assert.Equal("2026-11-20T00:00:00Z", row.QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Equal("20 November 2026, 00:00 UTC", row.QuerySelector("time")!.TextContent);
        Assert.Equal($"/moderation/comments/{comment.Id}", row.QuerySelector(".facts a")!.GetAttribute("href"));
        Assert.StartsWith("Tip under ", Words(row.QuerySelector(".facts p")), StringComparison.Ordinal);
        Assert.Equal("2 links; holds a listed word", Words(row.QuerySelector(".facts b")));
        Assert.Equal("https://example.org", row.QuerySelector(".body a")!.GetAttribute("href"));
        var whole = await DossierAsync(grace, comment);
        Assert.StartsWith(
            "Awaiting approval: 2 links; holds a listed word Tip under ", Words(whole.QuerySelector(".hint")), StringComparison.Ordinal);
        Assert.Equal(comment.BodyMarkdown, whole.QuerySelector("details pre")!.TextContent);
    }

    [Theory]
    [InlineData("tools", "about The tools, in figures", "/role#tools")]
    [InlineData("gone", "about a section that is no longer here", null)]
    public async Task A_row_tells_which_section_it_is_about(string section, string words, string? link)
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync("A text.", change: comment => comment.Section = section);
        var where = RowOf(await ReadAsync(grace, "/moderation"), comment).QuerySelector(".facts p")!;
        Assert.Contains(words, Words(where), StringComparison.Ordinal);
        Assert.Equal(link, where.QuerySelectorAll("a").Skip(1).FirstOrDefault()?.GetAttribute("href"));
    }

    [Theory]
    [InlineData(CommentStatus.Pending, false, "Awaiting approval")]
    [InlineData(CommentStatus.Pending, true, "Reported by 2: insult, spam")]
    [InlineData(CommentStatus.Approved, true, "Reported by 2: insult, spam")]
    [InlineData(CommentStatus.Rejected, false, "Rejected")]
    public async Task A_row_says_in_one_line_why_it_stands_there(CommentStatus status, bool isReported, string why)
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync(status: status);
        if (isReported)
        {
            await ReportAsync(comment, ReportReason.Insult, reader: 1);
            Site.Clock.Advance(TimeSpan.FromSeconds(1));
            await ReportAsync(comment, ReportReason.Spam, reader: 2);
        }

        Assert.Equal(why, Words(RowOf(await ReadAsync(grace, "/moderation?status=all"), comment).QuerySelector(".facts b")));
    }

    [Fact]
    public async Task A_row_shows_the_reports_what_it_answers_and_what_else_its_browser_wrote()
    {
        using var grace = await GraceAsync();
        var parent = await StoreAsync($"A long question. {new string('x', 300)}", CommentStatus.Approved, name: "Grete");
        var comment = await StoreAsync("An answer.", CommentStatus.Approved, parent, key: [7]);
        await StoreAsync("Good.", CommentStatus.Approved, key: [7]);
        await StoreAsync("Good too.", CommentStatus.Approved, key: [7]);
        await StoreAsync("Bad.", CommentStatus.Spam, key: [7]);
        await ReportAsync(comment, ReportReason.PersonalData, "It names <my> street.");
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        for (byte reader = 2; reader < 8; reader++)
        {
            await ReportAsync(comment, reader: reader);
        }

        foreach (var row in new[] { RowOf(await ReadAsync(grace, "/moderation"), comment), await DossierAsync(grace, comment) })
        {
            Assert.Contains(
                "Reported by 7 readers: personal data: “It names <my> street.” spam", Words(row), StringComparison.Ordinal);
            Assert.EndsWith("and 2 more", Words(row.QuerySelector(".note")), StringComparison.Ordinal);
            Assert.StartsWith("In answer to Grete: A long question. xxx", Words(row.QuerySelector("blockquote")), StringComparison.Ordinal);
            Assert.EndsWith("…", Words(row.QuerySelector("blockquote")), StringComparison.Ordinal);
            var others = row.QuerySelector($"a[href='/moderation?writer={comment.Id}']")!;
            Assert.Equal("3 other comments of this browser (2 approved, 1 spam)", Words(others.ParentElement));
        }
    }

    [Fact]
    public async Task A_row_offers_only_what_fits_the_comment()
    {
        using var grace = await GraceAsync();
        var pending = await StoreAsync();
        var rejected = await StoreAsync(status: CommentStatus.Rejected);
        var thread = await StoreAsync(status: CommentStatus.Approved);
        var reply = await StoreAsync(status: CommentStatus.Approved, parent: thread);
        await ReportAsync(reply);
        Assert.Equal(["approve", "reject", "spam", "delete"], await OfferedAsync(pending, "pending"));
        Assert.Equal(["approve", "delete"], await OfferedAsync(rejected, "rejected"));
        Assert.Equal(["reject", "spam", "delete", "pin", "close"], await OfferedAsync(thread, "approved"));
        Assert.Equal(["approve", "reject", "spam", "delete"], await OfferedAsync(reply, "reported"));
        Assert.Equal([], await OfferedAsync(await StoreAsync("", CommentStatus.Deleted), list: null));
        Assert.Equal("Keep", RowOf(await ReadAsync(grace, "/moderation"), reply).QuerySelector("button[value=approve]")!.TextContent);
        await DecideAsync(grace, "pin", thread);
        await DecideAsync(grace, "close", await StoredAsync(thread));
        Assert.Equal(["reject", "spam", "delete", "unpin", "reopen"], await OfferedAsync(thread, "approved"));

        // in the row what is done all day, on the comment's own page everything
        async Task<IEnumerable<string>> OfferedAsync(Comment comment, string? list)
        {
            var all = ButtonsIn(await DossierAsync(grace, comment));
            if (list is not null)
            {
                var row = RowOf(await ReadAsync(grace, $"/moderation?status={list}"), comment);
                Assert.Equal(all.Intersect(["approve", "reject", "spam"]), ButtonsIn(row));
            }

            return all;
        }

        static List<string> ButtonsIn(IElement row) =>
            [.. row.QuerySelectorAll("button[name=decision]").Select(button => button.GetAttribute("value")!)];
    }

    [Theory]
    [InlineData("/moderation/dossiers/0199ffff-0000-7000-8000-000000000000")]
    [InlineData("/moderation/dossiers/nonsense")]
    public async Task A_comment_that_is_not_there_has_no_page(string address)
    {
        using var grace = await GraceAsync();
        using var response = await grace.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task No_text_of_a_reader_breaks_out_of_its_row()
    {
        using var grace = await GraceAsync();
        const string Hostile = "</pre></textarea><script>alert(1)</script> <img src=x onerror=alert(1)> \"'><svg onload=alert(1)>";
        var parent = await StoreAsync(Hostile, CommentStatus.Approved, name: "<b>Eve</b>\"'");
        var comment = await StoreAsync(Hostile, CommentStatus.Approved, parent, name: "\u202E</h3><script>");
        await ReportAsync(comment, note: Hostile);
        await DecideAsync(grace, "pin", parent);
        await PostAsync(grace, "/moderation/decisions", ("decision", "approve"), ("comment", ChoiceOf(comment)), ("reason", Hostile));
        await ReportAsync(comment, note: Hostile, reader: 2);
        var search = $"?q={Uri.EscapeDataString(Hostile)}";
        foreach (var page in new[] { "", "?status=approved", "/log", $"/answers/{comment.Id}", $"/dossiers/{comment.Id}", search })
        {
            Assert.Empty(CommentMarkup.ProblemsIn(await ReadAsync(grace, "/moderation" + page)));
        }
    }

    [Theory]
    [InlineData("/moderation")]
    [InlineData("/moderation?status=approved")]
    [InlineData("/moderation/log")]
    [InlineData("/moderation/bans")]
    public async Task Headings_come_in_order_and_every_field_and_button_has_a_name(string address)
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync(key: [1]);
        await StoreAsync(status: CommentStatus.Approved);
        await PostAsync(grace, "/moderation/bans", ("comment", comment.Id.ToString()), ("who", "browser"), ("days", "7"));
        await DecideAsync(grace, "reject", comment);
        await StoreAsync();
        var page = await ReadAsync(grace, address);
        var levels = page.QuerySelectorAll("h1, h2, h3, h4").Select(heading => heading.LocalName[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second, 2, pair.First + 1));
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]), select, textarea"), field => Assert.True(
            field.HasAttribute("aria-label") || field.ParentElement is IHtmlLabelElement
                || page.QuerySelector($"label[for='{field.Id}']") is not null,
            field.OuterHtml));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }
}
