using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace BackendCareer.Site;

/// <summary>
/// Reads the form before MVC binds it, so that each kind of bad request gets its own status: 415 for what is no plain
/// UTF-8 form, 413 for too many bytes, 400 for a field sent twice or bytes that are not text.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public class FormPostAttribute : Attribute, IAsyncResourceFilter
{
    private const char Replacement = '\uFFFD';

    /// <summary>The one field that may be sent several times.</summary>
    public string? Repeated { get; init; }

    public virtual async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (await StatusOfAsync(context.HttpContext) is { } status)
        {
            context.Result = new StatusCodeResult(status);
            return;
        }

        await next();
    }

    private async Task<int?> StatusOfAsync(HttpContext context)
    {
        var type = context.Request.GetTypedHeaders().ContentType;
        if (type is null
            || !type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }

        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return form.All(field => (field.Value.Count == 1 || field.Key == Repeated) && field.Value.All(IsText))
                ? null
                : StatusCodes.Status400BadRequest;
        }
        catch (BadHttpRequestException error)
        {
            return error.StatusCode; // 413 beyond the server's limit
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return StatusCodes.Status400BadRequest; // more fields or longer ones than a form of ours has, or broken on the way
        }
    }

    /// <summary>Invalid UTF-8 arrives as U+FFFD, which nobody types.</summary>
    private static bool IsText(string? value) => value?.AsSpan().IndexOfAny('\0', Replacement) is null or < 0;
}

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
