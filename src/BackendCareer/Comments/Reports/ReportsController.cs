using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>A reader asks the moderators to look at a comment.</summary>
[Area("Comments/Reports")]
public sealed class ReportsController(Guide guide, CommentsDb db, ReportIntake intake, EditRules editing) : ReaderController(editing)
{
    [HttpGet("/comments/{id:guid}/report")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken) =>
        await PageOfAsync(id, new ReportForm(), cancellationToken) switch
        {
            null => NotFound(),
            { Comment.Row.IsOwn: true } => OwnComment(id),
            var page => View("Report", page),
        };

    [HttpPost("/comments/{id:guid}/report")]
    [ReaderForm]
    public async Task<IActionResult> Send(Guid id, [FromForm] ReportForm form, CancellationToken cancellationToken)
    {
        if (await PageOfAsync(id, form, cancellationToken) is not { } page)
        {
            return NotFound();
        }

        var key = Key ?? ReaderKey.New();
        return page.Comment.Row.IsOwn
            ? OwnComment(id)
            : Respond(await intake.SubmitAsync(id, form, new Writer(key, Sender), cancellationToken), page, key);
    }

    /// <summary>The same for every report, so that it needs nothing but the address.</summary>
    [HttpGet("/comments/{id:guid}/report/thanks")]
    public IActionResult Thanks(Guid id) => View("Reported", id);

    /// <returns>Null for a comment that is not public, or whose article is not.</returns>
    private async Task<ReportPage?> PageOfAsync(Guid id, ReportForm form, CancellationToken cancellationToken)
    {
        var row = await db.Comments.AsNoTracking()
            .Where(comment => comment.Id == id && comment.Status == CommentStatus.Approved)
            .Select(db.Rows(Reader))
            .FirstOrDefaultAsync(cancellationToken);
        return row is not null && guide.FindById(row.ArticleId) is { } article
            ? new ReportPage(article, new CommentView(row, Depth: 0, CanEdit: false, []), form, []) { HasToken = Key is not null }
            : null;
    }

    private ViewResult OwnComment(Guid id) =>
        NotAllowed(new NotAllowedPage(id, "This comment is your own", "You need not report it: you can delete it.", IsOwn: true));

    private IActionResult Respond(PostResult result, ReportPage page, ReaderKey key)
    {
        switch (result)
        {
            case PostResult.Reported:
                key.SendTo(Response);
                return this.SeeOther($"/comments/{page.Comment.Id}/report/thanks");
            case PostResult.Refused refused:
                return Refused(page with { Errors = refused.Errors }, StatusCodes.Status422UnprocessableEntity);
            case PostResult.Forbidden banned:
                return Refused(page with { Errors = [new FieldError("note", banned.Message)] }, StatusCodes.Status403Forbidden);
            case PostResult.TooFast slower:
                Response.RetryAfter(slower.Wait);
                var message = $"There were many reports in the last hour. Please wait {Dates.Wait(slower.Wait)}; your note is kept below.";
                return Refused(page with { Errors = [new FieldError("note", message)] }, StatusCodes.Status429TooManyRequests);
            default:
                return NotFound();
        }
    }

    private ViewResult Refused(ReportPage page, int status)
    {
        Response.StatusCode = status;
        return View("Report", page);
    }
}
