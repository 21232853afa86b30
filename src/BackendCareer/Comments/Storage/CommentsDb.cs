using BackendCareer.Content;
using BackendCareer.Sessions;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BackendCareer.Comments;

/// <summary>
/// The store of the discussion, of who moderates it, and of the keys that seal cookies and forms: one file to back up, and
/// the same for every instance of the site. One model for every database: ids come from the clock, times are UTC.
/// </summary>
public sealed class CommentsDb(DbContextOptions<CommentsDb> options) : IdentityUserContext<Moderator>(options), IDataProtectionKeyContext
{
    private LocalView<Discussion>? _knownDiscussions; // asking for it looks through all that is tracked

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<Discussion> Discussions => Set<Discussion>();

    public DbSet<HelpfulVote> HelpfulVotes => Set<HelpfulVote>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<NewAnswer> NewAnswers => Set<NewAnswer>();

    public DbSet<Decision> Decisions => Set<Decision>();

    public DbSet<Ban> Bans => Set<Ban>();

    public DbSet<Activity> Activities => Set<Activity>();

    public DbSet<SenderKey> SenderKeys => Set<SenderKey>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<FeedSecret> FeedSecrets => Set<FeedSecret>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    internal CompiledQueries Compiled => CompiledQueries.Of(this);

    /// <summary>In a query: how long a text is, which SQLite knows without reading it.</summary>
    [DbFunction("octet_length", IsBuiltIn = true)]
    internal static int BytesOf(string text) => throw new NotSupportedException($"{text.Length}: ask the database.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ConfigureValues(configurationBuilder);
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>(); // what is asked for along a foreign key has its index below
    }

    /// <summary>How each kind of value is stored.</summary>
    internal static void ConfigureValues(ModelConfigurationBuilder values)
    {
        values.Properties<Guid>().HaveConversion<IdConverter>();
        values.Properties<DateTime>().HaveConversion<TimeConverter>();
        values.Properties<CommentKind>().HaveConversion<string>().HaveMaxLength(20);
        values.Properties<ReportReason>().HaveConversion<string>().HaveMaxLength(20);
        values.Properties<DecisionAction>().HaveConversion<string>().HaveMaxLength(20);
    }

    /// <summary>The discussion of an article; of one without any, a new row.</summary>
    public async Task<Discussion> DiscussionOfAsync(string articleId, CancellationToken cancellationToken) =>
        (_knownDiscussions ??= Discussions.Local).FindEntry(articleId)?.Entity
        ?? await Compiled.Discussion(this, articleId, cancellationToken)
        ?? Add(new Discussion { ArticleId = articleId }).Entity;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var counter = new DiscussionCounter(this);
        if (!await counter.CountAsync(cancellationToken))
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var stored = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (await counter.CountTheRestAsync(cancellationToken))
        {
            stored += await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }

        return stored;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Comment>(Configure);
        builder.Entity<Discussion>(Configure);
        builder.Entity<HelpfulVote>(Configure);
        builder.Entity<Report>(Configure);
        builder.Entity<NewAnswer>(NewAnswer.Configure);
        builder.Entity<Decision>(Configure);
        builder.Entity<Ban>(Configure);
        builder.Entity<Activity>(Activity.Configure);
        builder.Entity<SenderKey>().HasKey(key => key.Day);
        builder.Entity<Moderator>().ToTable("Moderators");
        builder.Entity<Session>(Configure);
        builder.ApplyConfiguration(new FeedSecret.Table());
        builder.ApplyConfiguration(new PasskeyTable());
        builder.ApplyConfiguration(new UsedChallenge.Table());
    }

    private static void Configure(EntityTypeBuilder<Comment> comment)
    {
        // No column is shorter than the limit of its field: a text is stored whole or refused.
        comment.Property(c => c.ArticleId).HasMaxLength(60);
        comment.Property(c => c.Section).HasMaxLength(Heading.SectionIdCharacters);
        comment.Property(c => c.AuthorName).HasMaxLength(60);
        comment.Property(c => c.BodyMarkdown).HasMaxLength(4_000);
        comment.Property(c => c.Version).IsConcurrencyToken();
        comment.HasOne<Comment>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);

        // Threads of an article: as they came, those that are pinned, most helpful first (backwards). ParentId, which is null in all of
        // them, is there so that SQLite need not look it up.
        comment.HasIndex(c => new { c.ArticleId, c.ThreadNumber, c.IsShown, c.IsPinned }, "IX_Comments_Threads")
            .HasFilter("\"ThreadNumber\" IS NOT NULL");
        comment.HasIndex(c => new { c.ArticleId, c.ThreadNumber, c.Id }, "IX_Comments_Pinned").HasFilter("\"IsPinned\"");
        comment.HasIndex(
                c => new { c.ArticleId, c.IsPinned, c.HelpfulCount, c.CreatedUtc, c.Id, c.IsShown, c.ParentId }, "IX_Comments_Helpful")
            .IsDescending(false, false, false, true, true, false, false).HasFilter("\"ParentId\" IS NULL");
        // What is said of each section, oldest first, and how much: Status, by which it is counted, is not looked up.
        comment.HasIndex(c => new { c.ArticleId, c.Section, c.CreatedUtc, c.Id, c.Status }, "IX_Comments_Section")
            .HasFilter("\"Section\" IS NOT NULL");
        comment.HasIndex(c => new { c.ThreadId, c.CreatedUtc, c.Id });
        comment.HasIndex(c => new { c.ArticleId, c.Status, c.CreatedUtc, c.Id });
        comment.HasIndex(c => new { c.Status, c.CreatedUtc, c.Id });
        comment.HasIndex(c => new { c.CreatedUtc, c.Id });
        comment.HasIndex(c => new { c.ReaderKeyHash, c.CreatedUtc }).HasFilter("\"ReaderKeyHash\" IS NOT NULL");
        comment.HasIndex(c => new { c.ParentId, c.Status }).HasFilter("\"ParentId\" IS NOT NULL");
    }

    private static void Configure(EntityTypeBuilder<Discussion> discussion)
    {
        discussion.HasKey(d => d.ArticleId);
        discussion.Property(d => d.ArticleId).HasMaxLength(60);
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

    private static void Configure(EntityTypeBuilder<Session> session)
    {
        session.HasKey(s => s.IdHash);
        session.HasOne<Moderator>().WithMany().HasForeignKey(s => s.ModeratorId);
    }

    /// <summary>Sixteen bytes that sort as the id is written, and so by age.</summary>
    private sealed class IdConverter() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    /// <summary>Ticks, of UTC.</summary>
    private sealed class TimeConverter() : ValueConverter<DateTime, long>(
        time => time.Ticks, ticks => new DateTime(ticks, DateTimeKind.Utc));
}
