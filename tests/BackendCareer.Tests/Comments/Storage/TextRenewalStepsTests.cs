using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Comments;

/// <summary>Texts are rendered again step by step: what one leaves to the next, and what it leaves alone.</summary>
public sealed class TextRenewalStepsTests : TextRenewalTest
{
    [Fact]
    public async Task Of_what_is_deleted_nothing_comes_back()
    {
        await StoreOldAsync(comment => comment.Wipe(comment.CreatedUtc));
        await RenewAsync();
        Assert.Empty(Told());
        await Site.StoreAsync([OldComment(2)]);
        Deletes.From = Site.DatabaseFile;
        await RenewAsync();
        Assert.True(Deletes.IsDone);
        Assert.All(await Site.StoredCommentsAsync(), comment => Assert.Equal(
            (CommentStatus.Deleted, "", 1), (comment.Status, comment.BodyHtml, comment.RendererVersion)));
    }

    [Fact]
    public async Task A_text_that_would_be_refused_today_stays_as_it_is_and_holds_nothing_up()
    {
        var deep = "- " + string.Concat(Enumerable.Repeat("*a **b ", 30)) + string.Concat(Enumerable.Repeat("** c*", 30));
        await StoreOldAsync(comment => comment.BodyMarkdown = deep);
        await Site.StoreAsync([OldComment(2)]);
        await RenewAsync();
        Assert.Equal([Old, "<p>Comment 2</p>\n"], (await Site.StoredCommentsAsync()).Select(comment => comment.BodyHtml));
    }

    [Fact]
    public async Task One_that_was_killed_goes_on_where_it_was_while_others_write()
    {
        await Site.StoreAsync(Enumerable.Range(1, 450).Select(OldComment));
        await RunAsync("""
            CREATE TRIGGER Killed BEFORE UPDATE ON Comments WHEN OLD.BodyMarkdown = 'Comment 210' BEGIN SELECT RAISE(ABORT, ''); END
            """);
        using (var killed = NewRenewal())
        {
            await killed.StartAsync(CancellationToken.None);
            await Eventually.TrueAsync(async () => await RenewedAsync() == 200, "the first step is stored");
            using var posted = await Site.PostAsync("Written meanwhile.");
            Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
            await killed.StopAsync(CancellationToken.None);
        }

        Assert.Equal(200 + 1, await RenewedAsync());
        await RunAsync("DROP TRIGGER Killed");
        await RenewAsync();
        Assert.Equal(450 + 1, await RenewedAsync());
        Assert.Equal("Information: All 250 comments are rendered again.", Told().Last());
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Of_very_many_each_tenth_is_told()
    {
        await Site.StoreAsync(Enumerable.Range(1, 10_000).Select(OldComment));
        await RenewAsync();
        Assert.Equal(
            Enumerable.Range(1, 9).Select(tenth => $"Information: {tenth * 1000} of 10000 comments are rendered again."),
            Told().Where(line => line.Contains(" of 10000 ", StringComparison.Ordinal)));
    }

    private Task<int> RenewedAsync() =>
        Site.WithDatabaseAsync(db => db.Comments.CountAsync(comment => comment.RendererVersion == CommentRenderer.Version));

    private Task<int> RunAsync(string sql) => Site.WithDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql));
}
