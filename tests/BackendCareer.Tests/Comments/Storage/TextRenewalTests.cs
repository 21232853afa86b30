using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Comments;

/// <summary>What an older program rendered looks as if it had been written today, and nobody who is at it notices.</summary>
public sealed class TextRenewalTests : TextRenewalTest
{
    [Fact]
    public async Task After_a_start_with_a_newer_program_pages_and_feeds_show_what_it_makes_of_a_text()
    {
        await Ada.WriteAsync("3. third");
        await MakeOldAsync();
        using var site = NewSite();
        await Site.CopyToAsync(site.DatabaseFile);
        await Eventually.TrueAsync(
            async () => (await site.ReadAsync("/role")).QuerySelector(".body ol[start='3']") is not null, "the page shows it");
        using var feed = await site.GetAsync("/role/comments.atom");
        Assert.Contains("&lt;ol start=\"3\"&gt;", await feed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Eventually.TrueAsync(
            () => Task.FromResult(Told().Any(line => line.Contains("All 1", StringComparison.Ordinal))), "the log says so");
        Assert.Equal(
            [
                "Information: 1 comments are rendered again, as this program does it. Everybody reads and writes meanwhile.",
                "Information: All 1 comments are rendered again.",
            ],
            Told());
    }

    [Fact]
    public async Task What_an_older_database_holds_is_carried_over_and_rendered_again()
    {
        var comments = DiscussionSample.Comments(40);
        var today = comments.ToDictionary(comment => comment.Id, comment => comment.BodyHtml);
        foreach (var comment in comments.Where(comment => comment.Status != CommentStatus.Deleted))
        {
            (comment.BodyHtml, comment.RendererVersion) = (Old, 1);
        }

        using var site = NewSite();
        using (var store = new TestStore())
        {
            File.Delete(site.DatabaseFile);
            OldDatabase.Write(site.DatabaseFile, store.Db.Model, OldDatabase.RowsOf(comments));
        }

        await Eventually.TrueAsync(
            async () => (await site.StoredCommentsAsync()).TrueForAll(comment => comment.BodyHtml == today[comment.Id]), "all renewed");
    }

    [Fact]
    public async Task A_page_that_was_kept_is_drawn_again_and_says_nothing_of_an_edit()
    {
        await Ada.WriteAsync("2019. I began.");
        await Ada.WriteAsync("As it was.", article: "salary");
        await MakeOldAsync();
        var same = CommentRenderer.Render("As it was.")!.Html;
        await Site.ChangeAsync(comment => comment.BodyHtml = comment.ArticleId == "role" ? Old : same);
        Assert.Equal(["as it was"], Seed.TextsOf(await Site.ReadAsync("/role")));
        var before = await VersionsAsync();
        await RenewAsync();
        var page = await Site.ReadAsync("/role");
        Assert.Equal(["2019. I began."], Seed.TextsOf(page));
        Assert.Empty(page.QuerySelectorAll(".comment header .quiet"));
        var after = await VersionsAsync();
        Assert.True(after["role"] > before["role"]);
        Assert.Equal(before["salary"], after["salary"]); // which shows the same
        Assert.All(await Site.StoredCommentsAsync(), comment => Assert.Equal(CommentRenderer.Version, comment.RendererVersion));
    }

    [Fact]
    public async Task A_form_that_was_open_before_is_taken_after_it()
    {
        var id = await Ada.WriteAsync("3. third");
        await MakeOldAsync();
        var form = await Ada.ReadAsync($"/comments/{id}/edit");
        await RenewAsync();
        Assert.Equal(1, Assert.Single(await Site.StoredCommentsAsync()).Version);
        using var saved = await Ada.SubmitAsync(form, "#comment-form", ("body", "4. fourth"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal("4. fourth", Assert.Single(await Site.StoredCommentsAsync()).BodyMarkdown);
    }

    [Theory]
    [InlineData(CommentStatus.Pending)]
    [InlineData(CommentStatus.Approved)]
    [InlineData(CommentStatus.Rejected)]
    [InlineData(CommentStatus.Spam)]
    public async Task Whoever_sees_a_text_sees_it_renewed(CommentStatus status)
    {
        await StoreOldAsync(comment => comment.Status = status);
        await RenewAsync();
        Assert.Equal("<p>Comment 1</p>\n", Assert.Single(await Site.StoredCommentsAsync()).BodyHtml);
    }

    private Task MakeOldAsync() => Site.ChangeAsync(comment => (comment.BodyHtml, comment.RendererVersion) = (Old, 1));

    private Task<Dictionary<string, long>> VersionsAsync() => Site.WithDatabaseAsync(db =>
        db.Discussions.AsNoTracking().ToDictionaryAsync(discussion => discussion.ArticleId, discussion => discussion.Version));
}
