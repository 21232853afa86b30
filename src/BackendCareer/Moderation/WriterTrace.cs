using BackendCareer.Comments;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Moderation;

/// <summary>
/// By what the writer of a comment can still be known: from when it was written or edited, for fourteen days and whatever became of
/// the comment since; the browser from the comment itself for longer.
/// </summary>
/// <param name="SenderUtc">From when its mark of the network is.</param>
public sealed record WriterTrace(byte[]? ReaderKeyHash, byte[]? SenderHash, DateTime SenderUtc)
{
    public bool IsAny => ReaderKeyHash is not null || SenderHash is not null;

    /// <returns>One for each comment.</returns>
    public static async Task<Dictionary<Guid, WriterTrace>> OfAsync(
        CommentsDb db, IReadOnlyCollection<Comment> comments, CancellationToken cancellationToken)
    {
        var ids = comments.Select(comment => comment.Id).ToList();
        var activities = await db.Activities.AsNoTracking()
            .Where(activity => ids.Contains(activity.CommentId)
                && (activity.Kind == ActivityKind.Comment || activity.Kind == ActivityKind.Edit))
            .ToListAsync(cancellationToken);
        var latest = activities.GroupBy(activity => activity.CommentId)
            .ToDictionary(group => group.Key, group => group.MaxBy(activity => activity.CreatedUtc)!);
        return comments.ToDictionary(comment => comment.Id, comment => Of(comment, latest.GetValueOrDefault(comment.Id)));
    }

    private static WriterTrace Of(Comment comment, Activity? latest) =>
        new(latest?.ReaderKeyHash ?? comment.ReaderKeyHash, latest?.SenderHash, latest?.CreatedUtc ?? comment.CreatedUtc);
}
