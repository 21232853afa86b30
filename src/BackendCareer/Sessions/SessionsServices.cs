using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BackendCareer.Sessions;

/// <summary>Signing in of moderators, and the token that guards the forms of whoever has rights to borrow.</summary>
public static class SessionsServices
{
    /// <returns>To name the store of the moderators, which is none of ours.</returns>
    public static IdentityBuilder AddSessions(this IServiceCollection services)
    {
        services.AddOptions<SessionsOptions>().BindConfiguration("Sessions").ValidateOnStart();
        services.AddSingleton<IValidateOptions<SessionsOptions>, SessionsOptionsValidator>();
        services.AddSingleton<SignInRate>();
        services.AddSingleton<UnknownNames>();
        services.AddScoped<SignInCheck>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 220_000);
        services.Configure<AntiforgeryOptions>(GuardForms);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, KeepSession);
        services.AddAuthorization();
        return services.AddIdentityCore<Moderator>(Configure)
            .AddUserValidator<ModeratorName.Validator>()
            .AddErrorDescriber<ModeratorErrors>()
            .AddSignInManager();
    }

    private static void Configure(IdentityOptions identity)
    {
        identity.User.AllowedUserNameCharacters = ""; // any: ModeratorName has the rule
        identity.Password = new PasswordOptions
        {
            RequiredLength = 12, // length is what counts: other rules only make passwords alike
            RequiredUniqueChars = 1,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
    }

    private static void KeepSession(CookieAuthenticationOptions session)
    {
        session.Cookie.Name = "moderator";
        session.Cookie.HttpOnly = true;
        session.Cookie.SameSite = SameSiteMode.Strict;
        session.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // http only on the machine itself: a proxy says https
        session.ExpireTimeSpan = TimeSpan.FromMinutes(30);
        session.SlidingExpiration = false; // SessionEvents renews, and only a session that it has checked
        session.Events = new SessionEvents();
    }

    private static void GuardForms(AntiforgeryOptions forms)
    {
        forms.Cookie.Name = "form";
        forms.Cookie.HttpOnly = true;
        forms.Cookie.SameSite = SameSiteMode.Strict;
        forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        forms.SuppressXFrameOptionsHeader = true; // the content policy says frame-ancestors
    }
}
