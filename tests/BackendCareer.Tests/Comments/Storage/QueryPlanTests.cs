namespace BackendCareer.Tests.Comments;

/// <summary>However large a discussion is, its queries go along an index and read what they need, but for those of two lists.</summary>
public sealed class QueryPlanTests(WalkedDiscussion discussion) : IClassFixture<WalkedDiscussion>
{
    /// <summary>
    /// To be mended, with what each costs: ms of the processor in a discussion of 1,000,000 comments, with 50,000 threads under
    /// one article (<c>docs/measurements.md</c>).
    /// </summary>
    private static readonly ListedFault[] Known =
    [
        new(["queue"], "scans Comments by IX_Comments_Status_CreatedUtc_Id", "70 ms for the counts above every list"),
        new(["queue"], "counts rows of Comments by IX_Comments_ReaderKeyHash_CreatedUtc (ReaderKeyHash=?)",
            "6.1 ms for each writer of 1,890 on the page"),
        new(["queue"], "sorts Comments by IX_Comments_ReaderKeyHash_CreatedUtc (ReaderKeyHash=?) for GROUP BY", "the same"),
        new(["queue", "queue of an article", "queue of a browser", "queue of a reason", "queue with a text"],
            "tries rows of Reports by sqlite_autoindex_Reports_1 (CommentId=?)",
            "60 ms where one comment has 1,000 open reports: for each, the others"),
        new(["queue of a browser"], "sifts rows of Comments by IX_Comments_Status_CreatedUtc_Id for ReaderKeyHash without statistics",
            "543 ms: all that are approved, for the five of a browser"),
        new(["queue with a text", "queue of all with a text"], "reads texts for LIKE", "661 ms where no comment holds it"),
        new(["queue of all with a text"], "scans Comments by IX_Comments_CreatedUtc_Id", "the same"),
        new(["queue of all of an article"], "sorts Comments by IX_Comments_ArticleId_Status_CreatedUtc_Id (ArticleId=?) for ORDER BY",
            "218 ms: all 329,000 of the article"),
        new(["queue of all of an article"],
            "sorts Comments by IX_Comments_ArticleId_Status_CreatedUtc_Id (ArticleId=?) for ORDER BY without statistics",
            "214 ms on the next page"),
        new(["queue of all of an article"], "sifts rows of Comments by IX_Comments_CreatedUtc_Id for ArticleId with statistics",
            "526 ms on the next page of an article with few"),
        new(["log of a moderator"], "scans Decisions by sqlite_autoindex_Decisions_1",
            "5.3 ms for one who decided nothing, of 20,000 decisions"),
        new(["bans"], "scans Bans by sqlite_autoindex_Bans_1", "less than 0.1 ms for 200 bans, 192 of which are over"),
    ];

    /// <summary>What may stay, with what bounds it.</summary>
    private static readonly ListedFault[] Bounded =
    [
        new(["page"], "steps over rows for OFFSET", "ten pages, most helpful first"),
        new(["page"], "sifts rows of Comments by IX_Comments_Helpful for ParentId", "none: the index holds threads alone"),
        new(["page"], "sifts rows of Comments by IX_Comments_ReaderKeyHash_CreatedUtc for ArticleId", "the comments of one browser"),
        new(["comment"], "sorts Comments by IX_Comments_ThreadId_CreatedUtc_Id (ThreadId=?) for DISTINCT",
            "the replies of a thread of which something is gone"),
        new(["mine"], "sifts rows of Comments by IX_Comments_ParentId_Status for ThreadId", "the answers to one comment"),
        new(["mine"], "sorts Comments by IX_Comments_ReaderKeyHash_CreatedUtc (ReaderKeyHash=?) for ORDER BY",
            "the answers to one browser, without their texts"),
        new(["mine"], "tries rows of NewAnswers by sqlite_autoindex_NewAnswers_1 (AnswerId=?)", "one row for each of them"),
        new(["page", "desk"], "makes an index (ThreadId=?)", "50 threads of a page, 11 comments each"),
        new(["page", "desk"], "sorts Comments by IX_Comments_ThreadId_CreatedUtc_Id (ThreadId=?) for ORDER BY", "the same"),
        new(["desk"], "scans Comments by IX_Comments_ArticleId_Status_CreatedUtc_Id (ANY(ArticleId) AND Status=?) with statistics",
            "a step for each article, and what waits"),
        new(["desk"], "counts rows of Comments by IX_Comments_Status_CreatedUtc_Id (Status=?) without statistics", "what waits"),
        new(["desk"], "sorts Comments by IX_Comments_Status_CreatedUtc_Id (Status=?) for GROUP BY without statistics", "the same"),
        new(["desk"], "sorts Comments by sqlite_autoindex_Comments_1 (Id=?) for ORDER BY with statistics", "what is reported"),
        new(["comment"], "counts rows of Bans by IX_Bans_ReaderKeyHash (ReaderKeyHash=?)", "the bans of one browser"),
        new(["comment"], "counts rows of Bans by IX_Bans_SenderHash (SenderHash=?)", "the bans of one network"),
        new(["comment"], "tries rows of Activities by IX_Activities_TextHash_CreatedUtc (TextHash=? AND CreatedUtc>? AND CreatedUtc<?)",
            "two: the first other one will do"),
        new(["comment", "answer"],
            "sorts Activities by IX_Activities_TextHash_CreatedUtc (TextHash=? AND CreatedUtc>? AND CreatedUtc<?) for ORDER BY",
            "those of the same text within a day"),
        new(["comment"], "counts rows of Activities by IX_Activities_CreatedUtc_Kind (CreatedUtc>? AND CreatedUtc<?)",
            "what was done within a minute"),
        new(["mine"], "sorts Reports by IX_Reports_ReaderKeyHash (ReaderKeyHash=?) for ORDER BY", "the reports of one browser"),
        new(["mine"], "sorts Comments by sqlite_autoindex_Comments_1 (Id=?) for DISTINCT", "what one browser voted for"),
        new(["report"], "tries rows of Reports by sqlite_autoindex_Reports_1 (CommentId=?)", "the reports of one comment"),
        new(["queue"], "sorts Reports by IX_Reports_SettledUtc_CreatedUtc (SettledUtc=?) for DISTINCT", "1,000 reports"),
        new(["queue"], "counts rows of Reports by sqlite_autoindex_Reports_1 (CommentId=?)", "the reports of a page of comments"),
        new(["queue"], "sorts Reports by sqlite_autoindex_Reports_1 (CommentId=?) for ORDER BY", "the same"),
        new(["queue"], "sorts Reports by sqlite_autoindex_Reports_1 (CommentId=?) for LAST TERM OF ORDER BY", "the same"),
        new(["queue"], "sorts Decisions by IX_Decisions_CommentId (CommentId=?) for LAST TERM OF ORDER BY",
            "the decisions about a page of comments"),
        new(["queue"], "makes an index (CommentId=?)", "both"),
        new(["queue"], "sorts Comments by IX_Comments_Status_CreatedUtc_Id (Status=?) for ORDER BY",
            "what waits, where it is read by reason"),
        new(["queue of a browser"], "sifts rows of Comments by IX_Comments_ReaderKeyHash_CreatedUtc for Status with statistics",
            "the comments of one browser"),
        new(["queue of all"], "scans Comments by IX_Comments_CreatedUtc_Id", "a page: only what is deleted does not stand on it"),
        new(["log", "log for everybody"], "scans Decisions by sqlite_autoindex_Decisions_1", "a page: all stand on it"),
        new(["log of a comment"], "sorts Decisions by IX_Decisions_CommentId (CommentId=?) for ORDER BY",
            "the decisions about one comment"),
    ];

    private static IEnumerable<ListedFault> Listed => Known.Concat(Bounded);

    [Fact]
    public void Each_path_asks_the_database() =>
        Assert.Empty(discussion.Sent.Paths.Except(discussion.Sent.All.Select(command => command.Path)));

    [Fact]
    public void The_statistics_speak_of_every_index()
    {
        var counted = LargeDiscussion.CountedIndexes.ToList();
        Assert.Empty(discussion.Indexes.Except(counted).Concat(counted.Except(discussion.Indexes)));
    }

    [Fact]
    public void No_query_scans_sorts_or_looks_up_each_row_but_those_that_are_listed()
    {
        var others = discussion.Faults.Where(fault => !Listed.Any(listed => listed.Is(fault.Query, fault.What)));
        var plans = others.GroupBy(fault => $"{fault.Plan}", (plan, faults) => $"{string.Join('\n', faults)}\n{plan}").ToList();
        Assert.True(plans.Count == 0, string.Join('\n', plans));
    }

    [Fact]
    public void What_is_listed_still_happens()
    {
        var gone = from listed in Listed
                   from query in listed.Queries
                   where !discussion.Faults.Any(fault => fault.Query == query && fault.What == listed.What)
                   select $"No query of \"{query}\" {listed.What} any more: take it from the list.";
        Assert.True(!gone.Any(), string.Join('\n', gone));
    }

    /// <param name="Queries">What the names of their paths begin with.</param>
    /// <param name="Size">What it costs, or what bounds it.</param>
    private sealed record ListedFault(string[] Queries, string What, string Size)
    {
        public bool Is(string query, string what) => What == what && Queries.Contains(query);
    }
}
