using BackendCareer.Comments;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Support;

/// <summary>A database of one test's own with today's tables and no site around it, for what can be asked of it directly.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly TestFolder _folder = new();

    public TestStore()
    {
        var file = _folder.PathOf("comments.db");
        TestSite.PutEmptyDatabase(file);
        Options = new DbContextOptionsBuilder<CommentsDb>().UseSqlite($"Data Source={file};Pooling=False").Options;
        Db = new CommentsDb(Options);
    }

    public DbContextOptions<CommentsDb> Options { get; }

    public CommentsDb Db { get; }

    public Task StoreAsync(params IEnumerable<object> rows)
    {
        Db.AddRange(rows);
        return Db.SaveChangesAsync();
    }

    public void Dispose()
    {
        Db.Dispose();
        _folder.Dispose();
    }
}
