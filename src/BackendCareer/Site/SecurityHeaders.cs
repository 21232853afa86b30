using Microsoft.AspNetCore.Mvc.Filters;

namespace BackendCareer.Site;

/// <summary>The headers that every answer carries, whatever its status.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>
    /// No inline code anywhere, so no nonce that a cached page would repeat, and no hash. Drawings are pictures written into the page,
    /// and in a picture nothing runs or loads.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    /// <summary>What no page asks a device for.</summary>
    private const string Permissions = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), ";

    private const string NoPasskeys = Permissions + "publickey-credentials-create=(), publickey-credentials-get=()";

    internal const string WithPasskeys = Permissions + "publickey-credentials-create=(self), publickey-credentials-get=(self)";

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
            headers.TryAdd("Permissions-Policy", NoPasskeys); // a page may ask for more
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }
}

/// <summary>The page has a button that asks the device for a passkey, which scripts of other pages cannot do.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class AllowsPasskeysAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context) =>
        context.HttpContext.Response.Headers["Permissions-Policy"] = SecurityHeaders.WithPasskeys;
}
