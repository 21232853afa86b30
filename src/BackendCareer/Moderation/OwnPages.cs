using System.Collections.Immutable;
using System.Security.Claims;
using BackendCareer.Sessions;

namespace BackendCareer.Moderation;

/// <summary>The page on which moderators have what is their own: where they are signed in, their passkeys, their password.</summary>
public sealed class OwnPages(SessionStore sessions, PasskeyStore passkeys, PasskeySite site, PasskeyDemand demand)
{
    public const string PasswordChanged = "password";
    public const string PasskeyAdded = "passkey";
    public const string PasskeyRenamed = "name";
    public const string PasskeyRemoved = "removal";

    private const string Changed = "changed";

    /// <param name="change">What was done, which the page says.</param>
    public static string AddressAfter(string change) => $"{SessionDoor.OwnPage}?{Changed}={change}";

    public async Task<OwnSessionsPage> OfAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (user, here) = (context.User, SessionStore.HashOf(context.User));
        var moderatorId = user.FindFirstValue(ClaimTypes.NameIdentifier)!;
        var open = await sessions.ListAsync(moderatorId, cancellationToken);
        var own = await passkeys.ListAsync(moderatorId, cancellationToken);
        return new OwnSessionsPage(
            [.. open.Select(session => new OwnSession(session, session.IdHash.SequenceEqual(here)))], user.Identity!.Name!,
            new OwnPasskeys([.. own], site.WhyNot(context.Request), await sessions.IsFreshAsync(user, cancellationToken))
            {
                IsDemanded = demand.IsOn,
                IsMissing = demand.IsUnmetBy(user),
            })
        {
            Done = SentenceOf(context.Request.Query[Changed]),
        };
    }

    private static string? SentenceOf(string? change) => change switch
    {
        PasswordChanged => "Your password is changed, and every other session of yours has ended.",
        PasskeyAdded => "The passkey is added. From now on you can sign in with it.",
        PasskeyRenamed => "The passkey has another name.",
        PasskeyRemoved => "The passkey is removed, and opens nothing here any more. Sessions that it opened go on until you end them.",
        _ => null,
    };
}

/// <summary>The session that was seen last stands first.</summary>
/// <param name="Name">Whose they are.</param>
public sealed record OwnSessionsPage(ImmutableArray<OwnSession> Rows, string Name, OwnPasskeys Passkeys)
{
    /// <summary>Why the password was not changed; null where nobody tried.</summary>
    public string? PasswordError { get; init; }

    /// <summary>What has just been done; null for nothing.</summary>
    public string? Done { get; init; }
}

/// <param name="IsHere">Whether it is that of the browser that asks.</param>
public sealed record OwnSession(Session Session, bool IsHere)
{
    /// <summary>By which a form names it; nobody can make a cookie of it.</summary>
    public string Mark => MarkOf(Session);

    internal static string MarkOf(Session session) => Convert.ToHexStringLower(session.IdHash);
}

/// <summary>The oldest first.</summary>
/// <param name="WhyNot">Why none can be added; null where one can.</param>
/// <param name="IsFresh">Whether one can be added without the password.</param>
public sealed record OwnPasskeys(ImmutableArray<Passkey> Rows, string? WhyNot, bool IsFresh)
{
    /// <summary>Whether a password alone opens nothing.</summary>
    public bool IsDemanded { get; init; }

    /// <summary>Whether nothing else is open until one is added.</summary>
    public bool IsMissing { get; init; }

    /// <summary>What went wrong; null where nobody tried.</summary>
    public string? Error { get; init; }

    /// <summary>The name that was typed then.</summary>
    public string Typed { get; init; } = "";
}
