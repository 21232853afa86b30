using BackendCareer.Content;
using Microsoft.AspNetCore.Html;

namespace BackendCareer.Comments;

/// <summary>A comment form, empty under an article or filled again after a refusal.</summary>
public sealed record CommentFormPage(Article Article, CommentForm Form, IReadOnlyList<FieldError> Errors)
{
    /// <summary>The comment that the form answers, on its page.</summary>
    public CommentView? Answered { get; init; }

    /// <summary>The comment that the form edits.</summary>
    public Guid? Edited { get; init; }

    /// <summary>The comment by which the same was said before.</summary>
    public Guid? Twin { get; init; }

    /// <summary>How what was typed will look.</summary>
    public HtmlString? Preview { get; init; }

    /// <summary>What was typed, for its field.</summary>
    public string Name => ForField(Form.Name);

    public string Body => ForField(Form.Body);

    public bool IsReply => !string.IsNullOrEmpty(Form.Parent);

    public string Action => Edited is { } id ? $"/comments/{id}/edit" : "/comments";

    public static CommentFormPage Empty(Article article) => new(article, new CommentForm(), []);

    public bool Is(CommentKind kind) => string.Equals(Form.Kind, kind.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <summary>HTML cannot hold the controls U+0080 to U+009F: browsers read their codes as other characters.</summary>
    internal static string ForField(string? typed) =>
        string.Concat((typed ?? "").Where(character => character is < '\u0080' or > '\u009F'));
}

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

/// <summary>Both texts, where a comment changed while its writer edited it.</summary>
public sealed record ConflictPage(CommentFormPage Form, Comment Current);

/// <summary>Why this reader may not do this to a comment.</summary>
/// <param name="IsOwn">It can still be deleted.</param>
public sealed record NotAllowedPage(Guid CommentId, string Title, string Message, bool IsOwn);

/// <summary>A form that could not be taken as it was, to be sent again by one press of a button.</summary>
/// <param name="Fields">What was typed, without the token that did not fit.</param>
public sealed record AgainPage(string Title, string Message, string Action, IReadOnlyList<KeyValuePair<string, string>> Fields);

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
