using System.Data.Common;
using System.Globalization;
using System.Net;
using BackendCareer.Content;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

public sealed class CommentsController(Guide guide, CommentsDb db, CommentIntake intake) : Controller
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

        if (!article.CommentsOpen)
        {
            return Refused(article, form, StatusCodes.Status403Forbidden, [new FieldError("body", "The discussion of this article is closed.")]);
        }

        return await intake.SubmitAsync(article, form, Sender, cancellationToken) switch
        {
            PostResult.Published published => SeeOther(await PlaceOfAsync(article, published.CommentId, cancellationToken)),
            PostResult.Previewed previewed => View("Preview", new CommentFormPage(article, form, []) { Preview = previewed.Html }),
            PostResult.Refused refused => Refused(article, form, StatusCodes.Status422UnprocessableEntity, [.. refused.Errors]),
            PostResult.TooFast slower => Later(article, form, StatusCodes.Status429TooManyRequests, slower.Wait,
                $"Please wait {Dates.Wait(slower.Wait)}; your text is kept below."),
            PostResult.Unavailable => Later(article, form, StatusCodes.Status503ServiceUnavailable, TimeSpan.FromSeconds(10),
                "Your comment could not be stored just now. Please send it again in a moment; your text is kept below."),
            var unknown => throw new InvalidOperationException($"No answer for {unknown}."),
        };
    }

    [HttpGet("/comments")]
    public IActionResult NotByGet()
    {
        Response.Headers.Allow = HttpMethods.Post; // the catch-all route of articles would say 404
        return StatusCode(StatusCodes.Status405MethodNotAllowed);
    }

    /// <summary>A lasting address of one comment, wherever its article has moved.</summary>
    [HttpGet("/comments/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken) =>
        await CommentAddress.OfAsync(id, db, guide, cancellationToken) is { } address ? Redirect(address) : NotFound();

    /// <summary>A whole thread, where its article's page shows only the first replies.</summary>
    [HttpGet("/comments/{id:guid}/replies")]
    public async Task<IActionResult> Replies(Guid id, CancellationToken cancellationToken) =>
        await CommentThread.LoadOneAsync(db, id, cancellationToken) is { } root && await ArticleOfAsync(id, cancellationToken) is { } article
            ? View(new ThreadPage(article, root))
            : NotFound();

    /// <summary>The page with the form to answer one comment.</summary>
    [HttpGet("/comments/{id:guid}/reply")]
    public async Task<IActionResult> Reply(Guid id, CancellationToken cancellationToken)
    {
        var parent = await db.Comments.AsNoTracking().FirstOrDefaultAsync(comment => comment.Id == id, cancellationToken);
        if (parent is null || guide.FindById(parent.ArticleId) is not { CommentsOpen: true } article)
        {
            return NotFound();
        }

        var answered = new CommentView(parent.Id, parent.AuthorName, new HtmlString(parent.BodyHtml), parent.CreatedUtc, 0, []);
        return View(new CommentFormPage(article, new CommentForm { Parent = id.ToString() }, []) { Answered = answered });
    }

    /// <summary>The comment is stored: whatever fails from here on, its writer must not be told to send it again.</summary>
    private async Task<string> PlaceOfAsync(Article article, Guid commentId, CancellationToken cancellationToken)
    {
        var firstPage = $"{article.Address}#{CommentView.AnchorOf(commentId)}";
        try
        {
            return await CommentAddress.OfAsync(commentId, db, guide, cancellationToken) ?? firstPage;
        }
        catch (DbException)
        {
            return firstPage;
        }
    }

    private async Task<Article?> ArticleOfAsync(Guid id, CancellationToken cancellationToken)
    {
        var articleId = await db.Comments.Where(comment => comment.Id == id).Select(comment => comment.ArticleId).FirstOrDefaultAsync(cancellationToken);
        return articleId is null ? null : guide.FindById(articleId);
    }

    /// <summary>The form again, with everything that was typed and what to mend.</summary>
    private ViewResult Refused(Article article, CommentForm form, int status, IReadOnlyList<FieldError> errors)
    {
        Response.StatusCode = status;
        return View("Refused", new CommentFormPage(article, form, errors));
    }

    private ViewResult Later(Article article, CommentForm form, int status, TimeSpan wait, string message)
    {
        Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Refused(article, form, status, [new FieldError("body", message)]);
    }

    private StatusCodeResult SeeOther(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
