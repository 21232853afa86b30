using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace BackendCareer.Site;

/// <summary>
/// Answers with a page of the store, before anything else is asked about the request but where the site is and whether this host is ours.
/// What every answer carries, it gets like every other (<see cref="SecurityHeaders"/>, <see cref="Copies"/>).
/// </summary>
internal sealed class KeptPages(RequestDelegate next, PageStore store, PageKeeping keeping, BetterCodings better)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && store.Find(PageKey.Of(request, keeping.Choices)) is { } page
            && keeping.IsForEverybody(request)
            && AcceptedCoding.Of(request) is var coding && page.Body(coding) is { } body)
        {
            if (!page.WasAsked)
            {
                page.WasAsked = true;
                better.Propose(page);
            }

            ReaderDependence.NoteKept(context);
            return IsKnown(request, page) ? NotModified(context.Response, page) : Send(context.Response, page, coding, body);
        }

        return next(context);
    }

    /// <summary>In a coding that may have to be made first.</summary>
    public static async Task SendAsync(HttpContext context, PageStore store, KeptPage page)
    {
        if (IsKnown(context.Request, page))
        {
            await NotModified(context.Response, page);
            return;
        }

        var coding = AcceptedCoding.Of(context.Request);
        var body = page.Body(coding);
        if (body is null)
        {
            body = await page.MakeAsync(coding);
            store.Measure(page);
        }

        await Send(context.Response, page, coding, body);
    }

    private static bool IsKnown(HttpRequest request, KeptPage page)
    {
        var asked = request.Headers.IfNoneMatch;
        return asked.Count > 0 && (asked == page.Tag || IsAmong(asked, page.Tag));
    }

    private static bool IsAmong(StringValues asked, string tag) =>
        EntityTagHeaderValue.TryParseList(asked, out var tags)
        && tags.Any(known => known.Equals(EntityTagHeaderValue.Any)
            || known.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));

    private static Task NotModified(HttpResponse response, KeptPage page)
    {
        response.StatusCode = StatusCodes.Status304NotModified;
        response.Headers.ContentType = default;
        response.Headers.ETag = page.Tag;
        return Task.CompletedTask;
    }

    private static Task Send(HttpResponse response, KeptPage page, Coding coding, byte[] body)
    {
        var headers = response.Headers;
        headers.ContentType = page.ContentType;
        headers.ContentLength = body.Length;
        headers.ETag = page.Tag;
        if (coding.Name() is { } name)
        {
            headers.ContentEncoding = name;
        }

        var written = response.BodyWriter.WriteAsync(body);
        if (!written.IsCompletedSuccessfully)
        {
            return written.AsTask();
        }

        written.GetAwaiter().GetResult(); // tells the server that it has been seen
        return Task.CompletedTask;
    }
}
