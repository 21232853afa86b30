using System.Data.Common;
using System.Net;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

public sealed class CommentsController(Guide guide, CommentsDb db, CommentIntake intake, EditRules editing) : ReaderController(editing)
{
    /// <summary>Kestrel always knows it; other servers in memory do not.</summary>
    private IPAddress Sender => HttpContext.Connection.RemoteIpAddress ?? IPAddress.None;

    [HttpPost("/comments")]
    [FormPost]
    public async Task<IActionResult> Create([FromForm] CommentForm form, CancellationToken cancellationToken)
    {
        if (guide.FindById(form.Article ?? "") is not { } article)
        {
            return NotFound();
        }

        var page = new CommentFormPage(article, form, []);
        if (!article.CommentsOpen)
        {
            return Refused(page, StatusCodes.Status403Forbidden, "The discussion of this article is closed.");
        }

        var key = Key ?? ReaderKey.New();
        var result = await intake.SubmitAsync(article, form, new Writer(key, Sender), cancellationToken);
        return result is PostResult.Stored stored ? await LeadToAsync(stored, key, article, cancellationToken) : Answer(result, page);
    }

    /// <summary>For addresses that only a button of a form goes to.</summary>
    [HttpGet("/comments")]
    [HttpGet("/comments/{id:guid}/helpful")]
    [HttpGet("/comments/mine/deletion")]
    [HttpGet("/comments/mine/anonymity")]
    public IActionResult NotByGet() => this.OnlyByPost();

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
            _ => await CommentAddress.OfAsync(comment, db, guide, Reader, cancellationToken) is { } address ? Redirect(address) : NotFound(),
        };
    }

    /// <summary>A whole thread, where its article's page shows only the first replies.</summary>
    [HttpGet("/comments/{id:guid}/replies")]
    public async Task<IActionResult> Replies(Guid id, CancellationToken cancellationToken) =>
        await CommentThread.LoadOneAsync(db, id, Reader, cancellationToken) is { } root && guide.FindById(root.Row.ArticleId) is { } article
            ? View(new ThreadPage(article, root, Reader))
            : NotFound();

    /// <summary>The page with the form to answer one comment.</summary>
    [HttpGet("/comments/{id:guid}/reply")]
    public async Task<IActionResult> Reply(Guid id, CancellationToken cancellationToken)
    {
        var row = await db.Comments.AsNoTracking()
            .Where(comment => comment.Id == id && comment.Status == CommentStatus.Approved)
            .Select(db.Rows(Reader))
            .FirstOrDefaultAsync(cancellationToken);
        if (row is null || guide.FindById(row.ArticleId) is not { CommentsOpen: true } article)
        {
            return NotFound();
        }

        var answered = new CommentView(row, Depth: 0, CanEdit: false, []);
        return View(new CommentFormPage(article, new CommentForm { Parent = id.ToString() }, []) { Answered = answered });
    }

    /// <summary>A second press of the button gives nobody the first one's key: whoever knows a text could ask for it.</summary>
    private async Task<IActionResult> LeadToAsync(PostResult.Stored stored, ReaderKey key, Article article, CancellationToken cancellationToken)
    {
        if (stored.IsNew || Key is not null)
        {
            key.SendTo(Response);
        }

        var reader = Reader with { KeyHash = key.Hash };
        return this.SeeOther(stored.IsPublic ? await PlaceOfAsync(stored.CommentId, article, reader, cancellationToken) : $"/comments/{stored.CommentId}");
    }

    /// <summary>The comment is stored: whatever fails from here on, its writer must not be told to send it again.</summary>
    private async Task<string> PlaceOfAsync(Guid id, Article article, Reader reader, CancellationToken cancellationToken)
    {
        var firstPage = $"{article.Address}#{CommentView.AnchorOf(id)}";
        try
        {
            var comment = await db.Comments.AsNoTracking().FirstOrDefaultAsync(comment => comment.Id == id, cancellationToken);
            return comment is null ? firstPage : await CommentAddress.OfAsync(comment, db, guide, reader, cancellationToken) ?? firstPage;
        }
        catch (DbException)
        {
            return firstPage;
        }
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
