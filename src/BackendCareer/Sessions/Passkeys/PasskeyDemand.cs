using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace BackendCareer.Sessions;

/// <summary>
/// <c>Sessions:RequirePasskey</c>: a password alone opens nothing but the pages marked <see cref="OpenToPasswordAloneAttribute"/>, and
/// these only until a passkey is there.
/// </summary>
public sealed class PasskeyDemand(IOptions<SessionsOptions> options, PasskeySite site)
{
    /// <summary>In what the cookie seals: how the moderator signed in.</summary>
    public const string ByPasskey = "passkey";

    public const string ByPassword = "password";

    public bool IsOn => options.Value.RequirePasskey;

    /// <summary>Whether somebody is signed in who has yet to add a passkey.</summary>
    public bool IsUnmetBy(ClaimsPrincipal moderator) =>
        IsOn && moderator.Identity?.IsAuthenticated == true && MethodOf(moderator) != ByPasskey;

    /// <summary>Of the session that a moderator is in.</summary>
    public static string MethodOf(ClaimsPrincipal moderator) => moderator.FindFirstValue(ClaimTypes.AuthenticationMethod) ?? ByPassword;

    /// <summary>Before the site listens: where passkeys are demanded and cannot be, no moderator could ever sign in.</summary>
    internal void RefuseTheImpossible()
    {
        if (IsOn && site.WhyNowhere is { } why)
        {
            throw new CannotStartException(Sentence(why));
        }
    }

    /// <param name="why">As <see cref="PasskeySite.WhyNotAt(string)"/> says it.</param>
    public static string Sentence(string why) =>
        $"Sessions:RequirePasskey is true, and no passkey can be made: {why}. Set Site__Address to the public address, such as "
        + "https://guide.example, or Sessions__RequirePasskey=false.";
}

/// <summary>What is open to a moderator who signed in by a password alone where passkeys are demanded.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToPasswordAloneAttribute : Attribute;
