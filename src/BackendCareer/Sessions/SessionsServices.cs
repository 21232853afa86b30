using BackendCareer.Site;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Sessions;

/// <summary>Signing in of moderators, and the token that guards the forms of whoever has rights to borrow.</summary>
public static class SessionsServices
{
    /// <typeparam name="TDb">The store of moderators and sessions, which is none of ours.</typeparam>
    public static void AddSessions<TDb>(this IServiceCollection services)
        where TDb : DbContext
    {
        services.AddOptions<SessionsOptions>().BindConfiguration("Sessions");
        services.AddSingleton<SignInRate>();
        services.AddSingleton<KnownBrowsers>();
        services.AddSingleton<SignInAttempts>();
        services.AddScoped<SignInCheck>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<SessionDoor>();
        services.AddSingleton<SignInPages>();
        services.AddPasskeys<TDb>();
        services.AddSingleton<RecentSessions>();
        services.AddScoped(provider =>
            ActivatorUtilities.CreateInstance<SessionStore>(provider, (DbContext)provider.GetRequiredService<TDb>()));
        services.AddHttpContextAccessor();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 220_000);
        services.AddOptions<AntiforgeryOptions>().Configure<IHttpContextAccessor>(GuardForms);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IHttpContextAccessor>(KeepSession);
        services.AddAuthorization();
        services.AddIdentityCore<Moderator>(Configure)
            .AddUserValidator<ModeratorName.Validator>()
            .AddPasswordValidator<PasswordRules>()
            .AddErrorDescriber<ModeratorErrors>()
            .AddSignInManager()
            .AddEntityFrameworkStores<TDb>();
    }

    /// <summary>Before the site listens.</summary>
    /// <exception cref="CannotStartException">Nobody could ever sign in.</exception>
    public static void CheckSessions(this WebApplication app) => app.Services.GetRequiredService<PasskeyDemand>().RefuseTheImpossible();

    private static void AddPasskeys<TDb>(this IServiceCollection services)
        where TDb : DbContext
    {
        services.AddSingleton<PasskeySite>();
        services.AddSingleton<PasskeyDemand>();
        services.AddSingleton<PasskeyChallenges>();
        services.AddScoped<PasskeyCheck>();
        services.AddScoped<PasskeyIntake>();
        services.AddScoped(provider =>
            ActivatorUtilities.CreateInstance<PasskeyStore>(provider, (DbContext)provider.GetRequiredService<TDb>()));
        services.AddOptions<IdentityPasskeyOptions>().Configure<PasskeySite>(ConfigurePasskeys);
    }

    private static void ConfigurePasskeys(IdentityPasskeyOptions passkeys, PasskeySite site)
    {
        passkeys.ServerDomain = site.Domain;
        passkeys.AuthenticatorTimeout = PasskeyChallenges.LastsFor;
        passkeys.UserVerificationRequirement = "required"; // a fingerprint, a face or a PIN: the device alone is not enough
        passkeys.ResidentKeyRequirement = "required"; // so that nobody has to type a name
        passkeys.AttestationConveyancePreference = "none"; // which device it is, is none of our business
        passkeys.ValidateOrigin = asked => ValueTask.FromResult(
            !asked.CrossOrigin && site.IsOrigin(asked.Origin, asked.HttpContext.Request));
    }

    private static void Configure(IdentityOptions identity)
    {
        identity.User.AllowedUserNameCharacters = ""; // any: ModeratorName has the rule
        identity.Password = new PasswordOptions
        {
            RequiredLength = 12, // rules about kinds of characters only make passwords alike: PasswordRules looks at guesses
            RequiredUniqueChars = 1,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
    }

    private static void KeepSession(CookieAuthenticationOptions session, IHttpContextAccessor current)
    {
        session.Cookie = new HostCookie("moderator", current);
        session.ExpireTimeSpan = Session.Longest;
        session.SlidingExpiration = false; // the row says how long it lasts
        session.Events = new SessionEvents();
    }

    private static void GuardForms(AntiforgeryOptions forms, IHttpContextAccessor current)
    {
        forms.Cookie = new HostCookie("form", current);
        forms.SuppressXFrameOptionsHeader = true; // the content policy says frame-ancestors
    }
}
