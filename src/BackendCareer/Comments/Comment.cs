namespace BackendCareer.Comments;

/// <summary>What a reader wrote under an article, as it is stored.</summary>
public sealed class Comment
{
    public const int MaxDepth = 8;

    /// <summary>A version 7 UUID of the moment it was posted, so that ids sort by age; public, in anchors and addresses.</summary>
    public required Guid Id { get; init; }

    /// <summary>The <c>id</c> of the article's front matter, which outlives its address.</summary>
    public required string ArticleId { get; init; }

    /// <summary>The comment it answers; null for one that begins a thread.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The comment that began its thread; null for one that begins a thread.</summary>
    public Guid? RootId { get; init; }

    /// <summary>How many answers stand above it in its thread, at most <see cref="MaxDepth"/>: a deeper answer joins that level.</summary>
    public int Depth { get; init; }

    public required string AuthorName { get; init; }

    public required string BodyMarkdown { get; init; }

    /// <summary>Rendered and cleaned when it was posted; a page only copies it.</summary>
    public required string BodyHtml { get; init; }

    /// <summary>The <see cref="CommentRenderer.Version"/> that made <see cref="BodyHtml"/>.</summary>
    public required int RendererVersion { get; init; }

    /// <summary>SHA-256 of the writer's name, text and parent: a second press of the button finds the first comment by it.</summary>
    public required byte[] ContentHash { get; init; }

    /// <summary>
    /// The network it came from, as <see cref="SenderKey"/> scrambles it; null for one of before, or after fourteen days.
    /// Null equals nothing.
    /// </summary>
    public byte[]? SenderHash { get; set; }

    public required DateTime CreatedUtc { get; init; }
}
