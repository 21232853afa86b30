using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackendCareer.Tests.Comments;

public sealed class StoreTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("busy_timeout", "5000")]
    [InlineData("foreign_keys", "1")]
    [InlineData("secure_delete", "1")]
    [InlineData("trusted_schema", "0")]
    public async Task Every_connection_is_opened_to_keep_what_it_acknowledged(string pragma, string expected)
    {
        var value = await _site.WithDatabaseAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            return await command.ExecuteScalarAsync();
        });
        Assert.Equal(expected, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_model_and_the_migrations_agree()
    {
        using var store = new TestStore();
        Assert.False(store.Db.Database.HasPendingModelChanges());
    }

    /// <summary>SQLite knows none, so that no migration would tell: another database cuts or refuses what is longer.</summary>
    [Fact]
    public void The_migrations_know_how_long_each_text_may_be()
    {
        using var store = new TestStore();
        var lengths = LengthsIn(store.Db.GetService<IDesignTimeModel>().Model).ToList();
        Assert.Contains("Comment.AuthorName 60", lengths);
        Assert.Equal(LengthsIn(store.Db.GetService<IMigrationsAssembly>().ModelSnapshot!.Model).Order(), lengths.Order());
    }

    private static IEnumerable<string> LengthsIn(IModel model) =>
        from type in model.GetEntityTypes()
        from property in type.GetProperties()
        where property.GetMaxLength() is not null
        select $"{type.Name.Split('.').Last()}.{property.Name} {property.GetMaxLength()}";

    [Fact]
    public async Task The_site_never_makes_a_new_database_in_place_of_a_lost_one()
    {
        await _site.PostAsync("A comment to lose.");
        File.Delete(_site.DatabaseFile); // while connections to it are kept open
        using var response = await _site.PostAsync("A comment into nothing.");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.False(File.Exists(_site.DatabaseFile));
    }

    /// <summary>Else a second instance, or the next machine, would read no cookie of the first.</summary>
    [Fact]
    public async Task The_keys_that_seal_cookies_and_forms_are_in_the_database()
    {
        await _site.ReadAsync("/sign-in");
        Assert.Equal(1, await _site.WithDatabaseAsync(db => db.DataProtectionKeys.CountAsync()));
    }

    /// <summary>The keys that seal cookies and forms are read and stored by a thread that waits.</summary>
    [Fact]
    public void Nor_does_a_key_go_into_a_lost_one()
    {
        var connection = SqliteFile.ConnectionString($"Data Source={_site.DatabaseFile}", "/");
        var options = new DbContextOptionsBuilder<CommentsDb>().UseSqlite(connection)
            .AddInterceptors(new SqlitePragmas(new StoreHealth())).Options;
        using var db = new CommentsDb(options);
        Assert.Equal(0, db.DataProtectionKeys.Count());
        File.Delete(_site.DatabaseFile); // while the connection is kept open
        Assert.Throws<StoreLostException>(() => db.DataProtectionKeys.Count());
    }

    [Fact]
    public async Task What_another_process_writes_is_shown_a_second_later()
    {
        await _site.ReadAsync("/role"); // kept from here
        await using var db =
            new CommentsDb(new DbContextOptionsBuilder<CommentsDb>().UseSqlite($"Data Source={_site.DatabaseFile}").Options);
        using var gate = new WriteGate();
        using var health = new StoreHealth();
        var erasures = new Erasures(new CommentsDbFile(_site.DatabaseFile), NullLogger<Erasures>.Instance);
        await new CommentStore(db, gate, new ThreadVersions(), TimeProvider.System, health, erasures).WriteAsync(
            () =>
            {
                db.Add(Seed.Comment(1));
                return Task.FromResult(Outcome.In(true, "role"));
            }, CancellationToken.None);
        await Eventually.TrueAsync(async () => Seed.TextsOf(await _site.ReadAsync("/role")).Any(), "the comment is shown");
    }

    [Fact]
    public async Task A_page_is_the_same_for_a_browser_after_a_restart()
    {
        await _site.PostAsync("A comment.");
        using var before = await _site.GetAsync("/role");
        using var again = await _site.StartedAgainAsync();
        using var after = await again.GetAsync("/role");
        Assert.NotNull(before.Headers.ETag);
        Assert.Equal(before.Headers.ETag, after.Headers.ETag);
        await again.PostAsync("Another.");
        using var changed = await again.GetAsync("/role");
        Assert.NotEqual(after.Headers.ETag, changed.Headers.ETag);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_post_that_waited_too_long_keeps_its_text_and_may_be_sent_again()
    {
        await _site.ReadAsync("/role");
        await using var other = await _site.HoldDatabaseAsync();
        var posts = await Task.WhenAll(Enumerable.Range(0, 5).Select(post => _site.PostAsync($"Post {post}.")));
        foreach (var post in posts)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, post.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(10), post.Headers.RetryAfter!.Delta);
            Assert.StartsWith("Post ", (await TestSite.ParseAsync(post)).GetElementById("body")!.TextContent, StringComparison.Ordinal);
        }
    }

    /// <summary>One round is five seconds; a queue that moves is waited for eight of them.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_queue_that_stands_still_is_given_up_after_one_round()
    {
        using var gate = new WriteGate();
        using var first = await gate.EnterAsync(CancellationToken.None);
        using var sixRounds = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var busy = await Assert.ThrowsAsync<SqliteException>(() => gate.EnterAsync(sixRounds.Token));
        Assert.Equal("Too many comments are waiting to be stored.", busy.Message);
    }

    [Fact]
    public async Task A_post_waits_for_another_writer()
    {
        await _site.ReadAsync("/role");
        await using var other = await _site.HoldDatabaseAsync();
        var post = Task.Run(() => _site.PostAsync("I can wait."));
        bool IsUnderWay() => _site.Queries.Commands.Any(sent => sent.Contains("\"Moderators\"", StringComparison.Ordinal));
        await Eventually.TrueAsync(() => Task.FromResult(IsUnderWay()), "the post is under way");
        using var read = await _site.GetAsync("/role?sort=newest"); // like the page before, so quick: the post waits for five seconds
        Assert.Equal(HttpStatusCode.OK, read.StatusCode); // readers do not wait for writers
        Assert.False(post.IsCompleted);
        await other.DisposeAsync();
        using var response = await post;
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }
}
