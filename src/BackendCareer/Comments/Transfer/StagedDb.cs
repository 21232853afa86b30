using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>What a file brings that is not here yet, judged and rendered, in a file of its own beside the database.</summary>
internal sealed class StagedDb(string file) : DbContext
{
    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<HelpfulVote> HelpfulVotes => Set<HelpfulVote>();

    public DbSet<Decision> Decisions => Set<Decision>();

    public static string FileBeside(string database) => database + ".import";

    /// <summary>For its owner alone: it holds what waits for approval.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        Exclusive.Delete(file);
        ExportFile.Create(file);
        await Database.EnsureCreatedAsync(cancellationToken);
        await Database.OpenConnectionAsync(cancellationToken);
        await Database.ExecuteSqlRawAsync("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", cancellationToken);
    }

    /// <summary>What an import left that was killed; not that of one which is under way.</summary>
    public static void DropLeft(string database)
    {
        var file = FileBeside(database);
        if (File.Exists(file))
        {
            using var alone = InUse.TryOwn(file);
            if (alone is not null)
            {
                Exclusive.Delete(file);
            }
        }
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        CommentsDb.ConfigureValues(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Comment>().HasIndex(comment => new { comment.CreatedUtc, comment.Depth, comment.Id });
        modelBuilder.Entity<HelpfulVote>().HasKey(vote => new { vote.CommentId, vote.ReaderKeyHash });
    }
}
