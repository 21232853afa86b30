using System.Data.Common;
using BackendCareer.Comments;
using BackendCareer.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Moderation;

/// <summary>
/// What all pages for moderators have in common: nobody else sees or keeps them, no other site can press their buttons, and a
/// busy database loses no choice.
/// </summary>
[Authorize]
[AutoValidateAntiforgeryToken]
public abstract class ModerationController : Controller
{
    protected string Moderator => User.Identity?.Name ?? throw new InvalidOperationException("A moderator has a name.");

    [NonAction]
    public override void OnActionExecuted(ActionExecutedContext context)
    {
        if (context.Exception is DbException or DbUpdateException)
        {
            HttpContext.RequestServices.GetRequiredService<StorageLog>().Tell(context.Exception);
            context.Result = Later();
            context.ExceptionHandled = true;
        }
    }

    protected ViewResult Page(string view, object model, int status = StatusCodes.Status200OK)
    {
        Response.StatusCode = status;
        return View($"/Moderation/{view}.cshtml", model);
    }

    /// <summary>Everything that was sent, for another try.</summary>
    private ViewResult Later()
    {
        Response.RetryAfter(CommentStore.BusyFor);
        var fields = Request.HasFormContentType ? Request.Form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)) : [];
        return Page(
            "Later",
            new LaterPage(
                Request.PathBase + Request.Path + Request.QueryString, HttpMethods.IsPost(Request.Method),
                [.. fields.SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))]),
            StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>The store did not answer.</summary>
/// <param name="Address">What was asked of it.</param>
/// <param name="IsForm">Whether it was to change something.</param>
/// <param name="Fields">All that was sent.</param>
public sealed record LaterPage(string Address, bool IsForm, IReadOnlyList<KeyValuePair<string, string>> Fields);
