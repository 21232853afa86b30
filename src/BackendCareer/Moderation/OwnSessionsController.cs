using System.Collections.Immutable;
using System.Security.Claims;
using BackendCareer.Sessions;
using BackendCareer.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Moderation;

/// <summary>Where a moderator is signed in, to end what was left open elsewhere, and with which password.</summary>
public sealed class OwnSessionsController(
    SessionStore sessions, PasswordChange passwords, SignInManager<Moderator> signIn, KnownBrowsers known) : ModerationController
{
    private const string Address = "/moderation/sessions";
    private const string PasswordAddress = "/moderation/password";

    /// <summary>In the field <c>end</c>, all but the session of this browser.</summary>
    private const string Others = "others";

    private string ModeratorId => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    [HttpGet(Address)]
    public Task<IActionResult> Show(CancellationToken cancellationToken) =>
        ShowAsync(StatusCodes.Status200OK, error: null, cancellationToken);

    [HttpGet(PasswordAddress)]
    public IActionResult NotByGet() => this.OnlyByPost();

    /// <summary>All sessions end with the password of before; this browser gets another one.</summary>
    [HttpPost(PasswordAddress)]
    [LimitedBy(typeof(SignInRate))]
    public async Task<IActionResult> ChangePassword(
        [FromForm] string? present, [FromForm] string? password, CancellationToken cancellationToken)
    {
        var visitor = new Visitor(SignInRate.NetworkOf(HttpContext), known.Of(Request));
        switch (await passwords.ChangeAsync(Moderator, present ?? "", password ?? "", visitor, cancellationToken))
        {
            case PasswordOutcome.Changed changed:
                await signIn.SignInAsync(changed.Moderator, isPersistent: false);
                known.Remember(Response, changed.Moderator);
                return this.SeeOther(Address + "?changed=password");
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
    [HttpPost(Address)]
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

        return this.SeeOther(Address);
    }

    private async Task<IActionResult> ShowAsync(int status, string? error, CancellationToken cancellationToken)
    {
        var here = SessionStore.HashOf(User);
        var open = await sessions.ListAsync(ModeratorId, cancellationToken);
        var rows = open.Select(session => new OwnSession(session, session.IdHash.SequenceEqual(here)));
        return Page("OwnSessions", new OwnSessionsPage([.. rows], Moderator, error, Request.Query["changed"] == "password"), status);
    }

    private async Task<Session?> FindAsync(string? mark, CancellationToken cancellationToken) =>
        (await sessions.ListAsync(ModeratorId, cancellationToken)).FirstOrDefault(session => OwnSession.MarkOf(session) == mark);
}

/// <summary>The one that was seen last stands first.</summary>
/// <param name="Name">Whose they are.</param>
/// <param name="Error">Why the password was not changed; null where nobody tried.</param>
/// <param name="IsChanged">Whether it has just been.</param>
public sealed record OwnSessionsPage(ImmutableArray<OwnSession> Rows, string Name, string? Error, bool IsChanged);

/// <param name="IsHere">Whether it is that of the browser that asks.</param>
public sealed record OwnSession(Session Session, bool IsHere)
{
    /// <summary>By which a form names it; nobody can make a cookie of it.</summary>
    public string Mark => MarkOf(Session);

    internal static string MarkOf(Session session) => Convert.ToHexStringLower(session.IdHash);
}
