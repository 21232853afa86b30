using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BackendCareer.Sessions;

/// <summary>A passkey as its moderator knows it.</summary>
/// <param name="Name">What the moderator calls it.</param>
/// <param name="UsedUtc">When somebody last signed in with it; null for never.</param>
public sealed record Passkey(byte[] CredentialId, string Name, DateTime CreatedUtc, DateTime? UsedUtc)
{
    /// <summary>By which a form names it.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(CredentialId));
}

/// <summary>Finds and changes what is stored of passkeys.</summary>
/// <param name="db">Where the moderators are.</param>
public sealed class PasskeyStore(DbContext db, UserManager<Moderator> moderators, TimeProvider clock)
{
    /// <summary>Of one moderator.</summary>
    public const int Most = 10;

    private DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    private DbSet<IdentityUserPasskey<string>> Passkeys => db.Set<IdentityUserPasskey<string>>();

    /// <summary>The first one first.</summary>
    public async Task<IReadOnlyList<Passkey>> ListAsync(string moderatorId, CancellationToken cancellationToken)
    {
        var rows = await Of(moderatorId).AsNoTracking()
            .Select(passkey => new { passkey.CredentialId, passkey.Data, UsedUtc = EF.Property<DateTime?>(passkey, PasskeyTable.UsedUtc) })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new Passkey(row.CredentialId, row.Data.Name ?? "", row.Data.CreatedAt.UtcDateTime, row.UsedUtc))
                .OrderBy(passkey => passkey.CreatedUtc),
        ];
    }

    public Task<bool> HasAnyAsync(string moderatorId, CancellationToken cancellationToken) => Of(moderatorId).AnyAsync(cancellationToken);

    /// <summary>By moderator; who has none is not there.</summary>
    public Task<Dictionary<string, int>> CountAsync(CancellationToken cancellationToken) => Passkeys
        .GroupBy(passkey => passkey.UserId)
        .ToDictionaryAsync(own => own.Key, own => own.Count(), cancellationToken);

    /// <summary>From here on nobody else writes: what is looked at is what is changed. Dispose it to undo what was not committed.</summary>
    public Task<IDbContextTransaction> BeginAsync(CancellationToken cancellationToken) =>
        db.Database.BeginTransactionAsync(cancellationToken);

    public Task<bool> IsUsedAsync(PasskeyChallenge challenge, CancellationToken cancellationToken)
    {
        var hash = challenge.Hash;
        return db.Set<UsedChallenge>().AnyAsync(used => used.Hash == hash, cancellationToken);
    }

    /// <summary>With it go those that are over.</summary>
    public async Task MarkUsedAsync(PasskeyChallenge challenge, CancellationToken cancellationToken)
    {
        var now = UtcNow;
        await db.Set<UsedChallenge>().Where(used => used.UntilUtc <= now).ExecuteDeleteAsync(cancellationToken);
        db.Add(new UsedChallenge { Hash = challenge.Hash, UntilUtc = challenge.UntilUtc });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Nothing of what the device said about itself is kept: nobody asks for it.</summary>
    public Task<IdentityResult> AddAsync(Moderator moderator, UserPasskeyInfo made, string name)
    {
        var kept = new UserPasskeyInfo(
            made.CredentialId, made.PublicKey, clock.GetUtcNow(), made.SignCount, made.Transports, made.IsUserVerified,
            made.IsBackupEligible, made.IsBackedUp, attestationObject: [], clientDataJson: [])
        {
            Name = name,
        };
        return moderators.AddOrUpdatePasskeyAsync(moderator, kept);
    }

    /// <param name="used">With the counter that it has now.</param>
    public async Task<IdentityResult> UseAsync(Moderator moderator, UserPasskeyInfo used, CancellationToken cancellationToken)
    {
        var (id, now) = (used.CredentialId, UtcNow);
        var stored = await moderators.AddOrUpdatePasskeyAsync(moderator, used);
        await Passkeys.Where(passkey => passkey.CredentialId == id).ExecuteUpdateAsync(
            passkey => passkey.SetProperty(p => EF.Property<DateTime?>(p, PasskeyTable.UsedUtc), now), cancellationToken);
        return stored;
    }

    /// <returns>Whether there is such a one.</returns>
    public async Task<bool> RenameAsync(Moderator moderator, byte[] credentialId, string name)
    {
        if (await moderators.GetPasskeyAsync(moderator, credentialId) is not { } passkey)
        {
            return false;
        }

        passkey.Name = name;
        return (await moderators.AddOrUpdatePasskeyAsync(moderator, passkey)).Succeeded;
    }

    /// <param name="least">How many have to be left.</param>
    /// <returns>Whether it is gone.</returns>
    public async Task<bool> RemoveAsync(string moderatorId, byte[] credentialId, int least, CancellationToken cancellationToken)
    {
        var own = Of(moderatorId);
        return await own.Where(passkey => passkey.CredentialId == credentialId && own.Count() > least)
            .ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <returns>How many there were.</returns>
    public Task<int> RemoveAllAsync(string moderatorId, CancellationToken cancellationToken) =>
        Of(moderatorId).ExecuteDeleteAsync(cancellationToken);

    private IQueryable<IdentityUserPasskey<string>> Of(string moderatorId) => Passkeys.Where(passkey => passkey.UserId == moderatorId);
}
