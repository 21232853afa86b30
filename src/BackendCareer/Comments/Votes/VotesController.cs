using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>A reader says that a comment was helpful, or takes that back.</summary>
[Area("Comments/Votes")]
public sealed class VotesController(Guide guide, CommentsDb db, VoteCounter votes, EditRules editing) : ReaderController(editing)
{
    [HttpPost("/comments/{id:guid}/helpful")]
    [ReaderForm]
    public async Task<IActionResult> Vote(Guid id, [FromForm] string? vote, CancellationToken cancellationToken)
    {
        var comment = await db.Comments.AsNoTracking()
            .FirstOrDefaultAsync(comment => comment.Id == id && comment.Status == CommentStatus.Approved, cancellationToken);
        if (comment is null || await CommentAddress.OfAsync(comment, db, guide, Reader, cancellationToken) is not { } place)
        {
            return NotFound();
        }

        if (comment.IsOf(Key))
        {
            return NotAllowed(new NotAllowedPage(id, "This comment is your own", "Other readers say whether it was helpful.", IsOwn: true));
        }

        var isHelpful = vote != "remove";
        return isHelpful || Key is not null ? await SetAsync(comment, isHelpful, place, cancellationToken) : this.SeeOther(place);
    }

    private async Task<IActionResult> SetAsync(Comment comment, bool isHelpful, string place, CancellationToken cancellationToken)
    {
        var key = Key ?? ReaderKey.New();
        switch (await votes.SetAsync(comment, new Writer(key, Sender), isHelpful, cancellationToken))
        {
            case null:
                key.SendTo(Response);
                return this.SeeOther(isHelpful ? place : Told.In(place, Told.TakenBack, comment.Id, key.Hash));
            case PostResult.Forbidden banned:
                return NotCounted(comment, banned.Message);
            case PostResult.TooFast slower:
                Response.RetryAfter(slower.Wait);
                var message = $"There were many votes from your network. Please wait {Dates.Wait(slower.Wait)}, then press “Helpful”.";
                return NotCounted(comment, message, StatusCodes.Status429TooManyRequests);
            default:
                return NotFound();
        }
    }

    private ViewResult NotCounted(Comment comment, string message, int status = StatusCodes.Status403Forbidden) =>
        NotAllowed(new NotAllowedPage(comment.Id, "Your vote was not counted", message, IsOwn: false), status);
}
