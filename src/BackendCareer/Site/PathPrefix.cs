using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace BackendCareer.Site;

/// <summary>
/// <c>Site:PathBase</c>. Inside, the site stands at the root: the prefix is taken off what comes in and put before what goes
/// out, here alone, so that no view, article or redirect can forget it.
/// </summary>
internal sealed class PathPrefix(RequestDelegate next, SiteAddress site)
{
    /// <summary>The browser takes a cookie of this name for the whole host only.</summary>
    private const string WholeHost = "__Host-";

    private const string WholePath = "path=/";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(site.PathBase, StringComparison.Ordinal, out var path))
        {
            context.Request.Path = path.HasValue ? path : "/";
        }

        context.Response.OnStarting(() =>
        {
            PutBefore(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void PutBefore(IHeaderDictionary headers)
    {
        if (headers.Location.ToString() is ['/', ..] address)
        {
            headers.Location = site.PathBase + address;
        }

        if (headers.SetCookie.Count > 0)
        {
            headers.SetCookie = headers.SetCookie.Select(cookie => Narrowed(cookie!)).ToArray();
        }
    }

    /// <summary>Another site on the same host has no business with our cookies, nor ours with its.</summary>
    private string Narrowed(string cookie) => cookie.StartsWith(WholeHost, StringComparison.Ordinal)
        ? cookie
        : string.Join("; ", cookie.Split("; ").Select(part => part == WholePath ? $"path={site.PathBase}" : part));
}

/// <summary>Puts the prefix before every address in a page, in its finished text, which nobody writes but our views.</summary>
internal sealed partial class PrefixedPage(string prefix) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is not ViewResult)
        {
            await next();
            return;
        }

        var response = context.HttpContext.Response;
        var body = response.Body;
        using var page = new MemoryStream();
        response.Body = page;
        var drawn = await next();
        response.Body = body;
        if (drawn.Exception is null)
        {
            await response.WriteAsync(In(Encoding.UTF8.GetString(page.GetBuffer().AsSpan(0, (int)page.Length))));
        }
    }

    /// <summary>What stands in no tag is text: a page that is about HTML writes its brackets as <c>&amp;lt;</c>.</summary>
    internal string In(string html) => Root().Replace(html, prefix + "/");

    /// <summary>The slash with which an address begins that names no host.</summary>
    [GeneratedRegex("""(?<=<[a-z][^<>]*\s(?:(?:href|src|action|formaction|data-changes)="|srcset="(?:[^"]*,\s*)?))/(?!/)""")]
    private static partial Regex Root();
}
