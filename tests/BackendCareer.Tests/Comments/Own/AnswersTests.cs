using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

public sealed class AnswersTests : AnswersTest
{
    [Fact]
    public async Task Answers_are_counted_above_the_discussion_listed_newest_first_and_new_until_they_were_seen()
    {
        var question = await AskAsync();
        Assert.Null(await HeadAsync(Ada));
        Assert.Equal("No answers yet.", (await Ada.ReadAsync(Mine)).QuerySelector("#answers + p")!.TextContent);
        var first = await AnswerAsync(question, "The *first*.");
        Assert.Equal("1 answer to you", await HeadAsync(Ada));
        await AnswerAsync(question, "The second.", name: "Bob");
        Assert.Equal("2 answers to you", await HeadAsync(Ada));
        Assert.Equal("2 answers to you", await HeadAsync(Ada, "/salary"));

        var page = await Ada.ReadAsync(Mine);
        Assert.Equal("Answers to you: 2 new", page.QuerySelector("#answers")!.TextContent);
        Assert.Equal(["*The second.", "*The first."], AnswersIn(page));
        var row = RowsIn(page)[1];
        Assert.Equal("Grace", row.QuerySelector("h3 bdi")!.TextContent);
        Assert.Equal("first", row.QuerySelector(".body em")!.TextContent);
        Assert.Equal(
            [$"/comments/{question}", "/role#discussion", $"/comments/{first}"],
            row.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal(
            "In answer to your comment of 22 November 2026, 09:01 UTC under What a back-end developer is",
            TestSite.WordsOf(row.QuerySelector("p")));
        Assert.Empty(CommentMarkup.ProblemsIn(page));

        Assert.Null(await HeadAsync(Ada));
        var again = await Ada.ReadAsync(Mine);
        Assert.Equal("Answers to you", again.QuerySelector("#answers")!.TextContent);
        Assert.Equal(["The second.", "The first."], AnswersIn(again));
        await AnswerAsync(question, "The third.");
        Assert.Equal("1 answer to you", await HeadAsync(Ada));
        Assert.Equal(["*The third.", "The second.", "The first."], await AnswersAsync());
    }

    [Fact]
    public async Task Answers_of_the_same_browser_are_none_and_answers_to_answers_are_some()
    {
        var question = await AskAsync();
        var own = await Ada.WriteAsync("Found it.", parent: question);
        var theirs = await Grace.WriteAsync("Another thread.");
        var reply = await Ada.WriteAsync("To Grace.", parent: theirs);
        Assert.Null(await HeadAsync(Ada));
        await AnswerAsync(own, "To an answer.");
        await AnswerAsync(reply, "To another.");
        await AnswerAsync(theirs, "Her own thread.");
        Assert.Equal(["*To another.", "*To an answer."], await AnswersAsync());
        Assert.Equal("1 answer to you", await HeadAsync(Grace));
    }

    [Theory]
    [InlineData(CommentStatus.Pending)]
    [InlineData(CommentStatus.Spam)]
    [InlineData(CommentStatus.Rejected)]
    public async Task An_answer_is_there_from_when_it_was_approved_until_it_is_no_more(CommentStatus before)
    {
        var question = await AskAsync();
        var held = await AnswerAsync(question, "https://one.example https://two.example");
        await DecideAsync(held, before);
        var younger = await AnswerAsync(question, "A younger one.");
        Assert.Equal(["*A younger one."], await AnswersAsync());
        await DecideAsync(held, CommentStatus.Approved);
        Assert.Equal("1 answer to you", await HeadAsync(Ada));
        Assert.Equal(["*https://one.example https://two.example", "A younger one."], await AnswersAsync());

        await DecideAsync(younger, CommentStatus.Rejected);
        Assert.Equal(["https://one.example https://two.example"], await AnswersAsync());
        await DecideAsync(held, before);
        Assert.Empty(await AnswersAsync());
        await DecideAsync(held, CommentStatus.Approved);
        Assert.Equal("1 answer to you", await HeadAsync(Ada));
        await DecideAsync(held, before);
        Assert.Null(await HeadAsync(Ada));
    }

    /// <summary>To keep a reported answer is a decision too, and shows nobody anything new.</summary>
    [Fact]
    public async Task An_answer_that_was_seen_and_kept_is_not_new()
    {
        var answer = await AnswerAsync(await AskAsync());
        await Ada.ReadAsync(Mine);
        await DecideAsync(answer, CommentStatus.Approved);
        Assert.Null(await HeadAsync(Ada));
        Assert.Equal(["An answer."], await AnswersAsync());
    }

    [Fact]
    public async Task An_answer_that_was_deleted_before_it_was_seen_is_neither_counted_nor_listed()
    {
        var answer = await AnswerAsync(await AskAsync());
        using var deleted = await Grace.SubmitAsync(
            await Grace.ReadAsync($"/comments/{answer}/deletion"), $"form[action='/comments/{answer}/deletion']");
        Assert.Equal(HttpStatusCode.SeeOther, deleted.StatusCode);
        Assert.Null(await HeadAsync(Ada));
        Assert.Empty(await AnswersAsync());
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task The_guides_own_answer_counts()
    {
        var question = await AskAsync();
        using var moderator = await Site.AsModeratorAsync();
        using var sent = await moderator.SendFormAsync(
            $"/moderation/answers/{question}", "/moderation/answers/", ("body", "By the guide."));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal("1 answer to you", await HeadAsync(Ada));
        var row = Assert.Single(RowsIn(await Ada.ReadAsync(Mine)));
        Assert.Equal(["The guide", "New"], row.QuerySelectorAll(".mark").Select(mark => mark.TextContent));
    }

    [Fact]
    public async Task What_somebody_wrote_before_they_were_banned_is_an_answer()
    {
        var answer = await AnswerAsync(await AskAsync());
        await Site.StoreAsync([new Ban
        {
            Id = answer,
            ReaderKeyHash = await KeyOfAsync(answer),
            Reason = "",
            Moderator = "Grace",
            CreatedUtc = Site.Clock.GetUtcNow().UtcDateTime,
            ExpiresUtc = Site.Clock.GetUtcNow().UtcDateTime.AddDays(1),
        }]);
        Assert.Equal(["*An answer."], await AnswersAsync());
    }

    /// <summary>Nobody sees what stands under it, and so neither does who was answered.</summary>
    [Fact]
    public async Task Under_an_article_that_is_gone_an_answer_is_told_without_its_text()
    {
        var key = await KeyOfAsync(await AskAsync());
        var mine = Seed.Comment(1, article: "gone");
        mine.ReaderKeyHash = key;
        await Site.StoreAsync([mine, Seed.Comment(2, mine, article: "gone")]);
        Assert.Equal("1 answer to you", await HeadAsync(Ada));
        var row = Assert.Single(RowsIn(await Ada.ReadAsync(Mine)));
        Assert.Null(row.QuerySelector(".body, a"));
        Assert.EndsWith("under an article that is no longer here", TestSite.WordsOf(row.QuerySelector("p")), StringComparison.Ordinal);
        Assert.Null(await HeadAsync(Ada));
    }

    /// <summary>It stands no more in its place for its writer either.</summary>
    [Fact]
    public async Task No_link_leads_to_ones_own_comment_that_was_rejected()
    {
        var question = await AskAsync();
        await AnswerAsync(question);
        await DecideAsync(question, CommentStatus.Rejected);
        var row = Assert.Single(RowsIn(await Ada.ReadAsync(Mine)));
        Assert.Empty(row.QuerySelectorAll($"a[href='/comments/{question}']"));
        Assert.NotEmpty(row.QuerySelectorAll("a"));
    }

    [Fact]
    public async Task Markup_and_right_to_left_names_stay_within_their_place()
    {
        await AnswerAsync(await AskAsync(), "<b>Bold</b> & *more*", name: "<i>עדה</i>");
        var page = await Ada.ReadAsync(Mine);
        var row = Assert.Single(RowsIn(page));
        Assert.Equal("<i>עדה</i>", row.QuerySelector("h3 > bdi")!.TextContent);
        Assert.Equal("<b>Bold</b> & more", row.QuerySelector(".body")!.TextContent.Trim());
        var label = row.QuerySelector(".actions a")!.GetAttribute("aria-label");
        Assert.StartsWith("See it in its place: <i>עדה</i>, 22", label, StringComparison.Ordinal);
        Assert.Empty(CommentMarkup.ProblemsIn(page));
    }
}
