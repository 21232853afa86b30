using Microsoft.AspNetCore.Identity;

namespace BackendCareer.Sessions;

/// <summary>Gives a moderator another password, with which known browsers, locks and all sessions of before end.</summary>
public sealed class PasswordChange(UserManager<Moderator> moderators, SignInCheck check, SessionStore sessions)
{
    /// <summary>For an operator, who need not know the present one.</summary>
    public async Task<IdentityResult> SetAsync(Moderator moderator, string password, CancellationToken cancellationToken)
    {
        if (await JudgeAsync(moderator, password) is { Succeeded: false } refused)
        {
            return refused;
        }

        moderator.PasswordHash = moderators.PasswordHasher.HashPassword(moderator, password);
        var stored = await moderators.UpdateSecurityStampAsync(moderator);
        if (stored.Succeeded)
        {
            await sessions.EndAllAsync(moderator.Id, but: null, cancellationToken);
        }

        return stored;
    }

    /// <summary>
    /// For the moderator. The new one is judged before the present one is looked at, which counts as an attempt to sign in: an open
    /// session is no way around the lock.
    /// </summary>
    public async Task<PasswordOutcome> ChangeAsync(
        string name, string present, string password, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await moderators.FindByNameAsync(name) is not { } moderator)
        {
            return new PasswordOutcome.WrongPresent();
        }

        if (await JudgeAsync(moderator, password) is { Succeeded: false } refused)
        {
            return Refused(refused);
        }

        return await check.CheckAsync(name, present, visitor, cancellationToken) switch
        {
            SignInOutcome.SignedIn signedIn => await SetAsync(signedIn.Moderator, password, cancellationToken) is { Succeeded: false } late
                ? Refused(late)
                : new PasswordOutcome.Changed(signedIn.Moderator),
            SignInOutcome.LockedOut => new PasswordOutcome.LockedOut(),
            _ => new PasswordOutcome.WrongPresent(),
        };
    }

    private async Task<IdentityResult> JudgeAsync(Moderator moderator, string password)
    {
        foreach (var rule in moderators.PasswordValidators)
        {
            if (await rule.ValidateAsync(moderators, moderator, password) is { Succeeded: false } refused)
            {
                return refused;
            }
        }

        return IdentityResult.Success;
    }

    private static PasswordOutcome.Refused Refused(IdentityResult result) =>
        new(string.Join(' ', result.Errors.Select(error => error.Description)));
}

/// <summary>How an attempt to change one's own password ended.</summary>
public abstract record PasswordOutcome
{
    public sealed record Changed(Moderator Moderator) : PasswordOutcome;

    /// <param name="Why">What is wrong with the new one, in sentences.</param>
    public sealed record Refused(string Why) : PasswordOutcome;

    public sealed record WrongPresent : PasswordOutcome;

    public sealed record LockedOut : PasswordOutcome;
}
