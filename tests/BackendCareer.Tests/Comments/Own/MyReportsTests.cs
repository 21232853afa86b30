using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Comments;

/// <summary>What became of what a reader reported.</summary>
public sealed class MyReportsTests : AnswersTest
{
    [Fact]
    public async Task A_report_says_what_it_was_about_and_that_it_waits()
    {
        Assert.Null((await Ada.ReadAsync(Mine)).GetElementById("reports"));
        var id = await Grace.WriteAsync("Buy this.", name: "<b>Grace</b>");
        Site.Clock.Advance(TimeSpan.FromMinutes(5));
        await Ada.ReportAsync(id, "Please <i>look</i>.");
        var page = await Ada.ReadAsync(Mine);
        Assert.Equal("What became of your reports", page.GetElementById("reports")!.TextContent);
        var row = Assert.Single(RowsOf(page));
        Assert.Equal("Waits for a moderator", row.QuerySelector("h3")!.TextContent);
        Assert.Equal(
            "Waits for a moderator reported 22 November 2026, 09:05 UTC <b>Grace</b>, 22 November 2026, 09:00 UTC, "
            + "under What a back-end developer is Your reason: Something else. Your note: Please <i>look</i>. See it in its place",
            TestSite.WordsOf(row));
        Assert.Equal(["/role#discussion", $"/comments/{id}"], LinksOf(row));
        Assert.Empty(CommentMarkup.ProblemsIn(page));
    }

    [Fact]
    public async Task One_that_was_looked_at_says_whether_the_comment_stays()
    {
        var id = await Grace.WriteAsync("Buy this.");
        await Ada.ReportAsync(id, "");
        await ModerateAsync(id, "approve");
        var row = Assert.Single(RowsOf(await Ada.ReadAsync(Mine)));
        Assert.Equal("Looked at: the comment stays", row.QuerySelector("h3")!.TextContent);
        Assert.Equal(2, LinksOf(row).Count());
    }

    /// <summary>
    /// A sender of spam who reports it with another browser learns no more there than that it awaits approval; nor does anybody learn
    /// for what a comment was taken.
    /// </summary>
    [Fact]
    public async Task Whatever_a_comment_was_taken_down_for_looks_the_same()
    {
        var rows = new List<string>();
        foreach (var status in new[] { CommentStatus.Rejected, CommentStatus.Spam, CommentStatus.Pending })
        {
            using var site = new TestSite();
            using var grace = new ReaderBrowser(site);
            using var ada = new ReaderBrowser(site);
            var id = await grace.WriteAsync("Buy this.");
            await ada.ReportAsync(id, "A note.");
            await site.WithDatabaseAsync(async db =>
            {
                (await db.Comments.SingleAsync()).Decide(status, site.Clock.GetUtcNow().UtcDateTime);
                (await db.Reports.SingleAsync()).SettledUtc = site.Clock.GetUtcNow().UtcDateTime;
                await db.SaveChangesAsync();
            });
            rows.Add(Assert.Single(RowsOf(await ada.ReadAsync(Mine))).OuterHtml.Replace($"{id}", "id", StringComparison.Ordinal));
            using var download = await ada.GetAsync($"{Mine}/download");
            var text = await download.Content.ReadAsStringAsync();
            Assert.Equal(
                "Looked at: the comment was taken down",
                JsonDocument.Parse(text).RootElement.GetProperty("reports")[0].GetProperty("fate").GetString());
        }

        Assert.Contains(">Looked at: the comment was taken down<", rows[0], StringComparison.Ordinal);
        Assert.DoesNotContain("See it", rows[0], StringComparison.Ordinal);
        Assert.Equal(rows[0], rows[1]);
        Assert.Equal(rows[0], rows[2]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_comment_that_was_deleted_the_reporter_learns_that_it_is_gone_and_no_note_is_left(bool byModerator)
    {
        var id = await Grace.WriteAsync("My neighbour is Plugh.", name: "Xyzzy");
        await Ada.ReportAsync(id, "It names Plugh.");
        await DeleteAsync(id, byModerator);
        var row = Assert.Single(RowsOf(await Ada.ReadAsync(Mine)));
        Assert.Equal("The comment was deleted", row.QuerySelector("h3")!.TextContent);
        Assert.EndsWith("Your reason: Something else", TestSite.WordsOf(row), StringComparison.Ordinal);
        Assert.Equal(["/role#discussion"], LinksOf(row));
        var report = await Site.WithDatabaseAsync(db => db.Reports.SingleAsync());
        Assert.Equal(("", ReportReason.Other, Site.Clock.GetUtcNow().UtcDateTime), (report.Note, report.Reason, report.SettledUtc));
        using var moderator = await Site.AsModeratorAsync("Hopper");
        Assert.DoesNotContain("id=\"c-", await moderator.GetStringAsync("/moderation?status=reported"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_was_answered_before_the_comment_was_deleted_keeps_its_time()
    {
        var id = await Grace.WriteAsync("Buy this.");
        await Ada.ReportAsync(id, "A note.");
        await ModerateAsync(id, "approve");
        var settled = Site.Clock.GetUtcNow().UtcDateTime;
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await DeleteAsync(id, byModerator: false);
        Assert.Equal(settled, (await Site.WithDatabaseAsync(db => db.Reports.SingleAsync())).SettledUtc);
    }

    /// <summary>Who reported it saw another one.</summary>
    [Fact]
    public async Task A_name_that_was_changed_since_and_never_seen_is_not_shown()
    {
        var id = await Grace.WriteAsync("Buy this.", name: "Grace");
        await Ada.ReportAsync(id, "");
        Assert.Contains("Grace,", await RowAsync(), StringComparison.Ordinal);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        using var edited = await Grace.SubmitAsync(
            await Grace.ReadAsync($"/comments/{id}/edit"), "#comment-form",
            ("name", "An insult"), ("body", "https://a.example https://b.example"));
        Assert.Equal(HttpStatusCode.SeeOther, edited.StatusCode);
        var row = await RowAsync();
        Assert.StartsWith("Waits for a moderator", row, StringComparison.Ordinal);
        Assert.DoesNotContain("insult", row, StringComparison.Ordinal);
        Assert.DoesNotContain("See it", row, StringComparison.Ordinal);

        async Task<string> RowAsync() => TestSite.WordsOf(Assert.Single(RowsOf(await Ada.ReadAsync(Mine))));
    }

    [Fact]
    public async Task Under_an_article_that_is_gone_a_report_has_no_link()
    {
        await Ada.WriteAsync("To have a key.");
        var comment = Seed.Comment(1, article: "gone");
        await Site.StoreAsync([comment, await ReportOfAsync(comment, comment.CreatedUtc)]);
        var row = Assert.Single(RowsOf(await Ada.ReadAsync(Mine)));
        Assert.Empty(LinksOf(row));
        Assert.Contains("under an article that is no longer here", TestSite.WordsOf(row), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_reports_stand_on_a_page_newest_first()
    {
        await Ada.WriteAsync("To have a key.");
        var comments = Enumerable.Range(1, 60).Select(number => Seed.Comment(number)).ToList();
        var times = comments.Select(comment => comment.CreatedUtc).Reverse(); // the oldest comment was reported last
        await Site.StoreAsync([.. comments, .. await Task.WhenAll(comments.Zip(times, ReportOfAsync))]);
        var first = await Ada.ReadAsync(Mine);
        Assert.Equal(50, RowsOf(first).Count());
        var second = await Ada.ReadAsync(first.QuerySelector("nav a[href*=reports][rel=next]")!.GetAttribute("href")!);
        Assert.Equal(10, RowsOf(second).Count());
        Assert.Equal($"/comments/{comments[50].Id}", LinksOf(RowsOf(second).First()).Last());
        Assert.Null(second.QuerySelector("#answers"));
        Assert.Equal($"{Mine}#reports", second.QuerySelector("nav a[rel=first]")!.GetAttribute("href"));
    }

    private async Task<Report> ReportOfAsync(Comment comment, DateTime createdUtc) => new()
    {
        CommentId = comment.Id,
        ReaderKeyHash = (await Site.StoredCommentsAsync()).Last(stored => stored.ReaderKeyHash is not null).ReaderKeyHash!,
        Reason = ReportReason.Wrong,
        Note = "",
        CreatedUtc = createdUtc,
    };

    private async Task DeleteAsync(Guid id, bool byModerator)
    {
        if (byModerator)
        {
            await ModerateAsync(id, "delete");
            return;
        }

        using var deleted = await Grace.SubmitAsync(await Grace.ReadAsync($"/comments/{id}/deletion"), "main form");
        Assert.Equal(HttpStatusCode.SeeOther, deleted.StatusCode);
    }

    private async Task ModerateAsync(Guid id, string decision)
    {
        using var moderator = await Site.AsModeratorAsync();
        using var queue = await moderator.GetAsync("/moderation?status=approved");
        var form = (await TestSite.ParseAsync(queue)).QuerySelector<IHtmlFormElement>("form[action^='/moderation/decisions']")!;
        using var decided = await moderator.SendFormAsync(form, ("decision", decision), ("comment", $"{id}:1"));
        Assert.Equal(HttpStatusCode.SeeOther, decided.StatusCode);
    }

    private static IEnumerable<IElement> RowsOf(IParentNode page) => page.QuerySelectorAll("#reports + ol .comment");

    private static IEnumerable<string?> LinksOf(IElement row) => row.QuerySelectorAll("a").Select(link => link.GetAttribute("href"));
}
