using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Moderation;

/// <summary>Several comments with one press of a button.</summary>
public sealed class BatchTests : ModerationTest
{
    [Fact]
    public async Task A_hundred_are_decided_at_once_and_those_it_does_not_fit_are_left()
    {
        using var grace = await GraceAsync();
        var comments = Enumerable.Range(1, 100)
            .Select(number => NewComment($"Number {number}.", number > 97 ? CommentStatus.Spam : CommentStatus.Pending))
            .ToList();
        await WithDbAsync(db =>
        {
            db.AddRange(comments);
            return db.SaveChangesAsync();
        });
        using var response = await DecideAsync(grace, "reject", comments);
        var notice = NoticeOf(await FollowAsync(grace, response));
        Assert.StartsWith("97 rejected. 3 left as they were: only what is approved", notice, StringComparison.Ordinal);
        var decisions = await DecisionsAsync();
        Assert.Equal(97, decisions.Count);
        Assert.Single(decisions.Select(decision => decision.BatchId).Distinct());
        Assert.Equal(97, (await Site.StoredCommentsAsync()).Count(comment => comment.Status == CommentStatus.Rejected));
    }

    [Fact]
    public async Task More_than_a_hundred_are_not_decided()
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync();
        using var response = await DecideAsync(grace, "approve", Enumerable.Repeat(comment, 101));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var notice = NoticeOf(await TestSite.ParseAsync(response));
        Assert.Contains("at most 100 comments at once; 101 were ticked", notice, StringComparison.Ordinal);
        Assert.Equal(CommentStatus.Pending, (await StoredAsync(comment)).Status);
    }

    [Fact]
    public async Task A_comment_that_was_ticked_twice_is_decided_once()
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync();
        using var response = await DecideAsync(grace, "approve", comment, comment);
        Assert.StartsWith("1 approved.", NoticeOf(await FollowAsync(grace, response)), StringComparison.Ordinal);
        Assert.Single(await DecisionsAsync());
        Assert.Equal(2, (await StoredAsync(comment)).Version);
    }

    [Fact]
    public async Task Every_article_that_it_touches_is_drawn_anew()
    {
        string[] articles = ["role", "duties"];
        var comments = new List<Comment>();
        foreach (var article in articles)
        {
            await StoreAsync("Stays.", CommentStatus.Approved, article: article);
            comments.Add(await StoreAsync("Goes.", CommentStatus.Approved, article: article));
            Assert.Equal(["Stays.", "Goes."], Seed.TextsOf(await Site.ReadAsync($"/{article}")));
        }

        using var grace = await GraceAsync();
        using var response = await DecideAsync(grace, "reject", comments);
        Assert.StartsWith("2 rejected.", NoticeOf(await FollowAsync(grace, response)), StringComparison.Ordinal);
        foreach (var article in articles)
        {
            Assert.Equal(["Stays."], Seed.TextsOf(await Site.ReadAsync($"/{article}")));
        }
    }

    [Fact]
    public async Task A_link_ticks_the_whole_page()
    {
        using var grace = await GraceAsync();
        await StoreAsync("One.");
        await StoreAsync("Two.");
        var page = await ReadAsync(grace, "/moderation?status=pending");
        Assert.Empty(page.QuerySelectorAll(".case input[checked]"));
        page = await ReadAsync(grace, page.QuerySelector("a[href*=tick]")!.GetAttribute("href")!);
        Assert.Equal(2, page.QuerySelectorAll(".case input[checked]").Length);
    }
}
