using AngleSharp.Dom;
using BackendCareer.Comments;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Support;

/// <summary>What is in the store, read and put there behind the site's back, for tests that need many comments or special ones.</summary>
internal static class Seed
{
    /// <param name="number">Its text says it, and it is a second later than the one before.</param>
    public static Comment Comment(int number, Comment? parent = null, string article = "role")
    {
        var time = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(number);
        var id = Guid.CreateVersion7(time);
        return new Comment
        {
            Id = id,
            ArticleId = article,
            ParentId = parent?.Id,
            ThreadId = parent?.ThreadId ?? id,
            Depth = parent is null ? 0 : parent.Depth + 1,
            AuthorName = "Ada",
            BodyMarkdown = $"Comment {number}",
            BodyHtml = $"<p>Comment {number}</p>",
            RendererVersion = CommentRenderer.Version,
            CreatedUtc = time.UtcDateTime,
        };
    }

    /// <summary>One that names a section.</summary>
    public static Comment About(
        string section, int number, string article = "role", CommentStatus status = CommentStatus.Approved)
    {
        var comment = Comment(number, article: article);
        (comment.Section, comment.Status) = (section, status);
        return comment;
    }

    /// <summary>That it was written, as limits and bans ask for it.</summary>
    public static Activity ActivityOf(
        Comment comment, byte[]? sender = null, byte[]? text = null, ActivityKind kind = ActivityKind.Comment) => new()
        {
            CreatedUtc = comment.CreatedUtc,
            Kind = kind,
            ReaderKeyHash = comment.ReaderKeyHash,
            SenderHash = sender,
            CommentId = comment.Id,
            TextHash = text,
        };

    public static Task<List<Activity>> StoredActivitiesAsync(this TestSite site) =>
        site.WithDatabaseAsync(db => db.Activities.AsNoTracking().OrderBy(activity => activity.Id).ToListAsync());

    public static Task StoreAsync(this TestSite site, IEnumerable<object> rows) => site.WithDatabaseAsync(async db =>
    {
        db.AddRange(rows);
        await db.SaveChangesAsync();
    });

    public static async Task WithDatabaseAsync(this TestSite site, Func<CommentsDb, Task> work)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<CommentsDb>());
    }

    public static async Task<T> WithDatabaseAsync<T>(this TestSite site, Func<CommentsDb, Task<T>> work)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CommentsDb>());
    }

    public static Task<List<Comment>> StoredCommentsAsync(this TestSite site) =>
        site.WithDatabaseAsync(db => db.Comments.OrderBy(comment => comment.Id).ToListAsync());

    /// <summary>Another writer, for whom all others wait until it is disposed.</summary>
    public static async Task<SqliteConnection> HoldDatabaseAsync(this TestSite site)
    {
        var other = new SqliteConnection($"Data Source={site.DatabaseFile};Pooling=False");
        await other.OpenAsync();
        await other.BeginTransactionAsync();
        return other;
    }

    /// <summary>Somebody who reads, and for whom what stands there now has to stay, until it is disposed.</summary>
    public static async Task<SqliteConnection> ReadingAsync(this TestSite site)
    {
        var other = new SqliteConnection($"Data Source={site.DatabaseFile};Pooling=False");
        await other.OpenAsync();
        other.BeginTransaction(deferred: true);
        await using var command = other.CreateCommand();
        command.CommandText = "SELECT count(*) FROM Comments";
        await command.ExecuteScalarAsync();
        return other;
    }

    /// <summary>Changes every stored comment behind the site's back.</summary>
    public static Task ChangeAsync(this TestSite site, Action<Comment> change) => site.WithDatabaseAsync(async db =>
    {
        (await db.Comments.ToListAsync()).ForEach(change);
        await db.SaveChangesAsync();
    });

    /// <summary>Moves what was written from the log of the database into its file.</summary>
    public static Task CheckpointAsync(this TestSite site) =>
        site.WithDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);"));

    /// <summary>As `VACUUM INTO` of the command line writes it: whole, and not in WAL.</summary>
    public static Task CopyToAsync(this TestSite site, string path)
    {
        File.Delete(path);
        return site.WithDatabaseAsync(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {path}"));
    }

    /// <summary>As after a restart: another site, on a copy of what this one stored.</summary>
    public static async Task<TestSite> StartedAgainAsync(this TestSite site)
    {
        var again = new TestSite();
        await site.CopyToAsync(again.DatabaseFile);
        return again;
    }

    /// <summary>The comments of a page, in their order.</summary>
    public static IEnumerable<string> TextsOf(IParentNode page) =>
        page.QuerySelectorAll(".comment .body").Select(body => body.TextContent.Trim());
}
