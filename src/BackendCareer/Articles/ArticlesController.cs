using System.Data.Common;
using System.Globalization;
using BackendCareer.Comments;
using BackendCareer.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace BackendCareer.Articles;

public sealed partial class ArticlesController(Guide guide, CommentsDb db, ThreadVersions threads, ILogger<ArticlesController> logger) : Controller
{
    private const int MostPages = 100_000;

    /// <summary>Last of all routes: whatever nothing else answers may be an article.</summary>
    [HttpGet("{**path}", Order = int.MaxValue)]
    [OutputCache(PolicyName = ArticleCaching.Policy)]
    public async Task<IActionResult> Show(string? path, string? page, CancellationToken cancellationToken)
    {
        path ??= "";
        if (guide.Find(path) is not { } article)
        {
            return guide.FindMoved(path) is { } moved ? RedirectPermanent(moved.Address) : NotFound();
        }

        var version = threads.Of(article.Id); // before the thread is read, so that no page is kept under a newer one
        var isNumber = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 1 and < MostPages;
        var thread = await ReadThreadAsync(article, isNumber ? number : 1, cancellationToken);
        if (isNumber && thread?.Roots.IsEmpty == true)
        {
            return NotFound();
        }

        if (thread is null || (page is not null && !isNumber)) // nonsense shows the first page, and fills no cache
        {
            HttpContext.DoNotKeep();
        }
        else
        {
            Response.Headers.ETag = ArticleCaching.EntityTag(guide, version);
            Response.Headers.CacheControl = "no-cache";
        }

        Response.Headers.Vary = "Accept-Encoding";
        return View(article.IsHome ? "Home" : "Show", new ArticlePage(article, thread));
    }

    /// <returns>Null where the database does not answer: the text of an article does not need it.</returns>
    private async Task<CommentThread?> ReadThreadAsync(Article article, int page, CancellationToken cancellationToken)
    {
        try
        {
            return await CommentThread.LoadAsync(db, article.Id, page, cancellationToken);
        }
        catch (DbException error)
        {
            ThreadNotRead(article.Id, error);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The thread of article {Article} could not be read; the page is shown without it.")]
    private partial void ThreadNotRead(string article, Exception error);
}
