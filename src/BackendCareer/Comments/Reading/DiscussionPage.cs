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

    /// <summary>A comment that begins a thread.</summary>
    public static CommentPage Of(CommentView root, Article article, Reader reader) =>
        new(root, article, reader, IsOpen: article.CommentsOpen && !root.Row.IsClosed);

    /// <summary>What a form is about.</summary>
    public static CommentPage Quoted(CommentView comment, Article article) =>
        new(comment, article, Reader.Everybody, IsOpen: false) { IsLive = false };
}

/// <summary>One whole thread of an article.</summary>
public sealed record ThreadPage(Article Article, CommentView Root, Reader Reader);

/// <summary>Everything below an article's text: what was said, and the form to answer.</summary>
/// <param name="Thread">Null while the database does not answer.</param>
/// <param name="Limits">Which the form tells.</param>
public sealed record DiscussionPage(Article Article, CommentThread? Thread, Reader Reader, CommentLimits Limits);
