using Microsoft.AspNetCore.Identity;

namespace BackendCareer.Sessions;

/// <summary>How an attempt to sign in ended.</summary>
public abstract record SignInOutcome
{
    public sealed record SignedIn(Moderator Moderator) : SignInOutcome;

    public sealed record Refused : SignInOutcome;

    public sealed record LockedOut : SignInOutcome;
}

/// <summary>
/// Whether a name and a password belong together. A name that nobody has is answered like a wrong password, after the
/// same work, and locked as soon. The lock is counted here because Identity's own goes by the machine's clock.
/// </summary>
public sealed class SignInCheck(UserManager<Moderator> moderators, UnknownNames unknown, TimeProvider clock)
{
    public const int MostFailures = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    public async Task<SignInOutcome> CheckAsync(string typedName, string password, CancellationToken cancellationToken)
    {
        using var turn = await unknown.EnterAsync(cancellationToken);
        var name = ModeratorName.Read(typedName);
        var moderator = name is null ? null : await moderators.FindByNameAsync(name);
        return moderator is null ? CheckUnknown(name, password) : await CheckAsync(moderator, password);
    }

    private SignInOutcome CheckUnknown(string? name, string password)
    {
        var key = moderators.NormalizeName(name) ?? "";
        if (!unknown.MayTry(key))
        {
            return new SignInOutcome.LockedOut();
        }

        moderators.PasswordHasher.HashPassword(new Moderator(), password);
        return unknown.MayTryAgain(key) ? new SignInOutcome.Refused() : new SignInOutcome.LockedOut();
    }

    private async Task<SignInOutcome> CheckAsync(Moderator moderator, string password)
    {
        var now = clock.GetUtcNow();
        if (moderator.LockoutEnd > now)
        {
            return new SignInOutcome.LockedOut();
        }

        var isRight = await moderators.CheckPasswordAsync(moderator, password);
        var failures = isRight ? 0 : moderator.AccessFailedCount + 1;
        var isLocked = failures >= MostFailures;
        moderator.AccessFailedCount = isLocked ? 0 : failures;
        moderator.LockoutEnd = isLocked ? now + LockedFor : null;
        await moderators.UpdateAsync(moderator);
        if (isRight)
        {
            return new SignInOutcome.SignedIn(moderator);
        }

        return isLocked ? new SignInOutcome.LockedOut() : new SignInOutcome.Refused();
    }
}
