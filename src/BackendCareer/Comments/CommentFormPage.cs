using BackendCareer.Content;

namespace BackendCareer.Comments;

/// <summary>A comment form, empty under an article or filled again after a refusal.</summary>
public sealed record CommentFormPage(Article Article, CommentForm Form, IReadOnlyList<FieldError> Errors)
{
    public static CommentFormPage Empty(Article article) => new(article, new CommentForm(), []);

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;
}

/// <summary>Everything below an article's text: what was said, and the form to answer.</summary>
/// <param name="Thread">Null while the database does not answer.</param>
public sealed record DiscussionPage(Article Article, CommentThread? Thread);
