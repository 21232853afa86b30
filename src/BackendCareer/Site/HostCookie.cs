namespace BackendCareer.Site;

/// <summary>
/// A cookie of this host alone, which no script reads. Over HTTPS its name begins with <c>__Host-</c>: browsers then take it from
/// no other host of the same domain. They ask for the path <c>/</c> in return, and take no such name on plain HTTP. Those that the
/// framework writes are built here; no other site's page sends them along.
/// </summary>
internal sealed class HostCookie : CookieBuilder
{
    private readonly string _name;
    private readonly IHttpContextAccessor _current;

    public HostCookie(string name, IHttpContextAccessor current)
    {
        _name = name;
        _current = current;
        HttpOnly = true;
        IsEssential = true;
        Path = "/";
        SameSite = SameSiteMode.Strict;
        SecurePolicy = CookieSecurePolicy.SameAsRequest; // http only on the machine itself: a proxy says https
    }

    /// <summary>Of the request that is being answered; the framework asks for it each time.</summary>
    public override string? Name
    {
        get => _current.HttpContext is { } context ? NameOf(context.Request, _name) : _name;
        set => throw new NotSupportedException();
    }

    public static string NameOf(HttpRequest request, string name) => request.IsHttps ? "__Host-" + name : name;

    /// <summary>For one that we write ourselves.</summary>
    /// <param name="keptFor">Null until the browser closes.</param>
    public static CookieOptions Options(HttpRequest request, SameSiteMode sameSite, TimeSpan? keptFor = null) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = keptFor,
        Path = "/",
        SameSite = sameSite,
        Secure = request.IsHttps,
    };
}
