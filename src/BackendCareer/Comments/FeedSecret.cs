using System.Security.Cryptography;
using System.Text;
using BackendCareer.Sessions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackendCareer.Comments;

/// <summary>
/// The secret in the address of a moderator's feed, which says that something waits. One for each; it goes with the account.
/// </summary>
public sealed class FeedSecret
{
    public required string ModeratorId { get; init; }

    /// <summary>SHA-256: whoever reads the database cannot make an address of it.</summary>
    public required byte[] Hash { get; set; }

    public required DateTime CreatedUtc { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<FeedSecret>
    {
        public void Configure(EntityTypeBuilder<FeedSecret> builder)
        {
            builder.HasKey(secret => secret.ModeratorId);
            builder.HasOne<Moderator>().WithOne().HasForeignKey<FeedSecret>(secret => secret.ModeratorId);
            builder.HasIndex(secret => secret.Hash).IsUnique();
        }
    }
}

/// <summary>Makes, finds and drops the secrets of feeds.</summary>
public sealed class FeedSecrets(CommentsDb db, CommentStore store)
{
    private const int Bytes = 32;
    private const int Characters = 43;

    /// <returns>Null for a moderator who has no feed.</returns>
    public Task<FeedSecret?> OfAsync(string moderatorId, CancellationToken cancellationToken) =>
        db.FeedSecrets.AsNoTracking().FirstOrDefaultAsync(secret => secret.ModeratorId == moderatorId, cancellationToken);

    /// <summary>Found by its hash, so that how long it takes tells nothing of a secret that is nearly right.</summary>
    public async Task<bool> KnowsAsync(string secret, CancellationToken cancellationToken)
    {
        if (secret.Length != Characters)
        {
            return false; // most of what is tried costs no query
        }

        var hash = HashOf(secret);
        return await db.FeedSecrets.AnyAsync(known => known.Hash == hash, cancellationToken);
    }

    /// <summary>Whatever was there before opens nothing from now on.</summary>
    /// <returns>The secret, which is told once and never again.</returns>
    public Task<string> MakeAsync(string moderatorId, CancellationToken cancellationToken) => store.WriteAsync(async () =>
    {
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));
        if (await db.FeedSecrets.FindAsync([moderatorId], cancellationToken) is { } old)
        {
            (old.Hash, old.CreatedUtc) = (HashOf(secret), store.UtcNow);
        }
        else
        {
            db.Add(new FeedSecret { ModeratorId = moderatorId, Hash = HashOf(secret), CreatedUtc = store.UtcNow });
        }

        return Outcome.In(secret);
    }, cancellationToken);

    /// <summary>Where there is none, nothing happens.</summary>
    public Task<int> DropAsync(string moderatorId, CancellationToken cancellationToken) => store.WriteAsync(async () =>
        Outcome.In(await db.FeedSecrets.Where(secret => secret.ModeratorId == moderatorId).ExecuteDeleteAsync(cancellationToken)),
        cancellationToken);

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
