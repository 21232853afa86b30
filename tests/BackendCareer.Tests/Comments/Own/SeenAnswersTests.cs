using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;

namespace BackendCareer.Tests.Comments;

/// <summary>What a page marks as seen, and what it leaves new.</summary>
public sealed class SeenAnswersTests : AnswersTest
{
    [Fact]
    public async Task Sixty_answers_stand_on_two_pages_and_a_page_marks_what_it_shows()
    {
        await StoreAnswersAsync(60);
        Assert.Equal("50+ answers to you", await HeadAsync(Ada));
        var first = await Ada.ReadAsync(Mine);
        Assert.Equal("Answers to you: 50+ new", first.QuerySelector("#answers")!.TextContent);
        Assert.Equal(50, AnswersIn(first).Count);
        Assert.Equal("*Comment 61", AnswersIn(first)[0]);
        Assert.Equal("10 answers to you", await HeadAsync(Ada));
        var next = first.QuerySelector("nav a[href*=answers][rel=next]")!.GetAttribute("href")!;
        var second = await Ada.ReadAsync(next);
        Assert.Equal(Enumerable.Range(2, 10).Reverse().Select(number => $"*Comment {number}"), AnswersIn(second));
        Assert.Null(second.QuerySelector("nav a[rel=next], h3 + .mark + .quiet"));
        Assert.Equal($"{Mine}#answers", second.QuerySelector("nav a[rel=first]")!.GetAttribute("href"));
        Assert.Null(await HeadAsync(Ada));
        Assert.Equal("Comment 11", (await AnswersAsync(next))[0]);
    }

    [Fact]
    public async Task Older_pages_alone_leave_the_newest_new()
    {
        var answers = await StoreAnswersAsync(60);
        Assert.Equal(["*Comment 3", "*Comment 2"], await AnswersAsync($"{Mine}?answers={answers[1].Id}"));
        await Ada.ReadAsync($"{Mine}?from={answers[0].ParentId}");
        await Ada.ReadAsync($"{Mine}?reports={answers[0].ParentId}");
        Assert.Equal("50+ answers to you", await HeadAsync(Ada));
        await Ada.ReadAsync(Mine);
        Assert.Equal("8 answers to you", await HeadAsync(Ada));
    }

    [Fact]
    public async Task An_address_of_nothing_begins_with_the_newest()
    {
        var answers = await StoreAnswersAsync(3);
        foreach (var nonsense in new[] { "x", "", $"{Guid.Empty}", $"{answers[0].ParentId}" })
        {
            Assert.Equal(3, (await AnswersAsync($"{Mine}?answers={nonsense}")).Count);
        }
    }

    /// <summary>Ties of the clock are no reason to lose one.</summary>
    [Fact]
    public async Task Answers_of_one_moment_are_all_listed_and_each_is_seen_for_itself()
    {
        var key = await KeyOfAsync(await AskAsync());
        var root = Seed.Comment(1);
        root.ReaderKeyHash = key;
        var answers = Enumerable.Range(0, 60).Select(_ => Seed.Comment(2, root)).ToList();
        await Site.StoreAsync([root, .. answers]);
        var first = await Ada.ReadAsync(Mine);
        Assert.Equal("10 answers to you", await HeadAsync(Ada));
        await Site.StoreAsync([Seed.Comment(2, root)]);
        Assert.Equal("11 answers to you", await HeadAsync(Ada));
        var second = await Ada.ReadAsync(first.QuerySelector("nav a[href*=answers][rel=next]")!.GetAttribute("href")!);
        var links = RowsIn(first).Concat(RowsIn(second)).Select(row => row.QuerySelector(".actions a")!.GetAttribute("href"));
        Assert.Empty(answers.Select(answer => $"/comments/{answer.Id}").Except(links));
    }

    [Theory]
    [InlineData("GET", "Sec-Purpose", "prefetch")]
    [InlineData("GET", "Sec-Purpose", "prefetch;prerender")]
    [InlineData("GET", "Purpose", "prefetch")]
    [InlineData("GET", "X-Purpose", "preview")]
    [InlineData("GET", "X-Moz", "prefetch")]
    [InlineData("HEAD", "Accept", "*/*")]
    public async Task A_page_that_nobody_sees_marks_nothing(string method, string header, string value)
    {
        await AnswerAsync(await AskAsync());
        using var client = new HttpClient { BaseAddress = Site.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), Mine);
        request.Headers.Add("Cookie", $"reader={Ada.Cookies["reader"]!.Value}");
        request.Headers.Add(header, value);
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("1 answer to you", await HeadAsync(Ada));
        Assert.Equal(["*An answer."], await AnswersAsync());
    }

    [Fact]
    public async Task Nothing_is_written_where_nothing_is_new()
    {
        await AnswerAsync(await AskAsync());
        await Ada.ReadAsync(Mine);
        Site.Queries.Commands.Clear();
        await Ada.ReadAsync(Mine);
        Assert.DoesNotContain(Site.Queries.Commands, sent => !sent.StartsWith("SELECT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_somebody_else_writes_the_page_is_shown_and_its_answers_are_seen_later()
    {
        await AnswerAsync(await AskAsync());
        await using (var connection = new SqliteConnection($"Data Source={Site.DatabaseFile};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var writing = await connection.BeginTransactionAsync();
            Assert.Equal(["*An answer."], await AnswersAsync());
            Assert.Equal("1 answer to you", await HeadAsync(Ada));
        }

        await Eventually.TrueAsync(async () => await HeadAsync(Ada) is null, "it was seen");
    }

    [Fact]
    public async Task Where_nothing_can_be_stored_the_answers_stay_new_and_the_page_is_shown()
    {
        await AnswerAsync(await AskAsync());
        Site.Queries.FailsOn = "DELETE FROM \"NewAnswers\"";
        for (var visit = 1; visit <= 2; visit++)
        {
            Assert.Equal(["*An answer."], await AnswersAsync());
            Assert.Equal("1 answer to you", await HeadAsync(Ada));
        }
    }

    [Fact]
    public async Task Two_browsers_have_answers_of_their_own()
    {
        var (hers, theirs) = (await AskAsync(), await Grace.WriteAsync("A thread."));
        await AnswerAsync(hers);
        await Ada.WriteAsync("To Grace.", parent: theirs);
        Assert.Equal(("1 answer to you", "1 answer to you"), (await HeadAsync(Ada), await HeadAsync(Grace)));
        Assert.Equal(["*An answer."], await AnswersAsync());
        Assert.Equal((null, "1 answer to you"), (await HeadAsync(Ada), await HeadAsync(Grace)));
        Assert.Equal(["*To Grace."], AnswersIn(await Grace.ReadAsync(Mine)));
    }

    [Fact]
    public async Task A_discussion_asks_one_query_more_for_a_key_however_many_answers_there_are()
    {
        await StoreAnswersAsync(1);
        var few = await QueriesAsync(Ada);
        await StoreAnswersAsync(60);
        Assert.Equal(9, few);
        Assert.Equal(9, await QueriesAsync(Ada));
        using var nobody = new ReaderBrowser(Site);
        Assert.Equal(6, await QueriesAsync(nobody));
    }

    private async Task<int> QueriesAsync(ReaderBrowser reader)
    {
        Site.Queries.Commands.Clear();
        await reader.ReadAsync("/role");
        return Site.Queries.Commands.Count;
    }

    /// <summary>Each a second younger than the one before, to one comment of Ada's.</summary>
    private async Task<List<Comment>> StoreAnswersAsync(int count)
    {
        var root = Seed.Comment(1);
        root.ReaderKeyHash = await KeyOfAsync(await AskAsync());
        var answers = Enumerable.Range(2, count).Select(number => Seed.Comment(number, root)).ToList();
        await Site.StoreAsync([root, .. answers]);
        return answers;
    }
}
