using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackendCareer.Sessions;

/// <summary>
/// A challenge that a passkey has answered, until it would be over in any case: the same answer sent once more opens nothing. Only
/// who has a passkey makes such a row.
/// </summary>
public sealed class UsedChallenge
{
    /// <summary>SHA-256 of the challenge.</summary>
    public required byte[] Hash { get; init; }

    public required DateTime UntilUtc { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<UsedChallenge>
    {
        public void Configure(EntityTypeBuilder<UsedChallenge> builder)
        {
            builder.ToTable("UsedChallenges");
            builder.HasKey(challenge => challenge.Hash);
            builder.HasIndex(challenge => challenge.UntilUtc);
        }
    }
}
