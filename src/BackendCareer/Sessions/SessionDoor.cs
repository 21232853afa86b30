using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Sessions;

/// <summary>Opens a session for whoever has shown who they are, by a password or a passkey, and says where they go on.</summary>
public sealed partial class SessionDoor(
    SignInManager<Moderator> signIn, KnownBrowsers known, PasskeyDemand demand, PasskeyStore passkeys, ILogger<SessionDoor> logger)
{
    /// <summary>Where moderators have what is their own, and add passkeys.</summary>
    public const string OwnPage = "/moderation/sessions";

    private const string Queue = "/moderation";

    /// <summary>
    /// Whether a right password is not enough. Somebody without a passkey is let in as far as to add the first one; with one there
    /// already, whoever has stolen the password would only add their own.
    /// </summary>
    public async Task<bool> IsShutToPasswordAsync(Moderator moderator, CancellationToken cancellationToken)
    {
        var isShut = demand.IsOn && await passkeys.HasAnyAsync(moderator.Id, cancellationToken);
        if (isShut)
        {
            Shut(moderator.UserName);
        }

        return isShut;
    }

    public async Task OpenAsync(HttpResponse response, Moderator moderator, string method)
    {
        await signIn.SignInAsync(moderator, isPersistent: false, method);
        known.Remember(response, moderator);
    }

    /// <param name="returnUrl">The page that asked for a session. Never another site, whatever the address said.</param>
    /// <param name="isByPassword">Whether the session was opened without a passkey.</param>
    public string Destination(IUrlHelper url, string? returnUrl, bool isByPassword)
    {
        if (demand.IsOn && isByPassword)
        {
            return OwnPage;
        }

        return url.IsLocalUrl(returnUrl) ? returnUrl! : Queue;
    }

    [LoggerMessage(LogLevel.Warning, "The right password was sent for {Moderator}, and opened nothing: a passkey is demanded.")]
    private partial void Shut(string? moderator);
}
