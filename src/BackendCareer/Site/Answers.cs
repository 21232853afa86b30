using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Site;

/// <summary>Answers to a form that the framework has no name for.</summary>
internal static class Answers
{
    /// <summary>303: what was sent is done, and the browser reads on by GET, so that a reload sends nothing again.</summary>
    public static StatusCodeResult SeeOther(this ControllerBase controller, string address)
    {
        controller.Response.Headers.Location = address;
        return controller.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>405 for the address of a form; the catch-all route of articles would say 404.</summary>
    public static StatusCodeResult OnlyByPost(this ControllerBase controller)
    {
        controller.Response.Headers.Allow = HttpMethods.Post;
        return controller.StatusCode(StatusCodes.Status405MethodNotAllowed);
    }
}
