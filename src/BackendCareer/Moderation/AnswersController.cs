using System.Collections.Immutable;
using BackendCareer.Comments;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Moderation;

/// <summary>Answers a reader in the name of the guide.</summary>
public sealed class AnswersController(CommentsDb db, CommentIntake intake, Guide guide) : ModerationController
{
    [HttpGet("/moderation/answers/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken) =>
        await PageOfAsync(id, cancellationToken) is { } page ? Page("Answer", page) : NotFound();

    [HttpPost("/moderation/answers/{id:guid}")]
    public async Task<IActionResult> Answer(Guid id, [FromForm] AnswerForm form, CancellationToken cancellationToken)
    {
        if (await PageOfAsync(id, cancellationToken) is not { } page)
        {
            return NotFound();
        }

        page = page with { Body = form.Body ?? "" };
        if (!page.IsAnswerable)
        {
            return Page("Answer", page, StatusCodes.Status422UnprocessableEntity); // and says why in place of the form
        }

        return await intake.AnswerAsync(page.Article, id, page.Body, form.Preview is not null, Moderator, cancellationToken) switch
        {
            PostResult.Stored stored => this.SeeOther($"/comments/{stored.Comment.Id}"),
            PostResult.Previewed previewed => Page("Answer", page with { Preview = previewed.Html }),
            PostResult.Refused refused => Page("Answer", page with { Errors = refused.Errors }, StatusCodes.Status422UnprocessableEntity),
            PostResult.AlreadyPosted posted => this.SeeOther($"/comments/{posted.CommentId}"),
            PostResult.Unavailable unavailable => Busy(page, unavailable.Error),
            var unknown => throw new InvalidOperationException($"No answer for {unknown}."),
        };
    }

    /// <returns>Null for a comment that is not there, or whose article is not.</returns>
    private async Task<AnswerPage?> PageOfAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Comments.AsNoTracking().FirstOrDefaultAsync(comment => comment.Id == id, cancellationToken) is { } comment
        && guide.FindById(comment.ArticleId) is { } article
            ? new AnswerPage(article, comment)
            : null;

    private ViewResult Busy(AnswerPage page, Exception reason)
    {
        HttpContext.RequestServices.GetRequiredService<StorageLog>().Tell(reason);
        Response.RetryAfter(CommentStore.BusyFor);
        var error = new FieldError(
            "body", "Your answer could not be stored just now. Please send it again in a moment; your text is kept below.");
        return Page("Answer", page with { Errors = [error] }, StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>What a moderator sends to answer a comment.</summary>
public sealed class AnswerForm
{
    /// <summary>Markdown.</summary>
    public string? Body { get; set; }

    /// <summary>Set by the button that asks to see the answer before it is sent.</summary>
    public string? Preview { get; set; }
}

/// <summary>A comment and the form to answer it.</summary>
public sealed record AnswerPage(Article Article, Comment Comment)
{
    /// <summary>What was typed.</summary>
    public string Body { get; init; } = "";

    public HtmlString? Preview { get; init; }

    public ImmutableArray<FieldError> Errors { get; init; } = [];

    public HtmlString CommentBody => new(Comment.BodyHtml);

    /// <summary>An answer to what nobody sees would stand below nothing.</summary>
    public bool IsAnswerable => Comment.Status == CommentStatus.Approved;
}
