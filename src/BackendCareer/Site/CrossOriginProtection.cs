using Microsoft.AspNetCore.Diagnostics;

namespace BackendCareer.Site;

/// <summary>
/// Refuses what another site's page makes a browser send. The browser says where a request comes from
/// (<c>Sec-Fetch-Site</c>, or <c>Origin</c> on plain http), so that no page has to carry a token and every page can be
/// cached. A request with neither header is no browser's, and has no reader's rights to borrow.
/// </summary>
internal sealed class CrossOriginProtection(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.IsSafe() || IsSameOrigin(request) || context.IsErrorPage())
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsSameOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || IsOurs(origin, request);
    }

    /// <summary>
    /// Compared whole and as text: what a browser writes there is a scheme, a host, and a port where it is not that of the scheme.
    /// </summary>
    private static bool IsOurs(string origin, HttpRequest request)
    {
        var host = $"{request.Scheme}://{new HostString(request.Host.Host).ToUriComponent()}"; // no letters but those of DNS
        var usual = request.IsHttps ? 443 : 80;
        var port = request.Host.Port ?? usual;
        return origin.Equals($"{host}:{port}", StringComparison.OrdinalIgnoreCase)
            || (port == usual && origin.Equals(host, StringComparison.OrdinalIgnoreCase));
    }
}

internal static class Requests
{
    /// <summary>Whether it changes nothing.</summary>
    public static bool IsSafe(this HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    /// <summary>A request that was refused or failed comes by a second time, to be told so by a page.</summary>
    public static bool IsErrorPage(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>What the request was for, also while it is told by a page that it was refused or failed.</summary>
    public static Endpoint? AskedEndpoint(this HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Endpoint
        ?? context.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint
        ?? context.GetEndpoint();
}
