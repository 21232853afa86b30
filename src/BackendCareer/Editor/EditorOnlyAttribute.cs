using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace BackendCareer.Editor;

/// <summary>
/// For whoever edits on this machine, in Development; for everybody else there is nothing under the address. The name of
/// the host counts too: another site may point a name of its own at this machine, and would then read along.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EditorOnlyAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var environment = context.HttpContext.RequestServices.GetRequiredService<IHostEnvironment>();
        if (!environment.IsDevelopment() || !IsFromHere(context.HttpContext))
        {
            context.Result = new NotFoundResult();
        }
    }

    private static bool IsFromHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && context.Request.Host.Host.ToLowerInvariant() is "localhost" or "127.0.0.1" or "[::1]";
}
