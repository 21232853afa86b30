using BackendCareer.Comments;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Feeds;

public sealed class FeedsController(Guide guide, CommentsDb db, SiteAddress site) : Controller
{
    private const string FileName = "/comments.atom";
    private const int AtMost = 50;

    /// <summary>Addresses, names and times around a text.</summary>
    private const int AroundEntry = 1_000;

    [HttpGet(FileName)]
    public Task<IActionResult> OfSite(CancellationToken cancellationToken) =>
        FeedAsync(guide.Settings.Title, "", "/", FileName, db.Comments.Where(comment => comment.Status == CommentStatus.Approved),
            cancellationToken);

    /// <summary>A pattern cannot end after <c>**</c>, so a constraint asks for the end; articles come after every other route.</summary>
    [HttpGet(@"/{**path:regex(./comments\.atom$)}")]
    public async Task<IActionResult> OfArticle(string path, CancellationToken cancellationToken)
    {
        path = path[..path.LastIndexOf('/')];
        if (guide.Find(path) is not { } article)
        {
            return guide.FindMoved(path) is { IsHome: false } moved ? RedirectPermanent(moved.Address + FileName) : NotFound();
        }

        var comments = db.Comments.Where(comment => comment.ArticleId == article.Id && comment.Status == CommentStatus.Approved);
        return await FeedAsync(article.Title, article.Id, article.Address, article.Address + FileName, comments, cancellationToken);
    }

    private async Task<IActionResult> FeedAsync(
        string about, string subject, string page, string address, IQueryable<Comment> comments, CancellationToken cancellationToken)
    {
        var entries = await NewestAsync(comments, cancellationToken);
        var atom = new CommentFeed($"Comments on {about}", subject, page, address, entries).ToAtom(site.RootFor(Request));
        return File(atom, Atom.Type, lastModified: null, EntityTag.Of(atom));
    }

    /// <summary>
    /// Reads along the index from the newest and stops when the feed is full. To ask for the published articles in SQL
    /// would make SQLite sort all their comments.
    /// </summary>
    private async Task<IReadOnlyList<FeedEntry>> NewestAsync(IQueryable<Comment> comments, CancellationToken cancellationToken)
    {
        var budget = new PageBudget();
        return await comments.AsNoTracking()
            .OrderByDescending(comment => comment.CreatedUtc).ThenByDescending(comment => comment.Id)
            .Select(comment => new
            {
                comment.Id,
                comment.ArticleId,
                comment.Section,
                comment.AuthorName,
                comment.BodyHtml,
                comment.CreatedUtc,
                comment.EditedUtc
            })
            .AsAsyncEnumerable()
            .Select(comment => (Article: guide.FindById(comment.ArticleId), Comment: comment))
            .Where(pair => pair.Article is not null) // of a draft, or of an article that was taken away
            .Take(AtMost)
            .Select(pair => new FeedEntry(
                pair.Article!, pair.Comment.Id, pair.Comment.AuthorName, pair.Comment.BodyHtml, pair.Comment.CreatedUtc,
                pair.Comment.EditedUtc ?? pair.Comment.CreatedUtc)
            {
                Section = pair.Article!.FindSection(pair.Comment.Section),
            })
            .TakeWhile(entry => budget.TryTake(AroundEntry + PageBudget.BytesOf(entry.BodyHtml)))
            .ToListAsync(cancellationToken);
    }
}
