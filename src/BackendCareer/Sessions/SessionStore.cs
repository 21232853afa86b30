using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Sessions;

/// <summary>Opens, finds and ends sessions. Each change is one row of its own, which no page of the guide shows.</summary>
/// <param name="db">Where the moderators are.</param>
public sealed class SessionStore(DbContext db, RecentSessions recent, TimeProvider clock)
{
    /// <summary>In what the cookie seals: which session it is.</summary>
    public const string IdClaim = "session";

    private const int BytesOfId = 32;

    private DbSet<Session> Sessions => db.Set<Session>();

    private DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    private DateTime BegunSince => UtcNow - Session.Longest;

    private DateTime SeenSince => UtcNow - Session.LongestIdle;

    /// <summary>With it goes whatever has ended by itself.</summary>
    /// <returns>Its id, for the cookie.</returns>
    public async Task<string> OpenAsync(string moderatorId, CancellationToken cancellationToken)
    {
        var (begun, seen) = (BegunSince, SeenSince);
        await Sessions.Where(session => session.CreatedUtc < begun || session.SeenUtc <= seen).ExecuteDeleteAsync(cancellationToken);
        var id = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(BytesOfId));
        Sessions.Add(new Session { IdHash = HashOf(id), ModeratorId = moderatorId, CreatedUtc = UtcNow, SeenUtc = UtcNow });
        await db.SaveChangesAsync(cancellationToken);
        return id;
    }

    /// <param name="securityStamp">Of the account when its moderator signed in; a new password makes another one.</param>
    /// <returns>When the browser was seen before; null where the session is over.</returns>
    public async Task<DateTime?> SeenAsync(ClaimsPrincipal moderator, string? securityStamp, CancellationToken cancellationToken)
    {
        var (hash, begun, seen) = (HashOf(moderator), BegunSince, SeenSince);
        return await Sessions
            .Where(session => session.IdHash == hash && session.CreatedUtc >= begun && session.SeenUtc > seen)
            .Join(
                db.Set<Moderator>().Where(account => account.SecurityStamp == securityStamp),
                session => session.ModeratorId, account => account.Id, (session, _) => (DateTime?)session.SeenUtc)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Whether its moderator has signed in a moment ago, so that nobody else sits there now.</summary>
    public async Task<bool> IsFreshAsync(ClaimsPrincipal moderator, CancellationToken cancellationToken)
    {
        var (hash, since) = (HashOf(moderator), UtcNow - Session.FreshFor);
        return await Sessions.AnyAsync(session => session.IdHash == hash && session.CreatedUtc > since, cancellationToken);
    }

    /// <summary>The browser is there: its half hour begins anew.</summary>
    public async Task KeepAsync(ClaimsPrincipal moderator, CancellationToken cancellationToken)
    {
        var (hash, now) = (HashOf(moderator), UtcNow);
        await Sessions.Where(session => session.IdHash == hash)
            .ExecuteUpdateAsync(session => session.SetProperty(s => s.SeenUtc, now), cancellationToken);
    }

    /// <summary>Those of a moderator that are open, the one that was seen last first.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(string moderatorId, CancellationToken cancellationToken)
    {
        var (begun, seen) = (BegunSince, SeenSince);
        return await Of(moderatorId).AsNoTracking()
            .Where(session => session.CreatedUtc >= begun && session.SeenUtc > seen)
            .OrderByDescending(session => session.SeenUtc).ThenByDescending(session => session.CreatedUtc)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The one that a cookie names, where there is one.</summary>
    public Task EndAsync(ClaimsPrincipal moderator, CancellationToken cancellationToken)
    {
        var hash = HashOf(moderator);
        return EndAsync(Sessions.Where(session => session.IdHash == hash), cancellationToken);
    }

    /// <summary>One of this moderator's own.</summary>
    public Task EndAsync(string moderatorId, byte[] idHash, CancellationToken cancellationToken) =>
        EndAsync(Of(moderatorId).Where(session => session.IdHash == idHash), cancellationToken);

    /// <param name="but">The one that stays; null for none.</param>
    public Task EndAllAsync(string moderatorId, byte[]? but, CancellationToken cancellationToken) =>
        EndAsync(Of(moderatorId).Where(session => session.IdHash != but), cancellationToken);

    /// <returns>What the row of the session goes by that a cookie names.</returns>
    public static byte[] HashOf(ClaimsPrincipal moderator) => HashOf(moderator.FindFirstValue(IdClaim) ?? "");

    private static byte[] HashOf(string id) => SHA256.HashData(Encoding.ASCII.GetBytes(id));

    private async Task EndAsync(IQueryable<Session> ended, CancellationToken cancellationToken)
    {
        await ended.ExecuteDeleteAsync(cancellationToken);
        recent.Clear();
    }

    private IQueryable<Session> Of(string moderatorId) => Sessions.Where(session => session.ModeratorId == moderatorId);
}
