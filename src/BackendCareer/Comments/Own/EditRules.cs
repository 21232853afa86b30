using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

/// <summary>Who may change a comment, and until when.</summary>
public sealed class EditRules(TimeProvider clock, IOptions<CommentsOptions> options)
{
    public const string NotYours = "Only the browser that wrote this comment can change it.";

    /// <summary>Comments of before can no longer be edited.</summary>
    public DateTime EditableSince => clock.GetUtcNow().UtcDateTime.AddMinutes(-options.Value.Limits.EditMinutes);

    /// <returns>Null for a comment that the owner of the key may edit now.</returns>
    public PostResult? Refuse(Comment? comment, ReaderKey? key) =>
        RefuseStranger(comment, key)
        ?? (comment!.Status == CommentStatus.Rejected || comment.CreatedUtc < EditableSince
            ? new PostResult.Forbidden($"A comment can be edited for {options.Value.Limits.EditMinutes} minutes. You can still "
                + "delete the comment or reply to it.")
            : null);

    /// <returns>Null for a comment of this key. A stranger does not learn whether there is one that is not public.</returns>
    public static PostResult? RefuseStranger(Comment? comment, ReaderKey? key) =>
        comment is not null && comment.IsOf(key) ? null
        : comment?.Status == CommentStatus.Approved ? new PostResult.Forbidden(NotYours)
        : new PostResult.Missing();
}
