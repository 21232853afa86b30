using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BackendCareer.Tests.Comments;

/// <summary>Limits and bans go on where a newer program takes over a database in which comments held what they ask.</summary>
public sealed class ActivityMigrationTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_limits_ask_is_taken_out_of_the_comments_of_fourteen_days()
    {
        var file = _folder.PathOf("comments.db");
        var options = new DbContextOptionsBuilder<CommentsDb>().UseSqlite($"Data Source={file};Pooling=False").Options;
        var now = new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
        await using (var db = new CommentsDb(options))
        {
            await db.GetService<IMigrator>().MigrateAsync("20261128104518_Discussions");
            Insert(file, id: 1, now.AddDays(-13));
            Insert(file, id: 2, now.AddDays(-15));
        }

        var kept = await SqliteFile.PrepareAsync(
            SqliteFile.ConnectionString($"Data Source={file}", _folder.Path), now, CancellationToken.None);
        Assert.Equal(file + ".before", kept);
        await using var today = new CommentsDb(options);
        Assert.Equal(["Text 1", "Text 2"], await today.Comments.Select(comment => comment.BodyMarkdown).Order().ToListAsync());
        var discussion = await today.Discussions.SingleAsync();
        Assert.Equal((7L, 2), (discussion.Version, discussion.Comments)); // copied, not counted anew
        var activity = Assert.Single(await today.Activities.ToListAsync());
        Assert.Equal((ActivityKind.Comment, now.AddDays(-13).UtcDateTime), (activity.Kind, activity.CreatedUtc));
        Assert.Equal((byte[])[2], activity.ReaderKeyHash);
        Assert.Equal((byte[])[3], activity.SenderHash);
        Assert.Equal((byte[])[4], activity.TextHash);
        Assert.Equal("Text 1", (await today.Comments.SingleAsync(comment => comment.Id == activity.CommentId)).BodyMarkdown);
    }

    private static void Insert(string file, int id, DateTimeOffset created)
    {
        using var database = new SqliteConnection($"Data Source={file};Pooling=False");
        database.Open();
        OldDatabase.Run(database, $"""
            INSERT INTO Comments (
                Id, ArticleId, ThreadId, Depth, AuthorName, BodyMarkdown, BodyHtml, RendererVersion, BodyHash, Status, HoldReasons,
                ReaderKeyHash, SenderHash, IsModerator, IsShown, Replies, IsPinned, IsClosed, HelpfulCount, CreatedUtc, Version)
            VALUES (
                x'0000000000000000000000000000000{id}', 'role', x'0000000000000000000000000000000{id}', 0, 'Ada', 'Text {id}', '', 1, x'04',
                1, 0, x'02', x'03', 0, 1, 0, 0, 0, 0, {created.UtcTicks}, 1);
            INSERT OR IGNORE INTO Discussions (ArticleId, Version, Comments, Threads) VALUES ('role', 7, 2, 2);
            """);
    }
}
