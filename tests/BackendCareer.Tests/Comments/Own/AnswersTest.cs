using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Comments;

/// <summary>A writer's second visit: what others answered, on a page of their own and counted above every discussion.</summary>
public abstract class AnswersTest() : TwoReadersTest(new TestSite())
{
    protected const string Mine = "/comments/mine";

    /// <summary>An answer of another browser, a minute later.</summary>
    protected async Task<Guid> AnswerAsync(Guid parent, string body = "An answer.", string name = "Grace", string article = "role")
    {
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        return await Grace.WriteAsync(body, name, article, parent);
    }

    protected async Task<Guid> AskAsync(string body = "A question?", string article = "role")
    {
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        return await Ada.WriteAsync(body, article: article);
    }

    /// <summary>As a moderator does.</summary>
    protected async Task DecideAsync(Guid id, CommentStatus status)
    {
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Site.WithDatabaseAsync(async db =>
        {
            (await db.Comments.SingleAsync(comment => comment.Id == id)).Decide(status, Site.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        });
    }

    protected async Task<byte[]> KeyOfAsync(Guid comment) =>
        (await Site.StoredCommentsAsync()).Single(stored => stored.Id == comment).ReaderKeyHash!;

    /// <returns>What the discussion's head says; null for nothing.</returns>
    protected static async Task<string?> HeadAsync(ReaderBrowser reader, string path = "/role") =>
        (await reader.ReadAsync(path)).QuerySelector($"section > p > a[href='{Mine}#answers']")?.TextContent;

    protected async Task<List<string>> AnswersAsync(string path = Mine) => AnswersIn(await Ada.ReadAsync(path));

    /// <returns>The texts of the answers, those that are new with a star.</returns>
    protected static List<string> AnswersIn(IHtmlDocument page) =>
        [.. RowsIn(page).Select(row => (IsNew(row) ? "*" : "") + TestSite.WordsOf(row.QuerySelector(".body")))];

    protected static IHtmlCollection<IElement> RowsIn(IHtmlDocument page) => page.QuerySelectorAll("#answers + ol .comment");

    private static bool IsNew(IElement row) => row.QuerySelectorAll(".mark").Any(mark => mark.TextContent == "New");

    protected Task<List<NewAnswer>> StoredAsync() => Site.WithDatabaseAsync(db => db.NewAnswers.AsNoTracking().ToListAsync());
}
