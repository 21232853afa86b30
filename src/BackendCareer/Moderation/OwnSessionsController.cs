using System.Security.Claims;
using BackendCareer.Sessions;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Moderation;

/// <summary>Where a moderator is signed in, to end what was left open elsewhere, and with which password.</summary>
[AllowsPasskeys]
[OpenToPasswordAlone]
public sealed class OwnSessionsController(
    SessionStore sessions, PasswordChange passwords, SessionDoor door, KnownBrowsers known, OwnPages pages) : ModerationController
{
    private const string PasswordAddress = "/moderation/password";

    /// <summary>In the field <c>end</c>, all but the session of this browser.</summary>
    private const string Others = "others";

    private string ModeratorId => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    [HttpGet(SessionDoor.OwnPage)]
    public Task<IActionResult> Show(CancellationToken cancellationToken) =>
        ShowAsync(StatusCodes.Status200OK, error: null, cancellationToken);

    [HttpGet(PasswordAddress)]
    public IActionResult NotByGet() => this.OnlyByPost();

    /// <summary>All sessions end with the password of before; this browser gets another one, open as far as the one before.</summary>
    [HttpPost(PasswordAddress)]
    [LimitedBy(typeof(SignInRate))]
    public async Task<IActionResult> ChangePassword(
        [FromForm] string? present, [FromForm] string? password, CancellationToken cancellationToken)
    {
        var visitor = new Visitor(SignInRate.NetworkOf(HttpContext), known.Of(Request));
        switch (await passwords.ChangeAsync(Moderator, present ?? "", password ?? "", visitor, cancellationToken))
        {
            case PasswordOutcome.Changed changed:
                await door.OpenAsync(Response, changed.Moderator, PasskeyDemand.MethodOf(User));
                return this.SeeOther(OwnPages.AddressAfter(OwnPages.PasswordChanged));
            case PasswordOutcome.Refused refused:
                return await ShowAsync(StatusCodes.Status422UnprocessableEntity, refused.Why, cancellationToken);
            case PasswordOutcome.LockedOut:
                Response.RetryAfter(SignInAttempts.LockedFor);
                return await ShowAsync(
                    StatusCodes.Status429TooManyRequests, "There were too many wrong passwords. Please wait 15 minutes.",
                    cancellationToken);
            default:
                return await ShowAsync(
                    StatusCodes.Status422UnprocessableEntity, "This is not your present password. Nothing was changed.", cancellationToken);
        }
    }

    /// <param name="end">Which one, as its row of the page says.</param>
    [HttpPost(SessionDoor.OwnPage)]
    public async Task<IActionResult> End([FromForm] string? end, CancellationToken cancellationToken)
    {
        if (end == Others)
        {
            await sessions.EndAllAsync(ModeratorId, but: SessionStore.HashOf(User), cancellationToken);
        }
        else if (await FindAsync(end, cancellationToken) is { } session)
        {
            await sessions.EndAsync(ModeratorId, session.IdHash, cancellationToken);
        }

        return this.SeeOther(SessionDoor.OwnPage);
    }

    private async Task<IActionResult> ShowAsync(int status, string? error, CancellationToken cancellationToken) =>
        Page("OwnSessions", await pages.OfAsync(HttpContext, cancellationToken) with { PasswordError = error }, status);

    private async Task<Session?> FindAsync(string? mark, CancellationToken cancellationToken) =>
        (await sessions.ListAsync(ModeratorId, cancellationToken)).FirstOrDefault(session => OwnSession.MarkOf(session) == mark);
}
