using System.Globalization;
using System.Net;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace BackendCareer.Site;

/// <summary>
/// Reads every form before anything else does, so that each kind of bad request gets its own status at every address: 415 for
/// what is no plain UTF-8 form, 413 for too many bytes, 400 for what is no text, for a field sent twice, and for names that
/// no form of ours has and a binder might read as lists or members.
/// </summary>
internal sealed class FormProtection(RequestDelegate next)
{
    private const int Fields = 32;
    private const int NameLength = 64;
    private const int ValueLength = 48 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!TakesForm(context) || await StatusOfAsync(context) is not { } status)
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = status;
    }

    /// <summary>What no route takes is told so, whatever it brings. A refused form comes by a second time, for its page.</summary>
    private static bool TakesForm(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint && !context.Request.IsSafe() && !context.IsErrorPage();

    private static async Task<int?> StatusOfAsync(HttpContext context)
    {
        if (!IsForm(context.Request.GetTypedHeaders().ContentType))
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }

        try
        {
            var repeated = context.GetEndpoint()?.Metadata.GetMetadata<RepeatedFieldAttribute>();
            var form = await ReadAsync(context, repeated?.Most ?? Fields);
            return form?.All(field => IsName(field.Key) && (field.Value.Count == 1 || field.Key == repeated?.Name)) == true
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

    private static bool IsForm(MediaTypeHeaderValue? type) =>
        type is not null
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <returns>Null where its bytes are no text.</returns>
    private static async Task<IFormCollection?> ReadAsync(HttpContext context, int mostFields)
    {
        var request = context.Request;
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        if (!IsText(body.GetBuffer(), (int)body.Length))
        {
            return null;
        }

        body.Position = 0;
        request.Body = body;
        context.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions
        {
            ValueCountLimit = mostFields,
            KeyLengthLimit = NameLength,
            ValueLengthLimit = ValueLength,
        }));
        return await request.ReadFormAsync(context.RequestAborted);
    }

    /// <summary>The framework would store bytes that are no UTF-8 as the percent signs and digits that they came as.</summary>
    private static bool IsText(byte[] body, int length)
    {
        var decoded = WebUtility.UrlDecodeToBytes(body, 0, length);
        return Utf8.IsValid(decoded) && !decoded.Contains((byte)0);
    }

    private static bool IsName(string name) =>
        name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}

/// <summary>The one field of a form that may be sent several times.</summary>
/// <param name="most">How many fields the form may have.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RepeatedFieldAttribute(string name, int most) : Attribute
{
    public string Name { get; } = name;

    public int Most { get; } = most;
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
