using Microsoft.Data.Sqlite;

namespace BackendCareer.Comments;

/// <summary>
/// Carries the database of an older program over. All of it goes into a new file, which takes the other's place when it is whole; the
/// old one stands beside it for a week. Whoever is killed on the way has changed nothing, and the next start begins anew.
/// </summary>
/// <remarks>
/// Until 27 November 2026 ids were texts of 36 characters, times of 27, and every page counted; until the day after, what limits and
/// bans ask was part of each comment.
/// </remarks>
/// <param name="progress">From 0 to 1.</param>
internal sealed class OldDatabase(string file, IProgress<double> progress)
{
    private const int Chunks = 100;
    private const double Copied = 0.6; // the rest is for indexes and counts
    private const double Indexed = 0.9;

    private const string Counts = """
        UPDATE new.Comments AS gone SET IsShown = 1
        WHERE NOT IsShown AND EXISTS (
            SELECT 1 FROM new.Comments AS reply
            WHERE reply.ThreadId = gone.ThreadId AND reply.Id <> gone.Id AND +reply.Status = 1 -- by the index of threads
                AND (gone.ParentId IS NULL OR reply.ParentId = gone.Id));
        UPDATE new.Comments AS root SET Replies = (
            SELECT count(*) FROM new.Comments AS reply WHERE reply.ThreadId = root.Id AND reply.IsShown AND reply.Id <> root.Id)
        WHERE ParentId IS NULL;
        INSERT INTO new.Discussions (ArticleId, Version, Comments, Threads)
        SELECT ArticleId, $version, sum(Status = 1), sum(IsShown AND ParentId IS NULL) FROM new.Comments GROUP BY ArticleId;
        UPDATE new.Discussions AS discussion SET (NewestId, NewestUtc) = (
            SELECT Id, CreatedUtc FROM new.Comments AS comment
            WHERE comment.ArticleId = discussion.ArticleId AND comment.Status = 1 ORDER BY CreatedUtc DESC, Id DESC LIMIT 1);
        """;

    private const string Numbers = """
        UPDATE new.Comments AS root SET ThreadNumber = numbered.place
        FROM (
            SELECT rowid AS thread, row_number() OVER (PARTITION BY ArticleId ORDER BY CreatedUtc, Id) AS place
            FROM new.Comments WHERE ParentId IS NULL) AS numbered
        WHERE root.rowid = numbered.thread;
        UPDATE new.Discussions AS discussion SET LastThreadNumber = (
            SELECT coalesce(max(ThreadNumber), 0) FROM new.Comments AS root
            WHERE root.ArticleId = discussion.ArticleId AND root.ThreadNumber IS NOT NULL);
        """;

    private const string TablesOfBoth = """
        SELECT name FROM new.sqlite_schema
        WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE '!_!_EF%' ESCAPE '!'
            AND name IN (SELECT name FROM main.sqlite_schema)
        """;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private readonly string _new = file + ".new";

    public static void DropKept(string file, DateTimeOffset now)
    {
        var kept = new FileInfo(KeptOf(file));
        if (kept.Exists && now - kept.LastWriteTimeUtc > KeptFor)
        {
            kept.Delete();
        }
    }

    /// <returns>Where the old one is kept.</returns>
    /// <param name="makeNew">Makes a database with today's tables of the file that it is given.</param>
    /// <exception cref="CannotStartException">It is damaged.</exception>
    /// <exception cref="SqliteException">Another process has it open, or there is no room.</exception>
    public async Task<string> CarryOverAsync(Func<string, Task> makeNew, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            Exclusive.Delete(_new);
            ExportFile.Create(_new);
            await makeNew(_new);
            CarryOver(now, cancellationToken);
        }
        finally
        {
            Exclusive.Delete(_new);
        }

        progress.Report(1);
        return KeptOf(file);
    }

    private void CarryOver(DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var database = Exclusive.Open(file);
        Check(database, "main");
        Exclusive.Run(database, $"ATTACH DATABASE '{_new.Replace("'", "''", StringComparison.Ordinal)}' AS new");
        Exclusive.Run(database, "PRAGMA new.journal_mode = OFF; PRAGMA new.synchronous = OFF; BEGIN EXCLUSIVE");
        Fill(database, now, cancellationToken);
        Exclusive.Run(database, "COMMIT");
        Check(database, "new");
        Exclusive.Run(database, "PRAGMA new.synchronous = FULL; PRAGMA new.journal_mode = WAL; DETACH DATABASE new");
        File.SetLastWriteTimeUtc(file, now.UtcDateTime); // from when its week counts
        Exclusive.Replace(file, _new, KeptOf(file));
    }

    private static string KeptOf(string file) => file + ".before";

    private void Fill(SqliteConnection database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var indexes = Exclusive.Rows(database, "SELECT name, sql FROM new.sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
        indexes.ForEach(index => Exclusive.Run(database, $"DROP INDEX new.\"{index[0]}\""));
        var tables = Exclusive.Rows(database, TablesOfBoth).ConvertAll(row => row[0]);
        tables.ForEach(table => CopyTable(database, table, cancellationToken));
        if (!tables.Contains(nameof(CommentsDb.Activities)))
        {
            FillActivities(database, now);
        }

        foreach (var (number, index) in indexes.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report(Copied + ((Indexed - Copied) * number / indexes.Count));
            Exclusive.Run(database, index[1].Replace("INDEX ", "INDEX new.", StringComparison.Ordinal));
        }

        progress.Report(Indexed);
        if (!tables.Contains(nameof(CommentsDb.Discussions)))
        {
            Exclusive.Run(database, Counts, ("$version", now.UtcTicks));
        }

        if (!TypesOf(database, "main", nameof(CommentsDb.Comments)).ContainsKey(nameof(Comment.ThreadNumber)))
        {
            Exclusive.Run(database, Numbers);
        }
    }

    private static void FillActivities(SqliteConnection database, DateTimeOffset now)
    {
        var before = TypesOf(database, "main", nameof(CommentsDb.Comments));
        var (id, time) = (nameof(Comment.Id), nameof(Comment.CreatedUtc));
        Exclusive.Run(database, $"""
            INSERT INTO new.Activities (CommentId, CreatedUtc, Kind, ReaderKeyHash, SenderHash, TextHash)
            SELECT {ValueOf(id, "BLOB", before[id])}, {ValueOf(time, "INTEGER", before[time])} AS Ticks, {(int)ActivityKind.Comment},
                ReaderKeyHash, SenderHash, BodyHash
            FROM main.Comments WHERE Ticks >= $since ORDER BY Ticks
            """, ("$since", (now - Activity.KeptFor).UtcTicks));
    }

    /// <summary>Some rows at a time, so that its progress shows.</summary>
    private void CopyTable(SqliteConnection database, string table, CancellationToken cancellationToken)
    {
        var before = TypesOf(database, "main", table);
        var columns = TypesOf(database, "new", table);
        var values = columns.Select(column => ValueOf(column.Key, column.Value, before.GetValueOrDefault(column.Key)));
        var copy = $"INSERT INTO new.\"{table}\" ({string.Join(", ", columns.Keys.Select(Quoted))}) "
            + $"SELECT {string.Join(", ", values)} FROM main.\"{table}\" WHERE rowid > $after AND rowid <= $last";
        var rows = Exclusive.NumberOf(database, $"SELECT coalesce(max(rowid), 0) FROM main.\"{table}\"");
        var isLarge = table == nameof(CommentsDb.Comments);
        var chunks = isLarge ? Chunks : 1;
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Exclusive.Run(database, copy, ("$after", rows * chunk / chunks), ("$last", rows * (chunk + 1) / chunks));
            progress.Report(isLarge ? Copied * (chunk + 1) / chunks : 0);
        }

        if (Exclusive.NumberOf(database, $"SELECT (SELECT count(*) FROM main.\"{table}\") - (SELECT count(*) FROM new.\"{table}\")") != 0)
        {
            throw new CannotStartException($"Not all rows of {table} in {file} could be carried over; nothing was changed.");
        }
    }

    private static Dictionary<string, string> TypesOf(SqliteConnection database, string schema, string table) =>
        Exclusive.Rows(database, $"SELECT name, type FROM pragma_table_info('{table}', '{schema}')")
            .ToDictionary(row => row[0], row => row[1]);

    private static string Quoted(string name) => $"\"{name}\"";

    private static string ValueOf(string column, string type, string? before) => (before, type) switch
    {
        (null, _) when column == nameof(Comment.IsShown) => $"\"{nameof(Comment.Status)}\" = {(int)CommentStatus.Approved}",
        (null, _) when column is nameof(Comment.Replies) or nameof(Discussion.LastThreadNumber) => "0",
        (null, _) when column is nameof(Comment.Section) or nameof(Comment.ThreadNumber) => "NULL",
        ("TEXT", "BLOB") => $"unhex(replace(\"{column}\", '-', ''))",
        ("TEXT", "INTEGER") =>
            $"unixepoch(substr(\"{column}\", 1, 19)) * 10000000 + 621355968000000000 + substr(substr(\"{column}\", 21) || '0000000', 1, 7)",
        _ => Quoted(column),
    };

    private void Check(SqliteConnection database, string schema)
    {
        if (Exclusive.DamageOf(database, schema) is { } damage)
        {
            throw new CannotStartException($"The database {file} is damaged ({damage}). Nothing was changed. Put a backup in its place.");
        }
    }
}
