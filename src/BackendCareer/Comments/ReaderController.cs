using System.Collections.Immutable;
using System.Net;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Comments;

/// <summary>What every page of the discussion knows of its reader, and how it answers a form.</summary>
[LimitedBy(typeof(FloodBrake))]
public abstract class ReaderController(EditRules editing) : Controller
{
    protected EditRules Editing { get; } = editing;

    /// <summary>Null for a browser that never wrote, voted or reported.</summary>
    protected ReaderKey? Key => ReaderKey.Of(Request);

    /// <summary>Kestrel always knows it; other servers in memory do not.</summary>
    protected IPAddress Sender => HttpContext.Connection.RemoteIpAddress ?? IPAddress.None;

    protected Reader Reader => Reader.Of(Request, Editing.EditableSince);

    protected ViewResult NotAllowed(NotAllowedPage page, int status = StatusCodes.Status403Forbidden)
    {
        Response.StatusCode = status;
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
        PostResult.Previewed previewed => View("/Comments/Writing/Preview.cshtml", page with { Shown = previewed }),
        PostResult.Refused refused => Refused(page with { Errors = refused.Errors }, StatusCodes.Status422UnprocessableEntity),
        PostResult.Forbidden forbidden => Refused(page, StatusCodes.Status403Forbidden, forbidden.Message),
        PostResult.Missing => NotFound(),
        PostResult.AlreadyPosted twin =>
            Refused(page with { Twin = twin.CommentId }, StatusCodes.Status409Conflict, "You have already posted this here."),
        PostResult.TooFast slower => Later(page, StatusCodes.Status429TooManyRequests, slower.Wait,
            $"Please wait {Dates.Wait(slower.Wait)}; your text is kept below."),
        PostResult.Unavailable unavailable => NotStored(page, unavailable.Error),
        _ => throw new InvalidOperationException($"No answer for {result}."),
    };

    private ViewResult NotStored(CommentFormPage page, Exception error)
    {
        HttpContext.RequestServices.GetRequiredService<StorageLog>().Tell(error);
        return Later(page, StatusCodes.Status503ServiceUnavailable, CommentStore.BusyFor,
            "Your comment could not be stored just now. Please send it again in a moment; your text is kept below.");
    }
}

/// <summary>What became of a text that was sent.</summary>
public abstract record PostResult
{
    /// <summary>It stands under the article, or waits for a moderator, now or since the first press of the button.</summary>
    /// <param name="Comment">As it is stored.</param>
    /// <param name="IsNew">False for a second press.</param>
    public sealed record Stored(Comment Comment, bool IsNew) : PostResult
    {
        /// <summary>It was to be about a section that the article does not have any more, and is about all of it.</summary>
        public bool LostSection { get; init; }
    }

    /// <summary>The moderators will see the report, now or since the first one of this browser.</summary>
    /// <param name="IsNew">False where nothing was stored.</param>
    public sealed record Reported(bool IsNew) : PostResult;

    /// <summary>Nothing was stored, because the writer asked to see it first.</summary>
    /// <param name="Name">As it would be shown.</param>
    /// <param name="Utc">Now.</param>
    public sealed record Previewed(string Name, CommentKind? Kind, HtmlString Html, DateTime Utc) : PostResult;

    /// <summary>The writer said the same in the same place not long ago; nothing was stored.</summary>
    public sealed record AlreadyPosted(Guid CommentId) : PostResult;

    /// <summary>The sender wrote too much of late; nothing was stored.</summary>
    public sealed record TooFast(TimeSpan Wait) : PostResult;

    /// <summary>The comment has changed since its writer began to edit it; nothing was stored.</summary>
    public sealed record Conflict(Comment Current) : PostResult;

    /// <summary>The database did not answer in time; nothing was stored.</summary>
    public sealed record Unavailable(Exception Error) : PostResult;

    /// <summary>There is no such comment, or none that the writer may know of.</summary>
    public sealed record Missing : PostResult;

    /// <summary>The writer may not do this; nothing was stored.</summary>
    public sealed record Forbidden(string Message) : PostResult;

    /// <summary>Nothing was stored; every reason at once.</summary>
    public sealed record Refused(ImmutableArray<FieldError> Errors) : PostResult;
}

/// <summary>One thing to mend in a form.</summary>
/// <param name="Field">The name of the field in the form.</param>
public sealed record FieldError(string Field, string Message)
{
    /// <summary>None where there is nothing to mend.</summary>
    public static IEnumerable<FieldError> If(string field, string? message) => message is null ? [] : [new FieldError(field, message)];
}

public static class FieldErrors
{
    /// <returns>The first thing to mend in a field; null for none.</returns>
    public static string? Of(this IEnumerable<FieldError> errors, string field) =>
        errors.FirstOrDefault(error => error.Field == field)?.Message;
}

/// <summary>Why this reader may not do this to a comment.</summary>
/// <param name="IsOwn">It can still be deleted.</param>
public sealed record NotAllowedPage(Guid CommentId, string Title, string Message, bool IsOwn);
