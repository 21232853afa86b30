using System.Globalization;
using System.Text.Json;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BackendCareer.Tests.Comments;

/// <summary>A database as the program of 27 November 2026 left it: ids and times are texts, and nothing is counted.</summary>
internal static class OldDatabase
{
    private static readonly string[] Newer =
    [
        nameof(Comment.IsShown), nameof(Comment.Replies), nameof(Comment.Section), nameof(Comment.ThreadNumber),
    ];

    /// <summary>One of each table at least.</summary>
    public static IEnumerable<object> RowsOf(List<Comment> comments) =>
    [
        .. comments, .. DiscussionSample.Votes(comments), .. DiscussionSample.Decisions(comments),
        new Ban
        {
            Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
            ReaderKeyHash = [1],
            Reason = "A shop.",
            Moderator = "Grace",
            CreatedUtc = DateTime.UnixEpoch.AddTicks(1),
            ExpiresUtc = DateTime.UnixEpoch.AddDays(1),
        },
        new Report
        {
            CommentId = comments[0].Id,
            ReaderKeyHash = [2],
            Reason = ReportReason.Spam,
            Note = "A note.",
            CreatedUtc = DateTime.UnixEpoch.AddTicks(1234567),
        },
        new SenderKey { Day = new DateOnly(2026, 11, 20), Secret = [3] },
    ];

    /// <summary>Every row that an export leaves out, and everything that is counted.</summary>
    public static async Task<string> FactsAsync(TestSite site)
    {
        var facts = "";
        await site.WithDatabaseAsync(async db => facts = JsonSerializer.Serialize(new
        {
            Comments = await db.Comments.AsNoTracking().OrderBy(comment => comment.Id).ToListAsync(),
            Discussions = await db.Discussions.AsNoTracking().OrderBy(discussion => discussion.ArticleId)
                .Select(discussion => new
                {
                    discussion.ArticleId,
                    discussion.Comments,
                    discussion.Threads,
                    discussion.LastThreadNumber,
                    discussion.NewestId,
                    discussion.NewestUtc,
                })
                .ToListAsync(),
            Bans = await db.Bans.AsNoTracking().ToListAsync(),
            Reports = await db.Reports.AsNoTracking().ToListAsync(),
            Keys = await db.SenderKeys.AsNoTracking().ToListAsync(),
        }));
        return facts;
    }

    public static void Write(string file, IModel model, params IEnumerable<object> rows)
    {
        using var database = new SqliteConnection($"Data Source={file};Pooling=False;Foreign Keys=False");
        database.Open();
        Run(database, "PRAGMA journal_mode = WAL");
        Run(database, File.ReadAllText(
            Path.Combine(Repository.Root, "tests", "BackendCareer.Tests", "Comments", "Storage", "old-database.sql")));
        using var transaction = database.BeginTransaction();
        foreach (var row in rows)
        {
            Insert(database, model.FindEntityType(row.GetType())!, row);
        }

        transaction.Commit();
    }

    public static void Run(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Insert(SqliteConnection database, IEntityType type, object row)
    {
        var cells = type.GetProperties()
            .Where(property => !Newer.Contains(property.Name))
            .Select(property => (property.Name, Value: ValueOf(property, property.PropertyInfo!.GetValue(row))))
            .Concat(row is Comment comment ? Older(comment) : [])
            .ToList();
        using var command = database.CreateCommand();
        command.CommandText = $"""
            INSERT INTO "{type.GetTableName()}" ({string.Join(", ", cells.Select(cell => $"\"{cell.Name}\""))})
            VALUES ({string.Join(", ", cells.Select(cell => $"${cell.Name}"))})
            """;
        command.Parameters.AddRange(cells.Select(cell => new SqliteParameter($"${cell.Name}", cell.Value)));
        command.ExecuteNonQuery();
    }

    /// <summary>What stood in a comment.</summary>
    private static IEnumerable<(string Name, object Value)> Older(Comment comment) =>
        [("IsAnswered", 1), ("BodyHash", DiscussionSample.Key(comment.Version)), ("SenderHash", DiscussionSample.Key(comment.Depth))];

    private static object ValueOf(IProperty property, object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => id.ToString().ToUpperInvariant(),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum word when property.GetProviderClrType() == typeof(string) => word.ToString(),
        Enum number => Convert.ToInt32(number, CultureInfo.InvariantCulture),
        _ => value,
    };
}
