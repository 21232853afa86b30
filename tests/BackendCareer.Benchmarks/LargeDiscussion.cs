using System.Diagnostics;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;

namespace BackendCareer.Benchmarks;

/// <summary>
/// A discussion of two years in a database of its own: 1,000,000 comments in 150,000 threads under 16 articles, a third of them
/// under "role" (50,000 threads); one thread of 4,905, one browser with 1,890; 500,000 votes, 20,000 reports, 20,000 decisions.
/// </summary>
internal static class LargeDiscussion
{
    /// <summary>Ids and times grow with <c>i</c>; <c>dice</c> is what should look like chance, and the same each time.</summary>
    private const string Sql = """
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA cache_size = -2000000;
        PRAGMA temp_store = MEMORY;
        BEGIN;
        CREATE TEMP TABLE Row AS
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999999)
        SELECT i, i * 2654435761 % 1000003 AS dice, i % 20 < 3 AS begins,
            strftime('%Y-%m-%d %H:%M:%S', '2026-11-22 08:00:00', format('-%d seconds', (999999 - i) * 63)) AS time,
            CASE WHEN i % 20 < 3 THEN i / 20 * 3 + i % 20
                 WHEN i % 200 = 7 AND i > 20000 THEN 2500
                 ELSE max(0, (i / 20 + 1) * 3 - 1 - i * 40503 % 97) END AS thread
        FROM n;
        CREATE TEMP TABLE Named AS
        SELECT *, format('%s-%s-7%03X-8%03X-%012X', substr(ms, 1, 8), substr(ms, 9), i % 4096, dice % 4096, i) AS id
        FROM (SELECT *, format('%012X', strftime('%s', time) * 1000) AS ms FROM Row);
        CREATE UNIQUE INDEX temp.NamedThread ON Named (thread, i);

        INSERT INTO Comments (
            Id, ArticleId, AuthorName, BodyHash, BodyHtml, BodyMarkdown, CreatedUtc, DecidedUtc, Depth, HelpfulCount, HoldReasons,
            IsAnswered, IsClosed, IsModerator, IsPinned, ParentId, ReaderKeyHash, RendererVersion, SenderHash, Status, ThreadId, Version)
        SELECT id,
            CASE thread % 3 WHEN 0 THEN 'role' ELSE (SELECT value FROM json_each('["home","duties","salary","training","training-vae",
                "training-master","training-bts-sio","training-42","training-bootcamp","training-titre-professionnel",
                "training-but-informatique","training-apprenticeship","training-licence","training-self-taught",
                "training-engineering-school"]') WHERE key = thread / 3 % 15) END,
            CASE status WHEN 4 THEN '' ELSE format('Reader %d', dice % 9999) END,
            CASE WHEN status = 4 THEN NULL WHEN i % 100 = 0 THEN format('body %d', i % 1000) ELSE format('body %028d', i) END,
            CASE status WHEN 4 THEN '' ELSE format('<p>%.*c</p>', 100 + dice % 300, 'x') END,
            CASE status WHEN 4 THEN '' ELSE format('%.*c', 100 + dice % 300, 'x') END,
            time, CASE WHEN status IN (2, 4) THEN time END, NOT begins, CASE WHEN dice % 10 < 7 THEN 0 ELSE dice % 50 END,
            0, 0, 0, i % 500 = 9, begins AND i % 20000 = 0,
            CASE WHEN begins THEN NULL WHEN place % 3 = 0 THEN before ELSE first END,
            CASE WHEN status = 4 OR dice % 20 = 0 THEN NULL
                 WHEN i % 500 = 3 THEN zeroblob(32)
                 ELSE CAST(format('key %028d', dice % 200000) AS BLOB) END,
            1, CASE WHEN i > 980800 THEN CAST(format('from %011d', dice % 5000) AS BLOB) END, status, first, 1
        FROM (
            SELECT *, first_value(id) OVER later AS first, lag(id) OVER later AS before, row_number() OVER later - 1 AS place,
                CASE WHEN dice % 1000 < 1 THEN 0
                     WHEN dice % 1000 < 21 THEN 3
                     WHEN dice % 1000 < 26 THEN 2
                     WHEN dice % 1000 < 31 THEN 4
                     ELSE 1 END AS status
            FROM Named WINDOW later AS (PARTITION BY thread ORDER BY i))
        ORDER BY i;
        UPDATE Comments SET IsAnswered = 1 WHERE Id IN (SELECT ParentId FROM Comments);

        INSERT OR IGNORE INTO HelpfulVotes
        SELECT (SELECT id FROM Named WHERE rowid = 1 + n.i * 7919 % 1000000), CAST(format('key %028d', dice % 200000) AS BLOB)
        FROM Named AS n WHERE i % 2 = 0;
        INSERT OR IGNORE INTO Reports
        SELECT (SELECT id FROM Named WHERE rowid = 1 + n.i * 104729 % 1000000), CAST(format('key %028d', dice % 200000) AS BLOB),
            'Spam', '', time, CASE WHEN i < 990000 THEN strftime('%Y-%m-%d %H:%M:%S', time, '+1 day') END
        FROM Named AS n WHERE i % 50 = 1;
        INSERT INTO Decisions
        SELECT format('%s-%s-7%03X-9%03X-%012X', substr(ms, 1, 8), substr(ms, 9), i % 4096, dice % 4096, i),
            format('00000000-0000-7000-9000-%012X', i / 500),
            (SELECT id FROM Named WHERE rowid = 1 + n.i * 7907 % 1000000), CASE i % 150 WHEN 0 THEN 'Grace' ELSE 'Barbara' END,
            'Approve', 0, 1, '', 2, time
        FROM Named AS n WHERE i % 50 = 0;
        INSERT INTO Bans
        SELECT format('%s-%s-7%03X-A%03X-%012X', substr(ms, 1, 8), substr(ms, 9), i % 4096, dice % 4096, i),
            CASE WHEN i % 10000 = 0 THEN CAST(format('key %028d', dice % 200000) AS BLOB) END,
            CASE WHEN i % 10000 <> 0 THEN CAST(format('from %011d', dice % 5000) AS BLOB) END,
            '', 'Grace', time, strftime('%Y-%m-%d %H:%M:%S', time, '+30 days')
        FROM Named WHERE i % 5000 = 0;
        COMMIT;
        PRAGMA journal_mode = WAL;
        """;

    /// <summary>Half of the answers were seen, which an older program did not know of.</summary>
    private const string Unseen = """
        INSERT INTO NewAnswers
        SELECT answer.Id, answered.ReaderKeyHash FROM Comments AS answered JOIN Comments AS answer ON answer.ParentId = answered.Id
        WHERE answer.Status = 1 AND answered.ReaderKeyHash <> coalesce(answer.ReaderKeyHash, x'') AND answer.rowid % 2 = 0
        """;

    private const string Found =
        "SELECT tbl || '|' || idx || '|' || stat FROM sqlite_stat1 WHERE idx NOT LIKE '%EFMigrations%' ORDER BY tbl, idx";

    /// <summary>
    /// Makes it as the program of 27 November 2026 stored it, carries it over, and prints how long that took and what SQLite then
    /// finds in it, as <c>QueryPlanTests</c> has it. It takes minutes.
    /// </summary>
    public static async Task MakeAsync(string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(file), Pooling = false }.ToString();
        await RunAsync(connection, await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "tests", "BackendCareer.Tests", "Comments", "Storage", "old-database.sql")));
        await RunAsync(connection, Sql);
        var time = Stopwatch.StartNew();
        await SqliteFile.PrepareAsync(connection, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"Carried over in {time.Elapsed.TotalSeconds:N0} s with {process.PeakWorkingSet64 >> 20:N0} MB at most.");

        await RunAsync(connection, Unseen);
        await RunAsync(connection, "ANALYZE");
        await RunAsync(connection, Found);
    }

    private static async Task RunAsync(string connection, string sql)
    {
        await using var database = new SqliteConnection(connection);
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            Console.WriteLine(rows.GetValue(0));
        }
    }
}
