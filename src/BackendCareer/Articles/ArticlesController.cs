using BackendCareer.Comments;
using BackendCareer.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace BackendCareer.Articles;

public sealed class ArticlesController(Guide guide, CommentsDb db, ThreadVersions threads) : Controller
{
    /// <summary>Last of all routes: whatever nothing else answers may be an article.</summary>
    [HttpGet("{**path}", Order = int.MaxValue)]
    [OutputCache(PolicyName = ArticleCaching.Policy)]
    public async Task<IActionResult> Show(string? path, CancellationToken cancellationToken)
    {
        path ??= "";
        if (guide.Find(path) is not { } article)
        {
            return Moved(path) is { } address ? RedirectPermanent(address) : NotFound();
        }

        Response.Headers.ETag = ArticleCaching.EntityTag(guide, threads.Of(article.Id));
        Response.Headers.CacheControl = "no-cache";
        Response.Headers.Vary = "Accept-Encoding";
        var thread = await CommentThread.LoadAsync(db, article.Id, cancellationToken);
        return View(article.IsHome ? "Home" : "Show", new ArticlePage(article, thread));
    }

    /// <summary>One address for each article: no capitals, no slash at the end, no former path.</summary>
    private string? Moved(string path)
    {
        var canonical = path.Trim('/').ToLowerInvariant();
        var found = guide.Find(canonical) ?? guide.Find(guide.Aliases.GetValueOrDefault(canonical, canonical));
        return found?.Address;
    }
}
