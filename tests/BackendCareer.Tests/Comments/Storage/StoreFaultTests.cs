using System.Collections.Concurrent;
using System.Net;
using System.Runtime.Versioning;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;

namespace BackendCareer.Tests.Comments;

/// <summary>The program itself, on files to which something was done, and killed while it stores.</summary>
[SupportedOSPlatform("linux")]
[Trait("Category", "Slow")]
public sealed class StoreFaultTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string DatabaseFile => _folder.PathOf("comments.db");

    [Fact]
    public async Task A_second_site_on_one_database_is_refused_and_a_command_is_not()
    {
        using var site = await SiteProcess.StartAsync(_folder);
        var announced = $"There was no database: made a new one at {DatabaseFile}.";
        Assert.Contains(site.Lines, line => line.Contains(announced, StringComparison.Ordinal));
        Assert.Equal(
            $"Another site runs on {DatabaseFile}. Stop it first, or name another database in ConnectionStrings:Comments.",
            await SiteProcess.RefusalAsync(_folder, []));
        var export = await SiteProcess.RunAsync(_folder, "", "comments", "export", "-");
        Assert.Equal((0, ""), (export.ExitCode, export.Error));
    }

    [Fact]
    public async Task No_database_is_made_where_none_may_be()
    {
        Assert.StartsWith(
            $"There is no database {DatabaseFile}, and none is made: Comments:CreateWhenMissing is false.",
            await SiteProcess.RefusalAsync(_folder, [], "--Comments:CreateWhenMissing", "false"), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("dd if=/dev/urandom of=$DB bs=8192 seek=5 count=1 conv=notrunc", "is damaged (")]
    [InlineData("dd if=/dev/urandom of=$DB bs=8192 seek=5 count=10 conv=notrunc", "is damaged")]
    [InlineData("truncate -s -8192 $DB", "is damaged")]
    [InlineData("truncate -s 5000 $DB", "is damaged")]
    [InlineData("echo text > $DB", "is damaged")]
    [InlineData("dd if=/dev/urandom of=$DB bs=100 count=1 conv=notrunc", "is damaged")]
    public async Task A_damaged_file_is_named_as_such(string damage, string sentence)
    {
        TestSite.PutEmptyDatabase(DatabaseFile);
        Shell.Run(damage, DatabaseFile);
        var refusal = await SiteProcess.RefusalAsync(_folder, []);
        Assert.Contains($"{DatabaseFile} {sentence}", Assert.Single(refusal.Split('\n')), StringComparison.Ordinal);
        Assert.Contains("ut a backup in its place", refusal, StringComparison.Ordinal);
    }

    /// <summary>Root may write everywhere: it runs the program as nobody.</summary>
    [Theory]
    [InlineData("chmod 444 $DB")]
    [InlineData("chmod 555 $(dirname $DB)")]
    [InlineData("chmod 444 $DB; chmod 555 $(dirname $DB)")]
    public async Task What_cannot_be_written_is_not_started_on(string rights)
    {
        TestSite.PutEmptyDatabase(DatabaseFile);
        Shell.Run("touch $DB.lock $DB.site $DB.migrating", DatabaseFile);
        Shell.Run(Environment.IsPrivilegedProcess ? "chown -R 65534 $(dirname $DB)" : "true", DatabaseFile);
        Shell.Run(rights, DatabaseFile);
        string[] asNobody = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=65534", "--clear-groups"] : [];
        var refusal = Assert.Single((await SiteProcess.RefusalAsync(_folder, asNobody)).Split('\n'));
        Shell.Run("chmod 755 $(dirname $DB)", DatabaseFile);
        Assert.StartsWith($"The comments cannot be stored. {DatabaseFile} cannot be written (", refusal, StringComparison.Ordinal);
        Assert.Contains("Give the site the right to write there", refusal, StringComparison.Ordinal);
    }

    /// <summary>Twenty posts into a log that is not there any more.</summary>
    [Fact]
    public async Task What_was_acknowledged_is_there_after_the_log_was_deleted_and_the_site_killed()
    {
        var acknowledged = new List<string>();
        using (var site = await SiteProcess.StartAsync(_folder))
        {
            for (var number = 0; number < 40; number++)
            {
                if (number == 20)
                {
                    Shell.Run("rm $DB-wal", DatabaseFile);
                }

                using var response = await site.PostAsync($"Post {number}.");
                Assert.Equal(number < 20 ? HttpStatusCode.SeeOther : HttpStatusCode.ServiceUnavailable, response.StatusCode);
                acknowledged.AddRange(response.StatusCode == HttpStatusCode.SeeOther ? [$"Post {number}."] : []);
            }

            await Eventually.TrueAsync(
                () => Task.FromResult(site.Lines.Any(line => line.Contains("No comment is stored", StringComparison.Ordinal))),
                "it is said");
        }

        using var again = await SiteProcess.StartAsync(_folder);
        Assert.Equal(acknowledged.Order(), Texts().Order());
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_site_is_killed()
    {
        var acknowledged = new ConcurrentQueue<string>();
        for (var round = 0; round < 5; round++)
        {
            using var site = await SiteProcess.StartAsync(_folder);
            var writers = Enumerable.Range(0, 4).Select(writer => WriteAsync(site, $"{round} {writer}", acknowledged)).ToList();
            var goal = 20 * (round + 1);
            await Eventually.TrueAsync(() => Task.FromResult(acknowledged.Count >= goal), "some are stored");
            site.Kill();
            await Task.WhenAll(writers);
        }

        Assert.Empty(acknowledged.Except(Texts()));
        Assert.Equal(["ok"], Ask("PRAGMA integrity_check"));
    }

    private static async Task WriteAsync(RunningSite site, string name, ConcurrentQueue<string> acknowledged)
    {
        try
        {
            for (var number = 0; ; number++)
            {
                var text = $"Post {name} {number}.";
                using var response = await site.PostAsync(text);
                Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
                acknowledged.Enqueue(text);
            }
        }
        catch (HttpRequestException)
        {
            // it was killed
        }
    }

    private List<string> Texts() => Ask("SELECT BodyMarkdown FROM Comments");

    private List<string> Ask(string sql)
    {
        using var database = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
