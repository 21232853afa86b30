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
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || IsSameOrigin(request))
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
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var address)
                && string.Equals(address.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
