using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace BackendCareer.Comments;

/// <summary>What every page of the discussion knows of its reader, and how it answers a form.</summary>
[LimitedBy(typeof(FloodBrake))]
public abstract class ReaderController(EditRules editing) : Controller
{
    protected EditRules Editing { get; } = editing;

    /// <summary>Null for a browser that never wrote, voted or reported.</summary>
    protected ReaderKey? Key => ReaderKey.Of(Request);

    protected Reader Reader => new(Key?.Hash, Editing.EditableSince);

    public override void OnActionExecuted(ActionExecutedContext context)
    {
        if (Key is not null)
        {
            Response.Headers.CacheControl = "private, no-store"; // drawn for this reader, and with a token
        }
    }

    protected ViewResult NotAllowed(NotAllowedPage page)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("/Comments/Own/NotAllowed.cshtml", page);
    }

    /// <summary>The form again, with everything that was typed and what to mend.</summary>
    protected ViewResult Refused(CommentFormPage page, int status)
    {
        Response.StatusCode = status;
        return View("/Comments/Writing/Refused.cshtml", page);
    }

    protected ViewResult Refused(CommentFormPage page, int status, string message) =>
        Refused(page with { Errors = [new FieldError("body", message)] }, status);

    protected ViewResult Later(CommentFormPage page, int status, TimeSpan wait, string message)
    {
        Response.RetryAfter(wait);
        return Refused(page, status, message);
    }

    /// <summary>The ends that a new text and an edited one have in common.</summary>
    protected IActionResult Respond(PostResult result, CommentFormPage page) => result switch
    {
        PostResult.Previewed previewed => View("/Comments/Writing/Preview.cshtml", page with { Preview = previewed.Html }),
        PostResult.Refused refused => Refused(page with { Errors = refused.Errors }, StatusCodes.Status422UnprocessableEntity),
        PostResult.Forbidden forbidden => Refused(page, StatusCodes.Status403Forbidden, forbidden.Message),
        PostResult.Missing => NotFound(),
        PostResult.AlreadyPosted twin =>
            Refused(page with { Twin = twin.CommentId }, StatusCodes.Status409Conflict, "You have already posted this here."),
        PostResult.TooFast slower => Later(page, StatusCodes.Status429TooManyRequests, slower.Wait,
            $"Please wait {Dates.Wait(slower.Wait)}; your text is kept below."),
        PostResult.Unavailable => Later(page, StatusCodes.Status503ServiceUnavailable, CommentStore.BusyFor,
            "Your comment could not be stored just now. Please send it again in a moment; your text is kept below."),
        _ => throw new InvalidOperationException($"No answer for {result}."),
    };
}
