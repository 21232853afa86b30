using Microsoft.AspNetCore.Identity;

namespace BackendCareer.Sessions;

/// <summary>How an attempt to sign in ended.</summary>
public abstract record SignInOutcome
{
    public sealed record SignedIn(Moderator Moderator) : SignInOutcome;

    public sealed record Refused : SignInOutcome;

    public sealed record LockedOut : SignInOutcome;
}

/// <summary>Who tries to sign in.</summary>
/// <param name="Network">As <see cref="SignInRate"/> knows it.</param>
/// <param name="Browser">Null for one in which nobody has signed in before.</param>
public sealed record Visitor(string Network, KnownBrowser? Browser);

/// <summary>
/// Whether a name and a password belong together. A name that nobody has is answered like a wrong password, after the
/// same work, and locked as soon. Identity's own lock is of the whole account: any stranger can close it for its moderator.
/// </summary>
public sealed partial class SignInCheck(UserManager<Moderator> moderators, SignInAttempts attempts, ILogger<SignInCheck> logger)
{
    public async Task<SignInOutcome> CheckAsync(
        string typedName, string password, Visitor visitor, CancellationToken cancellationToken)
    {
        var name = ModeratorName.Read(typedName);
        var moderator = name is null ? null : await moderators.FindByNameAsync(name);
        var browser = visitor.Browser?.Knows(moderator) == true ? visitor.Browser : null;
        using var attempt = await attempts.BeginAsync(AccountOf(moderator, name), visitor.Network, browser, cancellationToken);
        if (attempt.IsLocked)
        {
            return new SignInOutcome.LockedOut();
        }

        if (await IsRightAsync(moderator, password))
        {
            attempt.Succeed();
            SignedIn(moderator!.UserName);
            return new SignInOutcome.SignedIn(moderator);
        }

        return Failed(moderator?.UserName ?? "a name that nobody has", attempt.Fail());
    }

    /// <summary>With a new password all counts begin anew.</summary>
    private string AccountOf(Moderator? moderator, string? name) =>
        moderator is null ? $"? {moderators.NormalizeName(name)}" : $"{moderator.Id} {moderator.SecurityStamp}";

    private async Task<bool> IsRightAsync(Moderator? moderator, string password)
    {
        var typed = password.Length > PasswordRules.MostCharacters ? "" : password;
        if (moderator is not null)
        {
            return await moderators.CheckPasswordAsync(moderator, typed);
        }

        moderators.PasswordHasher.HashPassword(new Moderator(), typed);
        return false;
    }

    private SignInOutcome Failed(string whom, bool isLocked)
    {
        WrongPassword(whom);
        if (!isLocked)
        {
            return new SignInOutcome.Refused();
        }

        Locked(whom, (int)SignInAttempts.LockedFor.TotalMinutes);
        return new SignInOutcome.LockedOut();
    }

    [LoggerMessage(LogLevel.Information, "{Moderator} signed in.")]
    private partial void SignedIn(string? moderator);

    [LoggerMessage(LogLevel.Warning, "A wrong password was sent for {Moderator}.")] // what was typed may be a password in the wrong field
    private partial void WrongPassword(string moderator);

    [LoggerMessage(LogLevel.Warning, "Signing in as {Moderator} is locked for {Minutes} minutes where the wrong passwords came from.")]
    private partial void Locked(string moderator, int minutes);
}
