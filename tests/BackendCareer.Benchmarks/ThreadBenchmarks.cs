using BackendCareer.Comments;
using BenchmarkDotNet.Attributes;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Benchmarks;

/// <summary>What a page of a discussion asks of the database, as the discussion grows: its two queries, and nothing kept.</summary>
[MemoryDiagnoser]
public class ThreadBenchmarks
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private string _folder = "";
    private DbContextOptions<CommentsDb> _options = null!;

    /// <summary>Every third begins a thread; the others answer one.</summary>
    [Params(100, 1_000, 10_000)]
    public int Comments { get; set; }

    [GlobalSetup]
    public async Task FillAsync()
    {
        _folder = Directory.CreateTempSubdirectory("backendcareer-").FullName;
        var connection = SqliteFile.ConnectionString("Data Source=comments.db", _folder);
        await SqliteFile.PrepareAsync(connection, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        _options = new DbContextOptionsBuilder<CommentsDb>().UseSqlite(connection)
            .AddInterceptors(new SqlitePragmas(new StoreHealth())).Options;
        await using var db = new CommentsDb(_options);
        var thread = Guid.Empty;
        for (var number = 0; number < Comments; number++)
        {
            var comment = NewComment(number, number % 3 == 0 ? null : thread);
            thread = comment.ThreadId;
            db.Add(comment);
        }

        await db.SaveChangesAsync();
    }

    [GlobalCleanup]
    public void Empty()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public Task<CommentThread> FirstPage() => LoadAsync(1, ThreadSort.Oldest, Reader.Everybody);

    [Benchmark]
    public Task<CommentThread> MiddlePage() =>
        LoadAsync(Math.Max(1, Comments / 3 / CommentThread.ThreadsOnPage / 2), ThreadSort.Oldest, Reader.Everybody);

    [Benchmark]
    public Task<CommentThread> MostHelpful() => LoadAsync(1, ThreadSort.Helpful, Reader.Everybody);

    [Benchmark]
    public Task<CommentThread> OfAReaderWithAKey() => LoadAsync(1, ThreadSort.Newest, new Reader(new byte[32], Start.UtcDateTime));

    private async Task<CommentThread> LoadAsync(int page, ThreadSort sort, Reader reader)
    {
        await using var db = new CommentsDb(_options);
        return await CommentThread.LoadAsync(db, "role", room: 155_000, page, sort, reader, CancellationToken.None);
    }

    private static Comment NewComment(int number, Guid? parent)
    {
        var created = Start.AddSeconds(number);
        var id = Guid.CreateVersion7(created);
        return new Comment
        {
            Id = id,
            ArticleId = "role",
            ParentId = parent,
            ThreadId = parent ?? id,
            Depth = parent is null ? 0 : 1,
            AuthorName = "Ada",
            BodyMarkdown = $"Comment {number}",
            BodyHtml = $"<p>Comment {number}, of about the length that a comment has when somebody tells how the first year went.</p>",
            RendererVersion = CommentRenderer.Version,
            HelpfulCount = number * 7 % 50,
            CreatedUtc = created.UtcDateTime,
        };
    }
}
