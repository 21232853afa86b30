namespace BackendCareer.Comments;

/// <summary>What a reader may send to write, answer or edit a comment. Nothing else in a request reaches the database.</summary>
public sealed class CommentForm
{
    /// <summary>The <c>id</c> of the article; not read when a comment is edited.</summary>
    public string? Article { get; set; }

    /// <summary>The id of the comment that this one answers; empty to begin a thread.</summary>
    public string? Parent { get; set; }

    public string? Name { get; set; }

    /// <summary>A <see cref="CommentKind"/>, or empty.</summary>
    public string? Kind { get; set; }

    /// <summary>Markdown.</summary>
    public string? Body { get; set; }

    /// <summary>A field that no reader sees: only a program that fills in everything fills it in.</summary>
    public string? Website { get; set; }

    /// <summary>Set by the button that asks to see the comment before it is sent.</summary>
    public string? Preview { get; set; }

    /// <summary>The <see cref="Comment.Version"/> that is being edited.</summary>
    public string? Version { get; set; }
}
