using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace BackendCareer.Comments;

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
