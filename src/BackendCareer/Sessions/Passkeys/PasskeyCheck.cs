using System.Data.Common;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Identity;

namespace BackendCareer.Sessions;

/// <summary>How an answer of a browser with a passkey ended.</summary>
public abstract record PasskeyOutcome
{
    /// <param name="Moderator">Whose passkey it is.</param>
    public sealed record Accepted(Moderator Moderator) : PasskeyOutcome;

    /// <param name="Why">In sentences.</param>
    public sealed record Refused(string Why) : PasskeyOutcome;
}

/// <summary>
/// Asks a browser for a passkey and looks at what it answers. What WebAuthn says of an answer is judged by the framework; that it comes
/// in time and once is seen to here.
/// </summary>
public sealed partial class PasskeyCheck(
    IPasskeyHandler<Moderator> handler, PasskeyStore passkeys, PasskeyChallenges challenges, ILogger<PasskeyCheck> logger)
{
    /// <summary>No device answers with more.</summary>
    public const int MostCharacters = 16_000;

    private const string SigningIn = "sign-in";

    private const string IsOver =
        "This came too late: it took more than five minutes, was sent before, or began in another browser. Please try again.";

    private const string IsNone = "What came is no passkey. Please try again.";

    private const string IsNotGood =
        "This passkey was not accepted: it was removed here, belongs to another site, or is an old copy of another one.";

    private const string IsNotAdded = "This passkey was not added: it is here already, or was made for another site. Please try again.";

    /// <summary>Whoever has a passkey is asked, without a name: the device knows whose it is.</summary>
    /// <returns>What the browser's API is called with.</returns>
    public async Task<string> AskAsync(HttpContext context)
    {
        var asked = await handler.MakeRequestOptionsAsync(user: null, context);
        challenges.Give(context, SigningIn, asked.AssertionState!);
        return asked.RequestOptionsJson;
    }

    public async Task<PasskeyOutcome> SignInAsync(HttpContext context, string? answer)
    {
        if (challenges.Take(context, SigningIn) is not { } challenge)
        {
            return Over("it answers no open challenge");
        }

        await using var changes = await passkeys.BeginAsync(context.RequestAborted);
        if (await passkeys.IsUsedAsync(challenge, context.RequestAborted))
        {
            return Over("it was sent before"); // looked at first: to its counter it would seem to come from a copy
        }

        var result = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = context, CredentialJson = Measured(answer), AssertionState = challenge.State });
        if (!result.Succeeded)
        {
            return Refused(result.Failure, IsNotGood);
        }

        await passkeys.MarkUsedAsync(challenge, context.RequestAborted);
        if (!(await passkeys.UseAsync(result.User, result.Passkey, context.RequestAborted)).Succeeded)
        {
            return Over("its account was changed at that moment");
        }

        await changes.CommitAsync(CancellationToken.None);
        SignedIn(result.User.UserName);
        return new PasskeyOutcome.Accepted(result.User);
    }

    /// <returns>What the browser's API is called with.</returns>
    public async Task<string> AskForNewAsync(HttpContext context, Moderator moderator)
    {
        var name = moderator.UserName!;
        var asked = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = moderator.Id, Name = name, DisplayName = name }, context);
        challenges.Give(context, Adding(context), asked.AttestationState!);
        return asked.CreationOptionsJson;
    }

    /// <summary>Only in the session that asked, which was fresh then.</summary>
    /// <param name="name">What its moderator calls it.</param>
    public async Task<PasskeyOutcome> AddAsync(HttpContext context, Moderator moderator, string name, string? answer)
    {
        if (challenges.Take(context, Adding(context)) is not { } challenge)
        {
            return Over("it answers no open challenge");
        }

        await using var changes = await passkeys.BeginAsync(context.RequestAborted);
        if (await passkeys.IsUsedAsync(challenge, context.RequestAborted))
        {
            return Over("it was sent before"); // looked at first: to its counter it would seem to come from a copy
        }

        var result = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = context, CredentialJson = Measured(answer), AttestationState = challenge.State });
        if (!result.Succeeded)
        {
            return Refused(result.Failure, IsNotAdded);
        }

        await passkeys.MarkUsedAsync(challenge, context.RequestAborted);
        if (!(await passkeys.AddAsync(moderator, result.Passkey, name)).Succeeded)
        {
            return Over("its account was changed at that moment");
        }

        await changes.CommitAsync(CancellationToken.None);
        Added(moderator.UserName);
        return new PasskeyOutcome.Accepted(moderator);
    }

    private static string Adding(HttpContext context) => "add " + Convert.ToHexStringLower(SessionStore.HashOf(context.User));

    private static string Measured(string? answer) => answer is { Length: <= MostCharacters } ? answer : "";

    private PasskeyOutcome.Refused Over(string reason)
    {
        NotAccepted(reason);
        return new PasskeyOutcome.Refused(IsOver);
    }

    /// <summary>The framework takes a database that does not answer for a fault of the passkey.</summary>
    private PasskeyOutcome.Refused Refused(PasskeyException failure, string why)
    {
        if (failure.InnerException is DbException error)
        {
            ExceptionDispatchInfo.Throw(error);
        }

        var isNone = failure.InnerException is not null;
        NotAccepted(isNone ? "what came is none" : failure.Message.Split('\'')[0]); // after a quote stands what somebody sent
        return new PasskeyOutcome.Refused(isNone ? IsNone : why);
    }

    [LoggerMessage(LogLevel.Information, "{Moderator} signed in with a passkey.")]
    private partial void SignedIn(string? moderator);

    [LoggerMessage(LogLevel.Information, "{Moderator} added a passkey.")]
    private partial void Added(string? moderator);

    [LoggerMessage(LogLevel.Warning, "A passkey was not accepted: {Reason}")]
    private partial void NotAccepted(string reason);
}
