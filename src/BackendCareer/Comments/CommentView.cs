using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;

namespace BackendCareer.Comments;

/// <summary>A comment as a page shows it.</summary>
/// <param name="Depth">0 for one that begins a thread.</param>
/// <param name="CanEdit">The reader may still change it.</param>
public sealed record CommentView(CommentRow Row, int Depth, bool CanEdit, ImmutableArray<CommentView> Replies)
{
    /// <summary>Replies deeper than this stand at the same margin: a phone has no room for more.</summary>
    public const int DeepestMargin = 3;

    public Guid Id => Row.Id;

    public string AuthorName => Row.AuthorName;

    /// <summary>Cleaned when it was written.</summary>
    public HtmlString Body => new(Row.BodyHtml);

    /// <summary>Replies of this thread that only its own page shows.</summary>
    public int HiddenReplies { get; init; }

    public bool IsPublic => Row.Status == CommentStatus.Approved;

    /// <summary>Only its writer sees it, and sees that it waits.</summary>
    public bool Waits => Row.IsOwn && Row.Status is CommentStatus.Pending or CommentStatus.Spam;

    /// <summary>Only its place is left, for the answers below it.</summary>
    public bool IsGone => !IsPublic && !Waits;

    /// <summary>The anchor in the article's page.</summary>
    public string Anchor => AnchorOf(Id);

    public static string AnchorOf(Guid id) => $"c-{id}";
}
