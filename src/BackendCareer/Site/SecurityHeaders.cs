namespace BackendCareer.Site;

/// <summary>The headers that every answer carries, whatever its status.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>No inline code anywhere, so no nonce that a cached page would repeat, and no hash.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment: an error page starts again with empty headers.
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpResponse)state).Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin"); // a page may say less of itself
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }
}
