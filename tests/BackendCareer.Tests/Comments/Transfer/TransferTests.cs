using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Comments;

/// <summary>A discussion leaves one site as a file and enters another.</summary>
public sealed class TransferTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public Task A_discussion_comes_back_as_it_was() => AssertComesBackAsync(48, "48 comments, 32 votes, 6 decisions", "86");

    [Fact]
    [Trait("Category", "Slow")]
    public Task Five_thousand_comments_come_back_as_they_were() =>
        AssertComesBackAsync(5_000, "5,000 comments, 3,125 votes, 625 decisions", "8,750");

    private async Task AssertComesBackAsync(int count, string read, string lines)
    {
        var comments = DiscussionSample.Comments(count);
        var votes = DiscussionSample.Votes(comments).ToList();
        await _site.StoreAsync(comments);
        await _site.StoreAsync(votes);
        await _site.StoreAsync(DiscussionSample.Decisions(comments));
        var file = await _site.ExportAsync();

        using var other = new TestSite();
        var report = await other.ImportAsync(file);
        Assert.Empty(report.Problems);
        Assert.Equal($"{read}: {lines} new, 0 there already", report.ToString());
        Assert.Equal(votes.Select(vote => VoteOf(vote.CommentId, vote.ReaderKeyHash)).Order(StringComparer.Ordinal), VotesIn(file));
        Assert.Equal(file, await other.ExportAsync());
        Assert.Equal((await _site.StoredCommentsAsync()).Select(Facts), (await other.StoredCommentsAsync()).Select(Facts));

        Assert.Equal($"{read}: 0 new, {lines} there already", (await other.ImportAsync(file)).ToString());
        Assert.Equal(file, await other.ExportAsync());
        Assert.Equal((await _site.StoredCommentsAsync()).Select(Facts), (await other.StoredCommentsAsync()).Select(Facts));
    }

    /// <summary>In the order of the file, which is the same for the same discussion.</summary>
    private static IEnumerable<string> VotesIn(string file) =>
        from line in file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)
        where (string?)line["type"] == "vote"
        select VoteOf((Guid)line["comment"]!, Convert.FromBase64String((string)line["readerKey"]!));

    private static string VoteOf(Guid comment, byte[] key) => $"{comment} {Convert.ToHexString(key)}";

    private static string Facts(Comment comment) => JsonSerializer.Serialize(comment);

    [Fact]
    public async Task A_file_holds_no_mark_of_a_network_no_html_and_no_text_of_a_deleted_comment()
    {
        var comments = DiscussionSample.Comments(16);
        await _site.StoreAsync(comments);
        await _site.StoreAsync(comments.Select(comment => Seed.ActivityOf(comment, sender: DiscussionSample.Key(-comment.Version))));
        var file = await _site.ExportAsync();
        Assert.Equal(comments.Count, file.Count(character => character == '\n'));
        Assert.StartsWith("{\"type\":\"comment\",\"id\":\"", file, StringComparison.Ordinal);
        Assert.All(
            comments.Select(comment => Convert.ToBase64String(DiscussionSample.Key(-comment.Version))),
            mark => Assert.DoesNotContain(mark, file, StringComparison.Ordinal));
        Assert.DoesNotContain("<p>", file, StringComparison.Ordinal);
        Assert.Contains("\"body\":\"*Stressed*, `code` and <angle> & \\\"quotes\\\"\"", file, StringComparison.Ordinal);
        Assert.Contains("\"holdReasons\":[\"links\",\"heldWord\"]", file, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"\",\"kind\":null,\"body\":\"\",\"status\":\"deleted\"", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_of_one_moment_while_the_site_goes_on()
    {
        await _site.PostAsync("The first.");
        await using var scope = _site.Services.CreateAsyncScope();
        await using var file = new SlowFile(() => _site.PostAsync("While it is written."));
        await scope.ServiceProvider.GetRequiredService<CommentExport>().WriteAsync(file, CancellationToken.None);
        Assert.Single(Encoding.UTF8.GetString(file.ToArray()).TrimEnd().Split('\n'));
        Assert.Equal(2, (await _site.StoredCommentsAsync()).Count);
    }

    [Fact]
    public async Task What_was_deleted_since_stays_deleted_and_what_was_changed_stays_changed()
    {
        var comments = DiscussionSample.Comments(2);
        await _site.StoreAsync(comments);
        await _site.StoreAsync([new HelpfulVote { CommentId = comments[0].Id, ReaderKeyHash = DiscussionSample.Key(1) }]);
        var file = await _site.ExportAsync();
        await using (var scope = _site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<CommentErasure>().DeleteAsync(comments[0].Id, CancellationToken.None);
        }

        var report = await _site.ImportAsync(file);
        Assert.Equal("2 comments, 1 vote, 0 decisions: 0 new, 3 there already", report.ToString());
        var deleted = (await _site.StoredCommentsAsync())[0];
        Assert.Equal((CommentStatus.Deleted, "", 0), (deleted.Status, deleted.BodyMarkdown, deleted.HelpfulCount));
    }

    [Fact]
    public async Task An_answer_and_a_vote_may_come_later_than_what_they_belong_to()
    {
        var comments = DiscussionSample.Comments(8);
        var lines = await LinesAsync(comments, DiscussionSample.Votes(comments));
        await _site.ImportAsync(lines[0] + "\n");
        Assert.Equal(0, (await _site.StoredCommentsAsync())[0].Replies);

        var report = await _site.ImportAsync(string.Join('\n', lines)); // the last line without an end
        Assert.Equal("8 comments, 6 votes, 0 decisions: 13 new, 1 there already", report.ToString());
        var stored = await _site.StoredCommentsAsync();
        Assert.Equal(
            comments.Select(comment => (comment.IsShown, comment.Replies)),
            stored.Select(comment => (comment.IsShown, comment.Replies)));
        Assert.Equal(comments.Select(comment => comment.HelpfulCount), stored.Select(comment => comment.HelpfulCount));
    }

    [Fact]
    public async Task Votes_that_are_imported_show_on_the_page_that_was_kept()
    {
        var comments = DiscussionSample.Comments(8);
        var lines = await LinesAsync(comments, DiscussionSample.Votes(comments));
        await _site.ImportAsync(string.Join('\n', lines.Where(line => line.Contains("\"comment\",", StringComparison.Ordinal))));
        var before = await TagAsync(comments[1].ArticleId);
        await _site.ImportAsync(string.Join('\n', lines));
        Assert.NotEqual(before, await TagAsync(comments[1].ArticleId));

        async Task<long> TagAsync(string article)
        {
            var version = 0L;
            await _site.WithDatabaseAsync(async db => version = (await db.Discussions.FindAsync(article))!.Version);
            return version;
        }
    }

    [Fact]
    public async Task A_trial_says_the_same_and_stores_nothing()
    {
        var file = string.Join('\n', await LinesAsync(DiscussionSample.Comments(8), []));
        Assert.Equal("8 comments, 0 votes, 0 decisions: 8 new, 0 there already", (await _site.ImportAsync(file, isTrial: true)).ToString());
        Assert.Empty(await _site.StoredCommentsAsync());
    }

    [Fact]
    public async Task One_bad_line_among_a_thousand_keeps_everything_out()
    {
        var lines = await LinesAsync(DiscussionSample.Comments(1_000), []);
        lines[998] = lines[998].Replace("\"version\"", "\"verison\"", StringComparison.Ordinal);
        var report = await _site.ImportAsync(string.Join('\n', lines));
        Assert.Equal("Line 999: `verison` is unknown, stands there twice, or has a value of another kind.", Assert.Single(report.Problems));
        Assert.Empty(await _site.StoredCommentsAsync());
    }

    [Fact]
    public async Task A_file_cut_off_anywhere_is_refused()
    {
        var lines = await LinesAsync(DiscussionSample.Comments(3), []);
        var report = await _site.ImportAsync(string.Join('\n', lines)[..^7]);
        Assert.Equal("Line 3: it is no whole JSON object.", Assert.Single(report.Problems));
        Assert.Empty(await _site.StoredCommentsAsync());
    }

    [Fact]
    public async Task No_more_than_a_hundred_bad_lines_are_named()
    {
        var report = await _site.ImportAsync(string.Join('\n', Enumerable.Repeat("nonsense", 1_000)));
        Assert.Equal(100, report.Problems.Count);
        Assert.True(report.IsFull);
    }

    /// <summary>The lines of a discussion, as another site exports it.</summary>
    internal static async Task<string[]> LinesAsync(IEnumerable<Comment> comments, IEnumerable<HelpfulVote> votes)
    {
        using var other = new TestSite();
        await other.StoreAsync(comments);
        await other.StoreAsync(votes);
        return (await other.ExportAsync()).TrimEnd().Split('\n');
    }

    /// <summary>Something happens before the first byte is taken.</summary>
    private sealed class SlowFile(Func<Task> meanwhile) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Length == 0)
            {
                await meanwhile();
            }

            await base.WriteAsync(buffer, cancellationToken);
        }
    }
}
