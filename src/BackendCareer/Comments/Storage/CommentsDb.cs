using BackendCareer.Sessions;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BackendCareer.Comments;

/// <summary>
/// The store of the discussion, of who moderates it, and of the keys that seal cookies and forms: one file to back up, and
/// the same for every instance of the site. One model for every database: ids come from the clock, times are UTC.
/// </summary>
public sealed class CommentsDb(DbContextOptions<CommentsDb> options) : IdentityUserContext<Moderator>(options), IDataProtectionKeyContext
{
    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<HelpfulVote> HelpfulVotes => Set<HelpfulVote>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<Decision> Decisions => Set<Decision>();

    public DbSet<Ban> Bans => Set<Ban>();

    public DbSet<SenderKey> SenderKeys => Set<SenderKey>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<CommentKind>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<ReportReason>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<DecisionAction>().HaveConversion<string>().HaveMaxLength(20);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Comment>(Configure);
        builder.Entity<HelpfulVote>(Configure);
        builder.Entity<Report>(Configure);
        builder.Entity<Decision>(Configure);
        builder.Entity<Ban>(Configure);
        builder.Entity<SenderKey>().HasKey(key => key.Day);
        builder.Entity<Moderator>().ToTable("Moderators");
    }

    private static void Configure(EntityTypeBuilder<Comment> comment)
    {
        // No column is shorter than the limit of its field: a text is stored whole or refused.
        comment.Property(c => c.ArticleId).HasMaxLength(60);
        comment.Property(c => c.AuthorName).HasMaxLength(60);
        comment.Property(c => c.BodyMarkdown).HasMaxLength(4_000);
        comment.Property(c => c.Version).IsConcurrencyToken();
        comment.HasOne<Comment>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);

        // Threads of an article: oldest first, newest first (backwards), most helpful first (backwards).
        comment.HasIndex(c => new { c.ArticleId, c.ParentId, c.IsPinned, c.CreatedUtc, c.Id }).IsDescending(false, false, true, false, false);
        comment.HasIndex(c => new { c.ArticleId, c.ParentId, c.IsPinned, c.CreatedUtc, c.Id }, "IX_Comments_Newest");
        comment.HasIndex(c => new { c.ArticleId, c.ParentId, c.IsPinned, c.HelpfulCount, c.CreatedUtc, c.Id }).IsDescending(false, false, false, false, true, true);
        comment.HasIndex(c => new { c.ArticleId, c.Status, c.CreatedUtc, c.Id });
        comment.HasIndex(c => new { c.ThreadId, c.CreatedUtc, c.Id });
        comment.HasIndex(c => new { c.Status, c.CreatedUtc, c.Id });
        comment.HasIndex(c => new { c.CreatedUtc, c.Id });
        comment.HasIndex(c => new { c.BodyHash, c.CreatedUtc });
        comment.HasIndex(c => new { c.SenderHash, c.CreatedUtc });
        comment.HasIndex(c => new { c.ReaderKeyHash, c.CreatedUtc });
    }

    private static void Configure(EntityTypeBuilder<HelpfulVote> vote)
    {
        vote.HasKey(v => new { v.CommentId, v.ReaderKeyHash });
        vote.HasOne<Comment>().WithMany().HasForeignKey(v => v.CommentId);
        vote.HasIndex(v => v.ReaderKeyHash);
    }

    private static void Configure(EntityTypeBuilder<Report> report)
    {
        report.HasKey(r => new { r.CommentId, r.ReaderKeyHash });
        report.HasOne<Comment>().WithMany().HasForeignKey(r => r.CommentId);
        report.Property(r => r.Note).HasMaxLength(Report.NoteCharacters);
        report.HasIndex(r => r.ReaderKeyHash);
        report.HasIndex(r => new { r.SettledUtc, r.CreatedUtc });
    }

    private static void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.Property(d => d.Moderator).HasMaxLength(60);
        decision.Property(d => d.Reason).HasMaxLength(500);
        decision.HasIndex(d => d.BatchId);
        decision.HasIndex(d => d.CommentId);
    }

    private static void Configure(EntityTypeBuilder<Ban> ban)
    {
        ban.Property(b => b.Moderator).HasMaxLength(60);
        ban.Property(b => b.Reason).HasMaxLength(500);
        ban.HasIndex(b => b.ReaderKeyHash);
        ban.HasIndex(b => b.SenderHash);
    }

    /// <summary>SQLite stores no time zone: what comes back is UTC, as it went in.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
