using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;

namespace BackendCareer.Tests.Comments;

/// <summary>Databases with today's tables and nothing in them, one of which SQLite takes for a large discussion.</summary>
internal static class LargeDiscussion
{
    /// <summary>
    /// What <c>ANALYZE</c> finds in 1,000,000 comments in 150,000 threads, 50,000 of them under one of 16 articles. Made anew, for a new
    /// index, by <c>dotnet run -c Release --project tests/BackendCareer.Benchmarks -- discussion FILE</c>. Nothing in it is about a
    /// section, so that IX_Comments_Section is taken for one of 50,000 comments on ten sections of each article.
    /// </summary>
    private const string Found = """
        Activities|IX_Activities_CommentId|19200 1
        Activities|IX_Activities_CreatedUtc_Kind|19200 1 1
        Activities|IX_Activities_ReaderKeyHash_Kind_CreatedUtc|18240 2 2 1
        Activities|IX_Activities_SenderHash_Kind_CreatedUtc|19199 4 4 1
        Activities|IX_Activities_TextHash_CreatedUtc|19100 1 1
        Bans|IX_Bans_ReaderKeyHash|200 2
        Bans|IX_Bans_SenderHash|200 2
        Bans|sqlite_autoindex_Bans_1|200 1
        Comments|IX_Comments_ArticleId_Status_CreatedUtc_Id|1000000 62500 12500 1 1
        Comments|IX_Comments_CreatedUtc_Id|1000000 1 1
        Comments|IX_Comments_Helpful|150000 9375 8824 558 1 1 1 1
        Comments|IX_Comments_ParentId_Status|850000 2 2
        Comments|IX_Comments_Pinned|50 25 1 1
        Comments|IX_Comments_ReaderKeyHash_CreatedUtc|944999 5 1
        Comments|IX_Comments_Section|50000 3125 313 1 1 1
        Comments|IX_Comments_Status_CreatedUtc_Id|1000000 200000 1 1
        Comments|IX_Comments_ThreadId_CreatedUtc_Id|1000000 7 1 1
        Comments|IX_Comments_Threads|150000 9375 1 1 1
        Comments|sqlite_autoindex_Comments_1|1000000 1
        Decisions|IX_Decisions_BatchId|20000 10
        Decisions|IX_Decisions_CommentId|20000 1
        Decisions|sqlite_autoindex_Decisions_1|20000 1
        Discussions|sqlite_autoindex_Discussions_1|16 1
        HelpfulVotes|IX_HelpfulVotes_ReaderKeyHash|500000 4
        HelpfulVotes|sqlite_autoindex_HelpfulVotes_1|500000 1 1
        NewAnswers|IX_NewAnswers_ReaderKeyHash|600000 4
        NewAnswers|sqlite_autoindex_NewAnswers_1|600000 1
        Reports|IX_Reports_ReaderKeyHash|20000 1
        Reports|IX_Reports_SettledUtc_CreatedUtc|20000 1 1
        Reports|sqlite_autoindex_Reports_1|20000 1 1
        """;

    private static IEnumerable<string[]> Lines => Found.Split('\n').Select(line => line.Split('|'));

    public static IEnumerable<string> CountedIndexes => Lines.Select(line => line[1]);

    /// <summary>As the site's own database is: nothing in it was ever counted.</summary>
    public static SqliteConnection OpenUncounted(TestFolder folder) => Create(folder.PathOf("uncounted.db"));

    public static SqliteConnection OpenCounted(TestFolder folder)
    {
        var file = folder.PathOf("counted.db");
        using (var database = Create(file))
        {
            Run(database, "ANALYZE; DELETE FROM sqlite_stat1;");
            foreach (var line in Lines)
            {
                const string Insert = "INSERT INTO sqlite_stat1 VALUES ($table, $index, $found)";
                Run(database, Insert, ("$table", line[0]), ("$index", line[1]), ("$found", line[2]));
            }
        }

        return Open(file); // and only so it reads them
    }

    /// <summary>Those of the tables that the statistics speak of, in the same order.</summary>
    public static IEnumerable<string> IndexesOf(SqliteConnection database)
    {
        using var command = database.CreateCommand();
        command.CommandText = "SELECT tbl_name, name FROM sqlite_schema WHERE type = 'index' ORDER BY tbl_name, name";
        using var rows = command.ExecuteReader();
        var tables = Lines.Select(line => line[0]).ToHashSet();
        while (rows.Read())
        {
            if (tables.Contains(rows.GetString(0)))
            {
                yield return rows.GetString(1);
            }
        }
    }

    private static SqliteConnection Create(string file)
    {
        TestSite.PutEmptyDatabase(file);
        return Open(file);
    }

    private static SqliteConnection Open(string file)
    {
        var database = new SqliteConnection($"Data Source={file};Pooling=False");
        database.Open();
        return database;
    }

    private static void Run(SqliteConnection database, string sql, params (string Name, string Value)[] values)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddRange(values.Select(value => new SqliteParameter(value.Name, value.Value)));
        command.ExecuteNonQuery();
    }
}
