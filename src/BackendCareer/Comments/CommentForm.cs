namespace BackendCareer.Comments;

/// <summary>What a reader may send with <c>POST /comments</c>. Nothing else in a request reaches the database.</summary>
public sealed class CommentForm
{
    /// <summary>The <c>id</c> of the article.</summary>
    public string? Article { get; set; }

    public string? Name { get; set; }

    /// <summary>Markdown.</summary>
    public string? Body { get; set; }
}
