using System.Data.Common;
using System.Net;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

[Area("Comments/Writing")]
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
        return result is PostResult.Stored stored ? await LeadToAsync(stored, key, article, cancellationToken) : Respond(result, page);
    }

    /// <summary>For addresses that only a button of a form goes to.</summary>
    [HttpGet("/comments")]
    [HttpGet("/comments/{id:guid}/helpful")]
    [HttpGet("/comments/mine/deletion")]
    [HttpGet("/comments/mine/anonymity")]
    public IActionResult NotByGet() => this.OnlyByPost();

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
    private async Task<IActionResult> LeadToAsync(
        PostResult.Stored stored, ReaderKey key, Article article, CancellationToken cancellationToken)
    {
        if (stored.IsNew || Key is not null)
        {
            key.SendTo(Response);
        }

        var comment = stored.Comment;
        return this.SeeOther(comment.Status == CommentStatus.Approved
            ? await PlaceOfAsync(comment, article, Reader with { KeyHash = key.Hash }, cancellationToken)
            : $"/comments/{comment.Id}");
    }

    /// <summary>The comment is stored: whatever fails from here on, its writer must not be told to send it again.</summary>
    private async Task<string> PlaceOfAsync(Comment comment, Article article, Reader reader, CancellationToken cancellationToken)
    {
        var firstPage = $"{article.Address}#{CommentView.AnchorOf(comment.Id)}";
        try
        {
            return await CommentAddress.OfAsync(comment, db, guide, reader, cancellationToken) ?? firstPage;
        }
        catch (DbException)
        {
            return firstPage;
        }
    }
}
