using BackendCareer.Comments;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Moderation;

/// <summary>
/// The discussions as moderators see them: what waits stands in its place, with the buttons to decide. On addresses of their own: the
/// page of an article is one for everybody, and kept.
/// </summary>
public sealed class DiscussionsController(Guide guide, CommentsDb db, DiscussionDesk desk) : ModerationController
{
    [HttpGet("/moderation/articles")]
    public async Task<IActionResult> List(CancellationToken cancellationToken) =>
        Page("Articles", await desk.ListAsync(cancellationToken));

    /// <param name="article">Its <c>id</c>.</param>
    /// <param name="at">A comment that is shown whatever became of it; nonsense is none.</param>
    [HttpGet("/moderation/articles/{article}")]
    public async Task<IActionResult> Show(
        string article, string? page, string? at, [FromQuery] NoticeAddress news, CancellationToken cancellationToken)
    {
        if (guide.FindById(article) is not { } found)
        {
            return NotFound();
        }

        var number = PageNumber.Parse(page) ?? 1;
        var shown = await desk.OfArticleAsync(found, number, Asked(at), news, cancellationToken);
        return number > 1 && shown.Roots.IsEmpty ? NotFound() : Page("Discussion", shown);
    }

    /// <summary>The place of a comment, with what has just been done there.</summary>
    [HttpGet("/moderation/comments/{id:guid}")]
    public async Task<IActionResult> Find(Guid id, CancellationToken cancellationToken)
    {
        var comment = await db.Comments.AsNoTracking().FirstOrDefaultAsync(comment => comment.Id == id, cancellationToken);
        var address = comment is null
            ? null
            : await CommentAddress.OfAsync(comment, db, guide, Reader.ForModerator(id), cancellationToken);
        return address?.Split('#') is [var place, var anchor]
            ? Redirect($"{QueryHelpers.AddQueryString(place, Request.Query.Append(new("at", id.ToString())))}#{anchor}")
            : NotFound();
    }

    /// <param name="from">The reply with which a page begins; nonsense is the first page.</param>
    [HttpGet("/moderation/comments/{id:guid}/replies")]
    public async Task<IActionResult> Replies(
        Guid id, Guid? from, string? at, [FromQuery] NoticeAddress news, CancellationToken cancellationToken) =>
        await desk.OfThreadAsync(id, from, Asked(at) ?? id, news, cancellationToken) is { } shown ? Page("Discussion", shown) : NotFound();

    private static Guid? Asked(string? typed) => Guid.TryParse(typed, out var id) ? id : null;
}
