using BackendCareer.Content;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Comments;

public sealed class CommentsController(Guide guide, CommentIntake intake) : Controller
{
    [HttpPost("/comments")]
    [FormPost]
    public async Task<IActionResult> Create([FromForm] CommentForm form, CancellationToken cancellationToken)
    {
        if (guide.FindById(form.Article ?? "") is not { } article)
        {
            return NotFound();
        }

        if (!article.CommentsOpen)
        {
            return Refused(article, form, StatusCodes.Status403Forbidden, [new FieldError("body", "The discussion of this article is closed.")]);
        }

        return await intake.SubmitAsync(article, form, cancellationToken) switch
        {
            PostResult.Published published => SeeOther($"{article.Address}#{CommentView.AnchorOf(published.CommentId)}"),
            PostResult.Refused refused => Refused(article, form, StatusCodes.Status422UnprocessableEntity, [.. refused.Errors]),
            var unknown => throw new InvalidOperationException($"No answer for {unknown}."),
        };
    }

    /// <summary>The form again, with everything that was typed and what to mend.</summary>
    private ViewResult Refused(Article article, CommentForm form, int status, IReadOnlyList<FieldError> errors)
    {
        Response.StatusCode = status;
        return View("Refused", new CommentFormPage(article, form, errors));
    }

    private StatusCodeResult SeeOther(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
