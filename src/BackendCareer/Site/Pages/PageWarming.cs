using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace BackendCareer.Site;

/// <summary>
/// Draws the pages that most readers come for once the site is ready, so that none of them waits for the first one. After a change
/// of the guide only what is asked for is drawn: nobody knows how long the next one takes to come.
/// </summary>
public sealed partial class PageWarming(
    PageKeeping keeping, IHttpContextFactory contexts, IServiceScopeFactory scopes, IOptions<SiteOptions> options,
    IHostApplicationLifetime lifetime, ILogger<PageWarming> logger) : BackgroundService
{
    private RequestDelegate? _rest;

    /// <summary>What stands behind it in the pipeline draws the pages.</summary>
    public RequestDelegate Through(RequestDelegate rest) => _rest = rest;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.ApplicationStarted.WhenCancelledAsync(stoppingToken);
        var (drawn, start) = (0, Environment.TickCount64);
        foreach (var path in _rest is null ? [] : keeping.Main.Take(options.Value.WarmPages))
        {
            var before = Environment.TickCount64;
            if (await DrawAsync(path, stoppingToken))
            {
                drawn++;
            }

            // As long again for those who ask meanwhile.
            await Task.Delay(TimeSpan.FromMilliseconds(Environment.TickCount64 - before), stoppingToken);
        }

        Drawn(drawn, Environment.TickCount64 - start);
    }

    /// <summary>As for a browser, on no connection.</summary>
    private async Task<bool> DrawAsync(string path, CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature { Method = HttpMethods.Get, Scheme = "http", Path = path });
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = stoppingToken });
        var context = contexts.Create(features);
        (context.RequestServices, context.Request.Headers.AcceptEncoding) = (scope.ServiceProvider, Coding.Brotli.Name());
        try
        {
            await _rest!(context);
            return context.Response.StatusCode == StatusCodes.Status200OK;
        }
        finally
        {
            contexts.Dispose(context);
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Pages} pages are ready, after {Milliseconds} ms.")]
    private partial void Drawn(int pages, long milliseconds);
}

internal static class Cancellations
{
    /// <summary>Ends when it is cancelled, and fails where the other is first.</summary>
    public static async Task WhenCancelledAsync(this CancellationToken cancelled, CancellationToken stop)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancelled.Register(end.SetResult);
        await end.Task.WaitAsync(stop);
    }
}
