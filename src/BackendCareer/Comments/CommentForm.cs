namespace BackendCareer.Comments;

/// <summary>What a reader may send with <c>POST /comments</c>. Nothing else in a request reaches the database.</summary>
public sealed class CommentForm
{
    /// <summary>The <c>id</c> of the article.</summary>
    public string? Article { get; set; }

    /// <summary>The id of the comment that this one answers; empty to begin a thread.</summary>
    public string? Parent { get; set; }

    public string? Name { get; set; }

    /// <summary>Markdown.</summary>
    public string? Body { get; set; }

    /// <summary>Set by the button that asks to see the comment before it is sent.</summary>
    public string? Preview { get; set; }
}
