using BackendCareer.Content;
using Microsoft.AspNetCore.Html;

namespace BackendCareer.Comments;

/// <summary>A comment form, empty under an article or filled again after a refusal.</summary>
public sealed record CommentFormPage(Article Article, CommentForm Form, IReadOnlyList<FieldError> Errors)
{
    /// <summary>The comment that the form answers, on its page.</summary>
    public CommentView? Answered { get; init; }

    /// <summary>How what was typed will look.</summary>
    public HtmlString? Preview { get; init; }

    /// <summary>What was typed, for its field.</summary>
    public string Name => ForField(Form.Name);

    public string Body => ForField(Form.Body);

    public bool IsReply => !string.IsNullOrEmpty(Form.Parent);

    public static CommentFormPage Empty(Article article) => new(article, new CommentForm(), []);

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    /// <summary>HTML cannot hold the controls U+0080 to U+009F: browsers read their codes as other characters.</summary>
    private static string ForField(string? typed) => string.Concat((typed ?? "").Where(character => character is < '\u0080' or > '\u009F'));
}

/// <summary>One comment with its replies.</summary>
/// <param name="IsOpen">Whether it can be answered.</param>
public sealed record CommentPage(CommentView Comment, bool IsOpen);

/// <summary>One whole thread of an article.</summary>
public sealed record ThreadPage(Article Article, CommentView Root);

/// <summary>Everything below an article's text: what was said, and the form to answer.</summary>
/// <param name="Thread">Null while the database does not answer.</param>
public sealed record DiscussionPage(Article Article, CommentThread? Thread);
