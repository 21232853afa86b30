using System.Data.Common;
using BackendCareer.Comments;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Articles;

public sealed class ArticlesController(
    Guide guide, CommentsDb db, ThreadVersions threads, PageTags tags, EditRules editing, StorageLog trouble) : Controller
{
    /// <summary>Last of all routes: whatever nothing else answers may be an article.</summary>
    [HttpGet("{**path}", Order = int.MaxValue)]
    [KeptPage]
    public async Task<IActionResult> Show(string? path, CancellationToken cancellationToken)
    {
        path ??= "";
        if (guide.Find(path) is not { } article)
        {
            return guide.FindMoved(path) is { } moved ? RedirectPermanent(moved.Address) : NotFound();
        }

        string? page = Request.Query["page"], sort = Request.Query["sort"]; // sent twice, both: no page and no order
        var version = threads.Of(article.Id); // before the thread is read, so that no page is kept under a newer one
        var (number, order) = (PageNumber.Parse(page), Word.Parse<ThreadSort>(sort));
        var reader = Reader.Of(Request, editing.EditableSince);
        var thread = await ReadThreadAsync(article, number ?? 1, order ?? ThreadSort.Oldest, reader, cancellationToken);
        if (number > 1 && thread?.Roots.IsEmpty == true)
        {
            return NotFound();
        }

        var blocks = new BlockPages(guide, Request.Path, Request.Query);
        var isNonsense = (page is not null && number is null) || (sort is not null && order is null) || !blocks.Understand(article);
        Cache(version, isKept: thread is not null && !isNonsense);
        var discussion = new DiscussionPage(article, thread, reader, editing.Limits) { HasPublicLog = editing.HasPublicLog };
        return View(article.IsHome ? "Home" : "Show", new ArticlePage(guide, article, blocks, discussion));
    }

    private void Cache(long version, bool isKept)
    {
        if (isKept)
        {
            Response.Headers.ETag = tags.Of(guide, version);
        }
        else
        {
            HttpContext.DoNotKeep(); // else nonsense would fill the store
        }
    }

    /// <returns>Null where the database does not answer: the text of an article does not need it.</returns>
    private async Task<CommentThread?> ReadThreadAsync(
        Article article, int page, ThreadSort sort, Reader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await CommentThread.LoadAsync(db, article.Id, PageBudget.Below(article, guide), page, sort, reader, cancellationToken);
        }
        catch (DbException error)
        {
            trouble.Tell(error); // and the page is shown without it
            return null;
        }
    }
}
