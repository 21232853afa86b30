using System.Globalization;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>What a writer may do to a comment of their own: the browser's key decides.</summary>
[Area("Comments/Own")]
public sealed class OwnCommentsController(
    Guide guide, CommentsDb db, CommentIntake intake, CommentErasure erasure, EditRules editing) : ReaderController(editing)
{
    [HttpGet("/comments/{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellationToken)
    {
        var comment = await FindAsync(id, cancellationToken);
        if (Editing.Refuse(comment, Key) is { } refused)
        {
            return NotAllowed(refused, comment);
        }

        return PageOf(comment!, FormOf(comment!)) is { } page ? View(page) : NotFound();
    }

    [HttpPost("/comments/{id:guid}/edit")]
    [ReaderForm]
    public async Task<IActionResult> Edit(Guid id, [FromForm] CommentForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } comment || PageOf(comment, form) is not { } page)
        {
            return NotFound();
        }

        var result = Editing.Refuse(comment, Key)
            ?? await intake.EditAsync(page.Article, id, form, new Writer(Key!, Sender), cancellationToken);
        return result switch
        {
            PostResult.Stored stored => this.SeeOther(
                Told.In($"/comments/{id}", stored.LostSection ? Told.SavedToPage : Told.Saved, id, Key!.Hash)),
            PostResult.Conflict conflict => Conflict(page, conflict.Current),
            PostResult.Forbidden { Message: EditRules.NotYours } stranger => NotAllowed(stranger, comment),
            _ => Respond(result, page),
        };
    }

    [HttpGet("/comments/{id:guid}/deletion")]
    public async Task<IActionResult> Deletion(Guid id, CancellationToken cancellationToken)
    {
        var comment = await FindAsync(id, cancellationToken);
        return EditRules.RefuseStranger(comment, Key) is { } refused ? NotAllowed(refused, comment) : View(comment);
    }

    [HttpPost("/comments/{id:guid}/deletion")]
    [ReaderForm]
    public async Task<IActionResult> Delete(Guid id, CancellationToken cancellationToken)
    {
        var comment = await FindAsync(id, cancellationToken);
        if (EditRules.RefuseStranger(comment, Key) is { } refused)
        {
            return NotAllowed(refused, comment);
        }

        await erasure.DeleteAsync(id, cancellationToken);
        var place = guide.FindById(comment!.ArticleId) is { } article ? $"{article.Address}#discussion" : MinePage.Address;
        return this.SeeOther(Told.In(place, Told.Deleted, id, Key!.Hash));
    }

    private Task<Comment?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Comments.AsNoTracking().FirstOrDefaultAsync(
            comment => comment.Id == id && comment.Status != CommentStatus.Deleted, cancellationToken);

    private CommentFormPage? PageOf(Comment comment, CommentForm form) =>
        guide.FindById(comment.ArticleId) is { } article
            ? new CommentFormPage(article, Editing.Limits, form, [])
            {
                Edited = comment.Id,
                EditsReply = !comment.BeginsThread,
                StoredSection = comment.Section,
            }
            : null;

    private static CommentForm FormOf(Comment comment) => new()
    {
        Name = comment.AuthorName == CommentRules.Anonymous ? "" : comment.AuthorName,
        Kind = comment.Kind?.ToString(),
        Section = comment.Section,
        Body = comment.BodyMarkdown,
        Version = comment.Version.ToString(CultureInfo.InvariantCulture),
    };

    private IActionResult NotAllowed(PostResult refused, Comment? comment) => refused is PostResult.Forbidden forbidden
        ? NotAllowed(new NotAllowedPage(comment!.Id, "This comment cannot be changed", forbidden.Message, comment.IsOf(Key)))
        : NotFound();

    /// <summary>Both texts side by side; sending it again puts the writer's in place of the other.</summary>
    private ViewResult Conflict(CommentFormPage page, Comment current)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        page.Form.Version = current.Version.ToString(CultureInfo.InvariantCulture);
        return View("Conflict", new ConflictPage(page, current));
    }
}

/// <summary>Both texts, where a comment changed while its writer edited it.</summary>
public sealed record ConflictPage(CommentFormPage Form, Comment Current);
