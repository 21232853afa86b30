using System.Collections.Immutable;
using System.Security.Claims;
using BackendCareer.Sessions;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Moderation;

/// <summary>Where a moderator is signed in, to end what was left open elsewhere.</summary>
public sealed class OwnSessionsController(SessionStore sessions) : ModerationController
{
    private const string Address = "/moderation/sessions";

    /// <summary>In the field <c>end</c>, all but the session of this browser.</summary>
    private const string Others = "others";

    private string ModeratorId => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    [HttpGet(Address)]
    public async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var here = SessionStore.HashOf(User);
        var open = await sessions.ListAsync(ModeratorId, cancellationToken);
        return Page(
            "OwnSessions", new OwnSessionsPage([.. open.Select(session => new OwnSession(session, session.IdHash.SequenceEqual(here)))]));
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

    private async Task<Session?> FindAsync(string? mark, CancellationToken cancellationToken) =>
        (await sessions.ListAsync(ModeratorId, cancellationToken)).FirstOrDefault(session => OwnSession.MarkOf(session) == mark);
}

/// <summary>The one that was seen last stands first.</summary>
public sealed record OwnSessionsPage(ImmutableArray<OwnSession> Rows);

/// <param name="IsHere">Whether it is that of the browser that asks.</param>
public sealed record OwnSession(Session Session, bool IsHere)
{
    /// <summary>By which a form names it; nobody can make a cookie of it.</summary>
    public string Mark => MarkOf(Session);

    internal static string MarkOf(Session session) => Convert.ToHexStringLower(session.IdHash);
}
