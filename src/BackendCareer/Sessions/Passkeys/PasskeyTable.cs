using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackendCareer.Sessions;

/// <summary>
/// The passkeys as the framework has them from its schema 3 on, which it takes from options that no command has; and when one was
/// last used, for which it has no place.
/// </summary>
internal sealed class PasskeyTable : IEntityTypeConfiguration<IdentityUserPasskey<string>>
{
    /// <summary>The column of ours.</summary>
    public const string UsedUtc = "UsedUtc";

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<string>> builder)
    {
        builder.ToTable("Passkeys");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(1_024);
        builder.Property<DateTime?>(UsedUtc);
        builder.OwnsOne(passkey => passkey.Data).ToJson();
        builder.HasOne<Moderator>().WithMany().HasForeignKey(passkey => passkey.UserId).IsRequired(); // gone with the account
        builder.HasIndex(passkey => passkey.UserId);
    }
}
