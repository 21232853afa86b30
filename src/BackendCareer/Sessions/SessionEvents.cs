using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.OutputCaching;

namespace BackendCareer.Sessions;

/// <summary>
/// How long a session lasts: half an hour after the last page, twelve hours in all, and a minute after the account is gone
/// or has a new password. Identity's own validator signs out of schemes that this site does not have, and throws.
/// </summary>
internal sealed class SessionEvents : CookieAuthenticationEvents
{
    private const string SignedInAt = "signed-in";
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan CheckedEvery = TimeSpan.FromMinutes(1);

    /// <summary>Renewing a session keeps this time, so that it cannot be renewed for ever.</summary>
    public override Task SigningIn(CookieSigningInContext context)
    {
        context.Properties.Items.TryAdd(SignedInAt, Now(context.Options).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var now = Now(context.Options);
        if (IsForEverybody(context.HttpContext) || now - SignedIn(context.Properties) > Longest)
        {
            context.RejectPrincipal();
        }
        else if (now - context.Properties.IssuedUtc >= CheckedEvery)
        {
            await CheckAsync(context);
        }
    }

    /// <summary>
    /// Somebody whose session has ended while they typed must not lose the text: a redirect would turn their POST into a
    /// GET of another page. The 401 stays at the address of the form, and a reload after signing in sends it again.
    /// </summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method))
        {
            context.Response.Redirect("/sign-in" + QueryString.Create("returnUrl", request.Path + request.QueryString));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    /// <summary>A page that the shared cache may keep is drawn for nobody, whoever happens to ask for it first.</summary>
    private static bool IsForEverybody(HttpContext context) =>
        context.Features.Get<IOutputCacheFeature>()?.Context.EnableOutputCaching == true;

    private static DateTimeOffset SignedIn(AuthenticationProperties properties) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(properties.Items[SignedInAt]!, CultureInfo.InvariantCulture));

    private static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var signIn = context.HttpContext.RequestServices.GetRequiredService<SignInManager<Moderator>>();
        try
        {
            if (await signIn.ValidateSecurityStampAsync(context.Principal) is not null)
            {
                context.ShouldRenew = true;
                return;
            }
        }
        catch (DbException)
        {
            // Who cannot be checked has no rights, for this request.
        }

        context.RejectPrincipal();
    }

    private static DateTimeOffset Now(CookieAuthenticationOptions session) => session.TimeProvider!.GetUtcNow();
}
