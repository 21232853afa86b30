using BackendCareer.Comments;

namespace BackendCareer.Moderation;

/// <summary>What a moderator can do to a comment as it is. Deleted is final.</summary>
public static class DecisionRules
{
    /// <summary>In the order of the buttons.</summary>
    public static IEnumerable<DecisionAction> Possible(Comment comment, bool isReported) =>
        Enum.GetValues<DecisionAction>().Where(action => Fits(action, comment, isReported));

    /// <summary>Whether the action changes anything. To approve what readers see already answers its reports: it stays.</summary>
    public static bool Fits(DecisionAction action, Comment comment, bool isReported) =>
        comment.Status != CommentStatus.Deleted && action switch
        {
            DecisionAction.Approve => comment.Status != CommentStatus.Approved || isReported,
            DecisionAction.Reject or DecisionAction.Spam => comment.Status is CommentStatus.Pending or CommentStatus.Approved,
            DecisionAction.Delete => true,
            DecisionAction.Pin => IsPublicThread(comment) && !comment.IsPinned,
            DecisionAction.Unpin => IsPublicThread(comment) && comment.IsPinned,
            DecisionAction.Close => IsPublicThread(comment) && !comment.IsClosed,
            DecisionAction.Reopen => IsPublicThread(comment) && comment.IsClosed,
            _ => false,
        };

    /// <summary>All but to delete, which takes out more than the comment.</summary>
    public static void Apply(DecisionAction action, Comment comment, DateTime utcNow)
    {
        switch (action)
        {
            case DecisionAction.Pin or DecisionAction.Unpin:
                comment.IsPinned = action == DecisionAction.Pin;
                break;
            case DecisionAction.Close or DecisionAction.Reopen:
                comment.IsClosed = action == DecisionAction.Close;
                break;
        }

        comment.Decide(StatusAfter(action, comment.Status), utcNow);
    }

    /// <summary>Whether nothing came after a decision, of a moderator or of the writer. What is deleted is gone for good.</summary>
    public static bool CanTakeBack(Decision decision, Comment? comment) =>
        IsReversible(decision.Action) && comment?.Version == decision.CommentVersion;

    public static bool IsReversible(DecisionAction action) => action is not (DecisionAction.Delete or DecisionAction.Undo);

    public static void TakeBack(Decision decision, Comment comment, DateTime utcNow)
    {
        switch (decision.Action)
        {
            case DecisionAction.Pin or DecisionAction.Unpin:
                comment.IsPinned = decision.Action == DecisionAction.Unpin;
                break;
            case DecisionAction.Close or DecisionAction.Reopen:
                comment.IsClosed = decision.Action == DecisionAction.Reopen;
                break;
        }

        comment.Decide(decision.From, utcNow);
    }

    /// <summary>Whether it answers what readers reported.</summary>
    public static bool SettlesReports(DecisionAction action) =>
        action is DecisionAction.Approve or DecisionAction.Reject or DecisionAction.Spam;

    private static bool IsPublicThread(Comment comment) => comment.BeginsThread && comment.Status == CommentStatus.Approved;

    private static CommentStatus StatusAfter(DecisionAction action, CommentStatus status) => action switch
    {
        DecisionAction.Approve => CommentStatus.Approved,
        DecisionAction.Reject => CommentStatus.Rejected,
        DecisionAction.Spam => CommentStatus.Spam,
        _ => status,
    };
}
