using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;

namespace BackendCareer.Site;

/// <summary>
/// Who may keep a copy of an answer, said in one place and at the last moment: an answer that says nothing is kept by rules
/// that each browser and proxy has of its own. Everybody may keep what is the same for everybody, and asks each time whether
/// it still is; nobody keeps what belongs to one person, a refusal, or the answer to a form.
/// </summary>
internal sealed class Copies(RequestDelegate next)
{
    private const string AskEachTime = "no-cache";
    private const string ByCookie = "Accept-Encoding, Cookie";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Say(context, context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Say(HttpContext context, IHeaderDictionary headers)
    {
        var dependence = context.Features.Get<ReaderDependence>();
        if (dependence?.IsKept == true)
        {
            (headers.CacheControl, headers.Vary) = (AskEachTime, ByCookie);
            return;
        }

        headers.Remove(HeaderNames.Pragma); // the framework's words for HTTP/1.0, beside its forms and failures
        headers.Remove(HeaderNames.Expires);
        if (dependence?.HasReader == true || IsForOne(context, headers))
        {
            headers.CacheControl = "private, no-store";
            headers.Remove(HeaderNames.ETag);
            headers.Remove(HeaderNames.LastModified);
            headers.Remove(HeaderNames.Vary);
            return;
        }

        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = AskEachTime;
        }

        // of a 304 too, of which nothing is compressed
        headers.Vary = dependence is null ? "Accept-Encoding" : ByCookie;
    }

    private static bool IsForOne(HttpContext context, IHeaderDictionary headers) =>
        headers.SetCookie.Count > 0
        || !context.Request.IsSafe()
        || IsRefusal(context.Response.StatusCode)
        || IsPersonal(context.AskedEndpoint()?.Metadata);

    /// <summary>That there is nothing under an address, or nothing to send there, is the same for everybody.</summary>
    private static bool IsRefusal(int status) => status >= StatusCodes.Status400BadRequest
        && status is not (StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed or StatusCodes.Status410Gone);

    private static bool IsPersonal(EndpointMetadataCollection? asked) =>
        asked?.GetMetadata<PrivatePageAttribute>() is not null || asked?.GetMetadata<IAuthorizeData>() is not null;
}

/// <summary>The answers of this controller belong to one person, whoever asks. Those to moderators do so in any case.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PrivatePageAttribute : Attribute;

/// <summary>The answer is another one for a reader whom a cookie tells.</summary>
/// <param name="IsKept">It is a page of the store, which was drawn for nobody.</param>
internal sealed record ReaderDependence(bool HasReader, bool IsKept = false)
{
    private static readonly ReaderDependence OfKeptPage = new(HasReader: false, IsKept: true);
    private static readonly ReaderDependence OnReader = new(HasReader: true);
    private static readonly ReaderDependence OnNobody = new(HasReader: false);

    public static void NoteKept(HttpContext context) => context.Features.Set(OfKeptPage);

    /// <summary>For what looks for such a cookie.</summary>
    public static void Note(HttpContext context, bool hasReader) => context.Features.Set(hasReader ? OnReader : OnNobody);
}

/// <summary>By what a browser asks whether its copy is still right. Weak: the compressed and the plain one say the same.</summary>
internal static class EntityTag
{
    public static EntityTagHeaderValue Of(ReadOnlySpan<byte> content) => Weak(Convert.ToHexStringLower(SHA256.HashData(content)));

    /// <param name="hash">Of a file's content.</param>
    /// <param name="kind">Tells what is made of a file from the file itself.</param>
    public static EntityTagHeaderValue Of(string hash, string kind = "") => Weak(hash + kind);

    private static EntityTagHeaderValue Weak(string tag) => new($"\"{tag}\"", isWeak: true);
}
