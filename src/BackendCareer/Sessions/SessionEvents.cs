using System.Data.Common;
using System.Security.Claims;
using BackendCareer.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BackendCareer.Sessions;

/// <summary>
/// Ties the cookie to its <see cref="Session"/>. The framework's own store of tickets would keep the id of a session when somebody
/// signs in over it; here everybody who signs in gets a new one.
/// </summary>
internal sealed partial class SessionEvents : CookieAuthenticationEvents
{
    public override async Task SigningIn(CookieSigningInContext context)
    {
        var (store, stop) = (StoreOf(context.HttpContext), context.HttpContext.RequestAborted);
        await store.EndAsync(context.HttpContext.User, stop); // the one of this browser that the new one replaces
        var moderator = (ClaimsIdentity)context.Principal!.Identity!;
        var id = await store.OpenAsync(moderator.FindFirst(ClaimTypes.NameIdentifier)!.Value, stop);
        moderator.AddClaim(new Claim(SessionStore.IdClaim, id));
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        var moderator = context.HttpContext.User;
        if (moderator.Identity?.IsAuthenticated == true)
        {
            await StoreOf(context.HttpContext).EndAsync(moderator, CancellationToken.None); // also for who hangs up
            SignedOut(LoggerOf(context), moderator.Identity.Name);
        }
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (DrawnForEverybody.Is(context.HttpContext) || IsShut(context))
        {
            context.RejectPrincipal();
            return;
        }

        try
        {
            await CheckAsync(context);
        }
        catch (DbException) when (RecentOf(context).Has(SessionStore.HashOf(context.Principal!)))
        {
            // The page will say that the database does not answer, if it needs it.
        }
        catch (DbException)
        {
            context.RejectPrincipal(); // who cannot be checked has no rights, for this request
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

    /// <summary>Who has yet to add a passkey is nobody everywhere else: what is not marked as open to them is shut.</summary>
    private static bool IsShut(CookieValidatePrincipalContext context) =>
        DemandOf(context).IsUnmetBy(context.Principal!)
        && context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<OpenToPasswordAloneAttribute>() is null;

    private static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var (store, http, moderator) = (StoreOf(context.HttpContext), context.HttpContext, context.Principal!);
        var stamp = http.RequestServices.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        if (await store.SeenAsync(moderator, moderator.FindFirstValue(stamp), http.RequestAborted) is not { } seen
            || await HasPasskeyMeanwhileAsync(context))
        {
            context.RejectPrincipal();
            context.Options.CookieManager.DeleteCookie(http, context.Options.Cookie.Name!, context.Options.Cookie.Build(http));
            Ended(LoggerOf(context), moderator.Identity?.Name);
        }
        else
        {
            RecentOf(context).Found(SessionStore.HashOf(moderator)); // first: a database that cannot be written signs nobody out
            if (Now(context) - seen >= Session.SeenEvery)
            {
                await store.KeepAsync(moderator, http.RequestAborted);
            }
        }
    }

    /// <summary>Added elsewhere: from then on the password alone opens nothing more.</summary>
    private static async Task<bool> HasPasskeyMeanwhileAsync(CookieValidatePrincipalContext context) =>
        DemandOf(context).IsUnmetBy(context.Principal!)
        && await context.HttpContext.RequestServices.GetRequiredService<PasskeyStore>().HasAnyAsync(
            context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!, context.HttpContext.RequestAborted);

    private static PasskeyDemand DemandOf(CookieValidatePrincipalContext context) =>
        context.HttpContext.RequestServices.GetRequiredService<PasskeyDemand>();

    private static DateTime Now(CookieValidatePrincipalContext context) => context.Options.TimeProvider!.GetUtcNow().UtcDateTime;

    private static RecentSessions RecentOf(CookieValidatePrincipalContext context) =>
        context.HttpContext.RequestServices.GetRequiredService<RecentSessions>();

    private static SessionStore StoreOf(HttpContext context) => context.RequestServices.GetRequiredService<SessionStore>();

    private static ILogger LoggerOf(BaseContext<CookieAuthenticationOptions> context) =>
        context.HttpContext.RequestServices.GetRequiredService<ILogger<SessionEvents>>();

    [LoggerMessage(LogLevel.Information, "{Moderator} signed out.")]
    private static partial void SignedOut(ILogger logger, string? moderator);

    [LoggerMessage(LogLevel.Information,
        "A browser came with a session of {Moderator} that has ended: signed out, idle, or the account is gone or has a new password.")]
    private static partial void Ended(ILogger logger, string? moderator);
}
