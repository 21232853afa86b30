using BackendCareer.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>What of a discussion has an address of its own.</summary>
[Area("Comments/Reading")]
public sealed class ThreadsController(Guide guide, CommentsDb db, EditRules editing) : ReaderController(editing)
{
    /// <summary>A lasting address of one comment, wherever its article has moved.</summary>
    [HttpGet("/comments/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken)
    {
        var comment = await db.Comments.AsNoTracking().FirstOrDefaultAsync(comment => comment.Id == id, cancellationToken);
        return comment?.Status switch
        {
            null or CommentStatus.Rejected => NotFound(),
            CommentStatus.Deleted => StatusCode(StatusCodes.Status410Gone),
            not CommentStatus.Approved when !comment.IsOf(Key) => Waits(comment),
            _ => await CommentAddress.OfAsync(comment, db, guide, Reader, cancellationToken) is { } address
                ? Redirect(Reader is { Told: { } told, KeyHash: { } key } ? Told.In(address, told.Deed, id, key) : address)
                : NotFound(),
        };
    }

    /// <summary>A whole thread, page by page, where its article's page shows only the first replies.</summary>
    /// <param name="from">The reply with which a page begins; nonsense is the first page.</param>
    [HttpGet("/comments/{id:guid}/replies")]
    public async Task<IActionResult> Replies(Guid id, Guid? from, CancellationToken cancellationToken) =>
        await ThreadReplies.LoadAsync(db, id, from, Reader, cancellationToken) is { } thread
        && guide.FindById(thread.Root.Row.ArticleId) is { } article
            ? View(new ThreadPage(article, thread, Reader))
            : NotFound();

    /// <summary>What was said about one section, and the form to add to it: a short page, as a reply has.</summary>
    /// <param name="section">The id of its heading; of one that is not there the form is about the whole article, and says so.</param>
    /// <param name="from">The comment with which the page begins; nonsense is the first page.</param>
    [HttpGet("/comments/about")]
    public async Task<IActionResult> About(string? article, string? section, Guid? from, CancellationToken cancellationToken)
    {
        if (guide.FindById(article ?? "") is not { IsHome: false, CommentsOpen: true } about)
        {
            return NotFound();
        }

        var heading = about.FindSection(section);
        var name = await db.NameUsedLastAsync(Key?.Hash, cancellationToken);
        var threads = heading is null
            ? SectionThreads.None
            : await SectionThreads.LoadAsync(db, about.Id, heading.Id, from, Reader, cancellationToken);
        return View(new SectionPage(
            about, heading, threads, Reader, CommentFormPage.Empty(about, Editing.Limits, name, section: section ?? "")));
    }

    /// <summary>
    /// Nobody but its writer sees it. Whoever has the address may be its writer with a browser that takes no cookies, and
    /// should know that nothing is lost.
    /// </summary>
    private IActionResult Waits(Comment comment)
    {
        if (guide.FindById(comment.ArticleId) is not { } article)
        {
            return NotFound();
        }

        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Waits", article);
    }
}
