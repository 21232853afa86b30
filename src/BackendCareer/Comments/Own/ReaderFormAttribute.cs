using System.Data.Common;
using BackendCareer.Site;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>
/// For a form that uses the reader's key: it has to carry the token of a page of ours. A form without one (of a page that
/// was open since before the browser had a key) and one that meets a busy database come back as a page with one button,
/// and everything that was typed still in it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReaderFormAttribute : Attribute, IAsyncResourceFilter, IAsyncExceptionFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (ReaderKey.Of(http.Request) is null || await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            await next();
            return;
        }

        context.Result = Again(http, StatusCodes.Status400BadRequest, "Once more, please",
            "The page with this button was older than your key. Please press it here.");
    }

    public Task OnExceptionAsync(ExceptionContext context)
    {
        if (context.Exception is DbException or DbUpdateException)
        {
            context.HttpContext.RequestServices.GetRequiredService<StorageLog>().Tell(context.Exception);
            context.HttpContext.Response.RetryAfter(CommentStore.BusyFor);
            context.Result = Again(context.HttpContext, StatusCodes.Status503ServiceUnavailable, "This could not be stored",
                "Please send it again in a moment.");
        }

        return Task.CompletedTask;
    }

    private static ViewResult Again(HttpContext context, int status, string title, string message)
    {
        var fields = context.Request.Form.Where(field => field.Key != "__RequestVerificationToken")
            .Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()))
            .ToList();
        var services = context.RequestServices;
        return new ViewResult
        {
            ViewName = "/Comments/Own/Again.cshtml",
            StatusCode = status,
            ViewData = new ViewDataDictionary<AgainPage>(services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary())
            {
                Model = new AgainPage(title, message, context.Request.Path, fields),
            },
        };
    }
}

/// <summary>A form that could not be taken as it was, to be sent again by one press of a button.</summary>
/// <param name="Fields">What was typed, without the token that did not fit.</param>
public sealed record AgainPage(string Title, string Message, string Action, IReadOnlyList<KeyValuePair<string, string>> Fields);
