using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Moderation;

public sealed class AnswerTests : ModerationTest
{
    [Fact]
    public async Task A_moderator_answers_a_comment_as_the_guide()
    {
        using var grace = await GraceAsync();
        var question = await StoreAsync("Is this true?", CommentStatus.Approved, name: "Ada");
        var link = (await DossierAsync(grace, question)).QuerySelector("a[href^='/moderation/answers/']")!;
        var page = await ReadAsync(grace, link.GetAttribute("href")!);
        Assert.Equal("Is this true?", Words(page.QuerySelector(".comment .body")));
        using var response = await grace.SendFormAsync(link.GetAttribute("href")!, "/moderation/answers/", ("body", "Yes, *it is*."));
        var answer = (await Site.StoredCommentsAsync())[1];
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal($"/comments/{answer.Id}", response.Headers.Location!.ToString());
        Assert.Equal(
            (question.Id, "Grace", true, CommentStatus.Approved), (answer.ParentId, answer.AuthorName, answer.IsModerator, answer.Status));
    }

    [Fact]
    public async Task A_second_press_of_the_button_is_no_second_answer()
    {
        var question = await StoreAsync("Is this true?", CommentStatus.Approved);
        foreach (var minutes in new[] { 0, 9, 60 })
        {
            Site.Clock.Advance(TimeSpan.FromMinutes(minutes));
            using var grace = await GraceAsync();
            using var response = await PostAsync(grace, $"/moderation/answers/{question.Id}", ("body", "Yes, it is."));
            var answer = Assert.Single(await Site.StoredCommentsAsync(), comment => comment.IsModerator);
            Assert.Equal((HttpStatusCode.SeeOther, $"/comments/{answer.Id}"), (response.StatusCode, response.Headers.Location!.ToString()));
        }
    }

    [Fact]
    public async Task A_preview_shows_the_answer_and_stores_nothing()
    {
        using var grace = await GraceAsync();
        var question = await StoreAsync("Is this true?", CommentStatus.Approved);
        using var response = await PostAsync(grace, $"/moderation/answers/{question.Id}", ("body", "Yes, *it is*."), ("preview", "yes"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await TestSite.ParseAsync(response);
        Assert.Equal("it is", page.QuerySelector("section .body em")!.TextContent);
        Assert.Equal("Yes, *it is*.", page.GetElementById("body")!.TextContent);
        Assert.Single(await Site.StoredCommentsAsync());
    }

    [Fact]
    public async Task An_answer_keeps_to_the_limits_and_is_shown_again()
    {
        using var grace = await GraceAsync();
        var question = await StoreAsync("Is this true?", CommentStatus.Approved);
        var typed = new string('a', 4_001);
        using var response = await PostAsync(grace, $"/moderation/answers/{question.Id}", ("body", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await TestSite.ParseAsync(response);
        Assert.Equal("Your comment has 4,001 characters; the limit is 4,000.", page.GetElementById("body-error")!.TextContent);
        Assert.Equal(typed, page.GetElementById("body")!.TextContent);
    }

    [Theory]
    [InlineData(CommentStatus.Pending, "This comment is awaiting approval")]
    [InlineData(CommentStatus.Deleted, "This comment is deleted")]
    public async Task Only_what_readers_see_is_answered(CommentStatus status, string words)
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync(status: status);
        Assert.Contains(words, Words((await ReadAsync(grace, $"/moderation/answers/{comment.Id}")).Body), StringComparison.Ordinal);
        using var response = await PostAsync(grace, $"/moderation/answers/{comment.Id}", ("body", "My long answer."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("My long answer.", Words((await TestSite.ParseAsync(response)).Body), StringComparison.Ordinal);
        Assert.Single(await Site.StoredCommentsAsync());
    }

    [Fact]
    public async Task There_is_no_answer_to_what_is_not_there()
    {
        using var grace = await GraceAsync();
        var ofNoArticle = await StoreAsync(status: CommentStatus.Approved, article: "gone");
        foreach (var id in new[] { "0199ffff-0000-7000-8000-000000000000", ofNoArticle.Id.ToString() })
        {
            using var response = await grace.GetAsync($"/moderation/answers/{id}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }
}
