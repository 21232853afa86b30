using BackendCareer.Content;

namespace BackendCareer.Comments;

/// <summary>One comment with its replies.</summary>
/// <param name="IsOpen">Whether it can be answered.</param>
/// <param name="Reader">For whom it is drawn.</param>
public sealed record CommentPage(CommentView Comment, Article Article, Reader Reader, bool IsOpen)
{
    /// <summary>False where a comment is only quoted, without buttons.</summary>
    public bool IsLive { get; init; } = true;

    public bool LedToCorrection => Article.Changed(Comment.Id);
}

/// <summary>One whole thread of an article.</summary>
public sealed record ThreadPage(Article Article, CommentView Root, Reader Reader);

/// <summary>Everything below an article's text: what was said, and the form to answer.</summary>
/// <param name="Thread">Null while the database does not answer.</param>
public sealed record DiscussionPage(Article Article, CommentThread? Thread, Reader Reader);
