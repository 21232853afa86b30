using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BackendCareer.Comments;

/// <summary>The store of the discussion. One model for every database: ids come from the clock, times are UTC.</summary>
public sealed class CommentsDb(DbContextOptions<CommentsDb> options) : DbContext(options)
{
    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<SenderKey> SenderKeys => Set<SenderKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Comment>(Configure);
        modelBuilder.Entity<SenderKey>().HasKey(key => key.Day);
    }

    private static void Configure(EntityTypeBuilder<Comment> comment)
    {
        // No column is shorter than the limit of its field: a text is stored whole or refused.
        comment.Property(c => c.ArticleId).HasMaxLength(60);
        comment.Property(c => c.AuthorName).HasMaxLength(60);
        comment.Property(c => c.BodyMarkdown).HasMaxLength(4_000);
        comment.HasOne<Comment>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
        comment.HasIndex(c => new { c.ArticleId, c.ParentId, c.CreatedUtc, c.Id });
        comment.HasIndex(c => new { c.ArticleId, c.CreatedUtc, c.Id });
        comment.HasIndex(c => new { c.RootId, c.CreatedUtc, c.Id });
        comment.HasIndex(c => new { c.ArticleId, c.ContentHash, c.CreatedUtc });
        comment.HasIndex(c => new { c.CreatedUtc, c.Id });
        comment.HasIndex(c => new { c.SenderHash, c.CreatedUtc });
    }

    /// <summary>SQLite stores no time zone: what comes back is UTC, as it went in.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
