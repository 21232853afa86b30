using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Site;

/// <summary>Answers to a form that the framework has no name for.</summary>
internal static class Responses
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

    /// <summary>In how long the same may be sent again, in whole seconds.</summary>
    public static void RetryAfter(this HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>What <see cref="RetryAfter"/> said; a minute where nothing was.</summary>
    public static TimeSpan Wait(this HttpResponse response) =>
        TimeSpan.FromSeconds(int.TryParse(response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : 60);
}
