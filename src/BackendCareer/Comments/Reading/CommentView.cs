using System.Collections.Immutable;
using BackendCareer.Content;
using Microsoft.AspNetCore.Html;

namespace BackendCareer.Comments;

/// <summary>A comment as a page shows it.</summary>
/// <param name="Depth">0 for one that begins a thread.</param>
/// <param name="CanEdit">The reader may still change it.</param>
public sealed record CommentView(CommentRow Row, int Depth, bool CanEdit, ImmutableArray<CommentView> Replies)
{
    /// <summary>Replies deeper than this stand at the same margin: a phone has no room for more.</summary>
    public const int DeepestMargin = 3;

    /// <summary>Its place among the comments of the page, from 1: two of one name are told apart by ear, and in a list of links.</summary>
    public int Number { get; init; }

    public Guid Id => Row.Id;

    public string AuthorName => Row.AuthorName;

    /// <summary>Cleaned when it was written.</summary>
    public HtmlString Body => new(Row.BodyHtml);

    /// <summary>Replies of this thread that only its own page shows.</summary>
    public int HiddenReplies { get; init; }

    /// <summary>Only the thread's own page shows its text: this one is full.</summary>
    public bool IsFolded { get; init; }

    /// <summary>What it answers, where another page shows that.</summary>
    public Guid? AnswersElsewhere { get; init; }

    public bool IsPublic => Row.Status == CommentStatus.Approved;

    /// <summary>Only its writer sees it, and sees that it waits.</summary>
    public bool Waits => Row.IsOwn && Row.Status is CommentStatus.Pending or CommentStatus.Spam;

    /// <summary>Not public, and shown to a moderator, who decides.</summary>
    public bool IsCase { get; init; }

    /// <summary>Only its place is left, for the replies below it.</summary>
    public bool IsGone => !IsPublic && !Waits && !IsCase;

    /// <summary>The anchor in the article's page.</summary>
    public string Anchor => AnchorOf(Id);

    public static string AnchorOf(Guid id) => $"c-{id}";

    /// <summary>The head alone, of what is not gone anyway.</summary>
    public CommentView Folded() => this with { IsFolded = !IsGone };

    /// <returns>The same threads, and each comment knows its place on the page.</returns>
    public static ImmutableArray<CommentView> Numbered(IEnumerable<CommentView> threads)
    {
        var number = 0;
        return [.. threads.Select(Next)];

        CommentView Next(CommentView view) => view with { Number = ++number, Replies = [.. view.Replies.Select(Next)] };
    }

    /// <param name="rows">In their order; a reply whose answered comment is not among them stands below what began the thread.</param>
    /// <returns>What began a thread, with its replies; null where that is not among the rows.</returns>
    public static CommentView? Of(Guid rootId, IEnumerable<CommentRow> rows, Reader reader)
    {
        var thread = rows.Where(row => row.ThreadId == rootId).ToDictionary(row => row.Id);
        var replies = thread.Values.ToLookup(row => IsElsewhere(row) ? rootId : row.ParentId);
        return thread.TryGetValue(rootId, out var root) ? View(root, depth: 0) : null;

        bool IsElsewhere(CommentRow row) => row.ParentId is { } parent && !thread.ContainsKey(parent);

        CommentView View(CommentRow row, int depth) => new(
            row, depth, row.IsOwn && row.CreatedUtc >= reader.EditableSince, [.. replies[row.Id].Select(reply => View(reply, depth + 1))])
        {
            AnswersElsewhere = IsElsewhere(row) ? row.ParentId : null,
            IsCase = reader.Judges(row),
        };
    }
}

/// <summary>One comment with its replies.</summary>
/// <param name="IsOpen">Whether it can be answered.</param>
/// <param name="Reader">For whom it is drawn.</param>
public sealed record CommentPage(CommentView Comment, Article Article, Reader Reader, bool IsOpen)
{
    /// <summary>False where a comment is only quoted, without buttons.</summary>
    public bool IsLive { get; init; } = true;

    /// <summary>What somebody else than a reader has around each comment; null for the buttons of readers.</summary>
    public CommentParts? Parts { get; init; }

    public bool LedToCorrection => Article.Changed(Comment.Id);

    /// <summary>A comment that begins a thread.</summary>
    public static CommentPage Of(CommentView root, Article article, Reader reader) =>
        new(root, article, reader, IsOpen: article.CommentsOpen && !root.Row.IsClosed);

    /// <summary>What a form is about.</summary>
    public static CommentPage Quoted(CommentView comment, Article article) =>
        new(comment, article, Reader.Everybody, IsOpen: false) { IsLive = false };
}

/// <summary>What another folder draws around each comment instead of a reader's buttons.</summary>
/// <param name="Above">The view above its text.</param>
/// <param name="Below">The view below it.</param>
/// <param name="Of">What both need.</param>
public sealed record CommentParts(string Above, string Below, Func<CommentView, object> Of);
