using System.Globalization;
using BackendCareer.Content;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Site;

/// <summary>Draws what the pipeline sends here: statuses without a body, exceptions, and a guide that never compiled.</summary>
public sealed partial class ErrorsController(GuideStore store, IHostEnvironment environment, ILogger<ErrorsController> logger) : Controller
{
    public const string ProblemsAddress = "/error/problems";

    /// <summary>
    /// Takes the status from the route by hand: a bound parameter would make MVC read the form of the failed request,
    /// which may be what failed.
    /// </summary>
    [Route("/error/{status:int:range(400,599)}")]
    public IActionResult Show()
    {
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        var exception = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var path = exception?.Path ?? HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath;
        if (path is null || store.Guide is not { } guide)
        {
            return NotFound(); // somebody asked for the address of this page itself
        }

        var detail = environment.IsDevelopment() ? exception?.Error.ToString() : null;
        var page = new ErrorPage(status, NearestArticles.To(path, guide), HttpContext.TraceIdentifier, detail) { Wait = Response.Wait() };
        if (page.IsFailure)
        {
            RequestFailed(page.Reference, status);
        }

        Response.StatusCode = status;
        return View("Error", page);
    }

    /// <summary>In Development, before there is any guide to show: every mistake in the content folder.</summary>
    [Route(ProblemsAddress)]
    public IActionResult Problems()
    {
        if (store.Guide is not null)
        {
            return NotFound();
        }

        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return View("Problems", LivePage.Of(store, guide: null) with { ListsProblems = true });
    }

    [LoggerMessage(LogLevel.Error, "Request {Reference} ended with status {Status}; the failure stands above.")]
    private partial void RequestFailed(string reference, int status);
}
