using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace BackendCareer.Tests.Comments;

/// <summary>A database that does not answer: what readers get, and what the operator is told.</summary>
public sealed class StorageFailureTests : IDisposable
{
    private const string Id = "0199ffff-0000-7000-8000-000000000000";

    private readonly LogLines _log = new();
    private readonly TestSite _site;

    public StorageFailureTests() => _site = new() { Additions = services => services.AddSingleton<ILoggerProvider>(_log) };

    private IEnumerable<string> Told => _log.Lines.Where(line => line.Split(':')[0] is "Error" or "Critical");

    public void Dispose()
    {
        _site.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Every_page_of_the_discussion_may_be_asked_for_again()
    {
        using var reader = new ReaderBrowser(_site);
        await reader.WriteAsync("Before.");
        var form = await reader.ReadAsync("/sign-in");
        _site.BreakDatabase();
        foreach (var path in (string[])
            [
                "/comments.atom", "/role/comments.atom", $"/comments/{Id}", $"/comments/{Id}/replies", $"/comments/{Id}/reply",
                $"/comments/{Id}/report", $"/comments/{Id}/edit", $"/comments/{Id}/deletion", "/comments/mine", "/comments/mine/download",
            ])
        {
            using var response = await reader.GetAsync(path);
            await AssertLaterAsync(response, path);
        }

        using var signIn = await reader.SubmitAsync(form, "main form", ("name", "Grace"), ("password", TestSite.Password));
        await AssertLaterAsync(signIn, "POST /sign-in");
        _site.MendDatabase();
        await reader.ReadAsync("/comments.atom");
    }

    [Fact]
    public async Task The_operator_is_told_once_that_another_file_is_in_the_place_of_the_database()
    {
        using var reader = new ReaderBrowser(_site);
        await reader.WriteAsync("Before.");
        _site.BreakDatabase();
        await ReadAllAsync(reader);
        await Eventually.TrueAsync(() => Task.FromResult(Told.Any()), "the operator is told");
        _site.Clock.Advance(TimeSpan.FromSeconds(61));
        await ReadAllAsync(reader);
        Assert.StartsWith($"Error: No comment is stored: {_site.DatabaseFile} was replaced by another file", Assert.Single(Told));
    }

    [Fact]
    public async Task A_comment_that_is_not_stored_takes_one_line_too()
    {
        await _site.WithDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE Bans"));
        using var response = await _site.PostAsync("Not now.");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.StartsWith("Error: The database refused what it was asked: SQLite Error 1", Assert.Single(Told), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_trouble_is_told_at_once_and_a_mistake_of_ours_each_time()
    {
        var clock = new FakeTimeProvider();
        var log = new StorageLog(new CommentsDbFile("/data/comments.db"), clock, _log.For<StorageLog>());
        foreach (var code in (int[])[13, 13, 11, 11, 13])
        {
            log.Tell(new SqliteException("SQLite Error", code));
        }

        Assert.Equal(2, Told.Count()); // also where two of them take turns
        clock.Advance(TimeSpan.FromSeconds(61));
        log.Tell(new SqliteException("SQLite Error", 13));
        Assert.Equal(3, Told.Count());
        log.Tell(new DbUpdateException("See inside.", new SqliteException("SQLite Error 19: 'UNIQUE'.", 19)));
        log.Tell(new DbUpdateException("See inside.", new SqliteException("SQLite Error 19: 'UNIQUE'.", 19)));
        Assert.Equal(2, Told.Count(line => line == "Error: The database refused what it was asked: SQLite Error 19: 'UNIQUE'."));
        log.Tell(new DbUpdateConcurrencyException("No row was changed."));
        Assert.EndsWith("asked: No row was changed.", Told.Last(), StringComparison.Ordinal); // and of no right to write
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_failure_of_the_database_is_known_also_inside_another(bool isStorage)
    {
        Exception cause = isStorage ? new SqliteException("", 11) : new InvalidOperationException();
        Assert.Equal(isStorage, StorageTrouble.IsIn(cause));
        Assert.Equal(isStorage, StorageTrouble.IsIn(new InvalidOperationException("", new NotSupportedException("", cause))));
    }

    private static async Task ReadAllAsync(ReaderBrowser reader)
    {
        foreach (var path in (string[])["/role", "/comments.atom", "/salary", $"/comments/{Id}", "/nowhere"])
        {
            using var response = await reader.GetAsync(path);
        }
    }

    private static async Task AssertLaterAsync(HttpResponseMessage response, string path)
    {
        Assert.Equal((path, HttpStatusCode.ServiceUnavailable), (path, response.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(10), response.Headers.RetryAfter!.Delta);
        Assert.Equal("no-store, private", response.Headers.CacheControl!.ToString());
        var page = await TestSite.ParseAsync(response);
        Assert.Equal("This is not possible just now", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("try again in 10 seconds", TestSite.WordsOf(page.QuerySelector("main")), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main code")); // no reference: nothing of ours is to be mended
    }
}
