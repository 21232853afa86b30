using System.Security.Claims;
using BackendCareer.Site;
using Microsoft.AspNetCore.Identity;

namespace BackendCareer.Sessions;

/// <summary>How asking for a new passkey ended.</summary>
public abstract record NewPasskey
{
    /// <param name="Options">What the browser's API is called with.</param>
    public sealed record Asked(string Options) : NewPasskey;

    /// <param name="Why">In sentences.</param>
    /// <param name="NeedsPassword">Whether the present password is missing, or wrong.</param>
    public sealed record Refused(string Why, bool NeedsPassword) : NewPasskey;

    public sealed record LockedOut : NewPasskey;
}

/// <summary>How an attempt to rename or remove a passkey ended.</summary>
public enum PasskeyChange
{
    Done,
    NotThere,
    Refused,
}

/// <summary>
/// What moderators do with their own passkeys. Whoever finds a browser where somebody is signed in can look around for half an hour, and
/// must not be able to make that last: to add one the session is a moment old, or the password is typed again.
/// </summary>
public sealed partial class PasskeyIntake(
    SessionStore sessions, SignInCheck passwords, PasskeyCheck check, PasskeyStore passkeys, UserManager<Moderator> moderators,
    ILogger<PasskeyIntake> logger)
{
    public const string NameIsTooLong = "The name of a passkey has at most 60 characters.";

    private const int NameCharacters = 60;
    private const string NoName = "Passkey";

    /// <summary>Before the device makes one, all is looked at that could keep it from being stored.</summary>
    /// <param name="present">The password, where the session is older.</param>
    public async Task<NewPasskey> AskAsync(
        HttpContext context, string? name, string? present, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await WhatIsWrongAsync(context.User, name, cancellationToken) is { } wrong)
        {
            return new NewPasskey.Refused(wrong, NeedsPassword: false);
        }

        return await sessions.IsFreshAsync(context.User, cancellationToken)
            ? await AskedAsync(context)
            : await AskWithPasswordAsync(context, present ?? "", visitor, cancellationToken);
    }

    public async Task<PasskeyOutcome> AddAsync(HttpContext context, string? name, string? answer, CancellationToken cancellationToken)
    {
        if (await WhatIsWrongAsync(context.User, name, cancellationToken) is { } wrong)
        {
            return new PasskeyOutcome.Refused(wrong);
        }

        return await check.AddAsync(context, await ModeratorAsync(context.User), NameFrom(name).Text, answer);
    }

    /// <param name="mark">Which one, as its row of the page says.</param>
    /// <returns>Refused where the name is too long.</returns>
    public async Task<PasskeyChange> RenameAsync(
        ClaimsPrincipal user, string? mark, string? name, CancellationToken cancellationToken)
    {
        if (NameFrom(name).Length > NameCharacters)
        {
            return PasskeyChange.Refused;
        }

        return await FindAsync(user, mark, cancellationToken) is { } passkey
            && await passkeys.RenameAsync(await ModeratorAsync(user), passkey.CredentialId, NameFrom(name).Text)
            ? PasskeyChange.Done
            : PasskeyChange.NotThere;
    }

    /// <param name="mark">Which one, as its row of the page says.</param>
    /// <param name="keepsOne">Whether the last one is refused.</param>
    public async Task<PasskeyChange> RemoveAsync(
        ClaimsPrincipal user, string? mark, bool keepsOne, CancellationToken cancellationToken)
    {
        if (await FindAsync(user, mark, cancellationToken) is not { } passkey)
        {
            return PasskeyChange.NotThere;
        }

        if (!await passkeys.RemoveAsync(IdOf(user), passkey.CredentialId, keepsOne ? 1 : 0, cancellationToken))
        {
            return PasskeyChange.Refused;
        }

        Removed(user.Identity?.Name);
        return PasskeyChange.Done;
    }

    private async Task<string?> WhatIsWrongAsync(ClaimsPrincipal user, string? name, CancellationToken cancellationToken)
    {
        if (NameFrom(name).Length > NameCharacters)
        {
            return NameIsTooLong;
        }

        return (await passkeys.ListAsync(IdOf(user), cancellationToken)).Count >= PasskeyStore.Most
            ? $"There are {PasskeyStore.Most} passkeys already, and no more can be kept. Remove one that you no longer use."
            : null;
    }

    /// <summary>A wrong password counts here as at the sign-in: an open session is no way around the lock.</summary>
    private async Task<NewPasskey> AskWithPasswordAsync(
        HttpContext context, string present, Visitor visitor, CancellationToken cancellationToken)
    {
        if (present.Length == 0)
        {
            return new NewPasskey.Refused(
                "You signed in more than five minutes ago: please type your password, too. Or sign out and in again.", NeedsPassword: true);
        }

        return await passwords.CheckAsync(context.User.Identity!.Name!, present, visitor, cancellationToken) switch
        {
            SignInOutcome.SignedIn => await AskedAsync(context),
            SignInOutcome.LockedOut => new NewPasskey.LockedOut(),
            _ => new NewPasskey.Refused("This is not your present password. Nothing was changed.", NeedsPassword: true),
        };
    }

    private async Task<NewPasskey> AskedAsync(HttpContext context) =>
        new NewPasskey.Asked(await check.AskForNewAsync(context, await ModeratorAsync(context.User)));

    private async Task<Passkey?> FindAsync(ClaimsPrincipal user, string? mark, CancellationToken cancellationToken) =>
        (await passkeys.ListAsync(IdOf(user), cancellationToken)).FirstOrDefault(passkey => passkey.Mark == mark);

    private static TypedText NameFrom(string? typed)
    {
        var name = TypedText.ReadLine(typed, NameCharacters);
        return name.Length == 0 ? name with { Text = NoName } : name;
    }

    private static string IdOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier)!;

    /// <summary>The session was found a moment ago, with the account.</summary>
    private async Task<Moderator> ModeratorAsync(ClaimsPrincipal user) => (await moderators.GetUserAsync(user))!;

    [LoggerMessage(LogLevel.Information, "{Moderator} removed a passkey.")]
    private partial void Removed(string? moderator);
}
