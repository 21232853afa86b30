using System.Collections.Concurrent;
using Microsoft.Net.Http.Headers;

namespace BackendCareer.Site;

/// <summary>
/// Draws a page for the store, once: who asks for one that is just being drawn for somebody else waits for it. Where that other
/// reader hangs up, it is drawn for nobody, and one of those who waited has it drawn anew.
/// </summary>
internal sealed class PageFilling(RequestDelegate next, PageStore store, PageKeeping keeping, IHostEnvironment environment)
{
    private const int Tries = 3;

    /// <summary>What a kept page may say of itself. Whatever else one says, and a cookie above all, is meant for whoever asked.</summary>
    private static readonly string[] Sayable = [HeaderNames.ContentType, HeaderNames.ETag, HeaderNames.StrictTransportSecurity];

    private readonly ConcurrentDictionary<(PageKey Key, PageState State), TaskCompletionSource<Drawing>> _drawn = new();

    /// <summary>In Development a changed view must show at once.</summary>
    public Task InvokeAsync(HttpContext context) =>
        !environment.IsDevelopment() && HttpMethods.IsGet(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<KeptPageAttribute>() is not null
        && keeping.IsForEverybody(context.Request) && keeping.StateOf(context) is { } state
            ? AnswerAsync(context, PageKey.Of(context.Request, keeping.Choices), state)
            : next(context);

    private async Task AnswerAsync(HttpContext context, PageKey key, PageState state)
    {
        DrawnForEverybody.Note(context);
        for (var tried = 0; tried < Tries; tried++)
        {
            var mine = new TaskCompletionSource<Drawing>(TaskCreationOptions.RunContinuationsAsynchronously);
            var first = _drawn.GetOrAdd((key, state), mine);
            var drawing = first == mine
                ? await DrawForAllAsync(context, key, state, mine)
                : await first.Task.WaitAsync(context.RequestAborted);
            if (drawing.Page is not null || first == mine)
            {
                await SendAsync(context, drawing);
                return;
            }

            if (!drawing.IsAbandoned)
            {
                break; // a page that is not kept is drawn for each
            }
        }

        await SendAsync(context, await DrawAsync(context, key, state));
    }

    private async Task<Drawing> DrawForAllAsync(HttpContext context, PageKey key, PageState state, TaskCompletionSource<Drawing> mine)
    {
        var drawing = new Drawing();
        try
        {
            // Whoever was first may have kept it since this request looked.
            return drawing = store.Find(key) is { } kept ? new Drawing { Page = kept } : await DrawAsync(context, key, state);
        }
        catch (OperationCanceledException)
        {
            drawing = new Drawing { IsAbandoned = true };
            throw;
        }
        finally
        {
            _drawn.TryRemove(KeyValuePair.Create((key, state), mine)); // first: who tries again must not find it
            mine.SetResult(drawing with { Bytes = [] });
        }
    }

    /// <summary>Uncompressed and into memory: of one drawing all codings are made.</summary>
    private async Task<Drawing> DrawAsync(HttpContext context, PageKey key, PageState state)
    {
        var (request, response) = (context.Request, context.Response);
        var (accepted, body) = (request.Headers.AcceptEncoding, response.Body);
        using var drawn = new MemoryStream();
        (request.Headers.AcceptEncoding, response.Body) = (default, drawn);
        try
        {
            await next(context);
        }
        finally
        {
            (request.Headers.AcceptEncoding, response.Body) = (accepted, body);
        }

        var bytes = drawn.ToArray();
        if (!MayBeKept(response))
        {
            return new Drawing { Bytes = bytes };
        }

        var page = new KeptPage(key, state, response.Headers.ETag.ToString(), response.ContentType!, bytes);
        store.Keep(page);
        return new Drawing { Page = page };
    }

    private static bool MayBeKept(HttpResponse response) =>
        response is { StatusCode: StatusCodes.Status200OK, ContentType: not null, Headers.ETag.Count: 1 }
        && response.Headers.Keys.All(name => Sayable.Contains(name, StringComparer.OrdinalIgnoreCase));

    private Task SendAsync(HttpContext context, Drawing drawing)
    {
        if (drawing.Page is { } page)
        {
            return KeptPages.SendAsync(context, store, page);
        }

        return drawing.Bytes.Length == 0 ? Task.CompletedTask : SendAsync(context, drawing.Bytes);
    }

    private static async Task SendAsync(HttpContext context, byte[] plain)
    {
        var coding = AcceptedCoding.Of(context.Request);
        var bytes = Codings.Encode(plain, coding);
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.ContentEncoding = coding.Name();
        await context.Response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
    }

    /// <summary>What became of it: a page that is kept, or bytes for the one who asked.</summary>
    private sealed record Drawing
    {
        public KeptPage? Page { get; init; }

        public byte[] Bytes { get; init; } = [];

        public bool IsAbandoned { get; init; }
    }
}
