using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Moderation;

/// <summary>A moderator in the discussion of an article.</summary>
public abstract class DiscussionDeskTest : ModerationTest
{
    protected const string Address = "/moderation/articles/role";

    /// <summary>Presses a button, and goes where it leads.</summary>
    protected static async Task<IHtmlDocument> PressAsync(HttpClient moderator, IElement form, params (string, string)[] fields)
    {
        using var done = await moderator.SendFormAsync(Assert.IsAssignableFrom<IHtmlFormElement>(form), fields);
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        using var found = await moderator.GetAsync(done.Headers.Location);
        Assert.Equal(HttpStatusCode.Found, found.StatusCode);
        return await ReadAsync(moderator, found.Headers.Location!.ToString());
    }

    protected static async Task<IHtmlDocument> FindAsync(HttpClient moderator, Comment comment, string expected)
    {
        using var found = await moderator.GetAsync($"/moderation/comments/{comment.Id}");
        Assert.Equal(expected, found.Headers.Location!.ToString());
        return await ReadAsync(moderator, expected);
    }
}
