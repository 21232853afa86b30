using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

/// <summary>A text that passed every limit, rendered.</summary>
/// <param name="Name">Cleaned; "Anonymous" where none was given.</param>
public sealed record WrittenComment(string Name, CommentKind? Kind, string Body, RenderedComment Rendered)
{
    public byte[] BodyHash { get; } = SHA256.HashData(Encoding.UTF8.GetBytes(Body));
}

/// <summary>Which texts are taken at all: the same for a new comment, an edit, a preview and an import.</summary>
public sealed class CommentRules(IOptions<CommentsOptions> options)
{
    public const string Anonymous = "Anonymous";

    private const string SimplerFormatting = "Please use simpler formatting: fewer nested quotes or lists.";

    /// <summary>Names by which the site itself would speak.</summary>
    private static readonly ImmutableArray<string> SpeakForTheSite = ["Moderator", "Admin", "Administrator", "Editor", "The guide",
        "BackendCareer"];

    private readonly CommentLimits _limits = options.Value.Limits;

    /// <param name="moderators">Their names, which nobody else may write under; null where a moderator writes.</param>
    /// <param name="errors">Every reason at once.</param>
    public bool Accept(
        string? name, string? kind, string? body, IEnumerable<string>? moderators,
        [NotNullWhen(true)] out WrittenComment? written, out ImmutableArray<FieldError> errors)
    {
        var text = CommentText.Normalise(body ?? "");
        var bodyError = BodyError(text);
        var rendered = bodyError is null ? CommentRenderer.Render(text) : null;
        bodyError ??= RenderedError(rendered);
        errors =
        [
            .. FieldError.If("name", NameError(name ?? "", moderators)),
            .. FieldError.If(
                "kind", KindOf(kind) is null && !string.IsNullOrEmpty(kind) ? "Please choose one of the kinds in the list." : null),
            .. FieldError.If("body", bodyError),
        ];
        written = errors.IsEmpty ? new WrittenComment(NameOf(name ?? ""), KindOf(kind), text, rendered!) : null;
        return written is not null;
    }

    private string? NameError(string typed, IEnumerable<string>? moderators) =>
        Squeezed(typed).Length is var length && length > _limits.NameCharacters
            ? $"Your name has {length:N0} characters; the limit is {_limits.NameCharacters}."
        : CommentText.HoldsHidden(typed) ? "Please use a name without control or direction characters."
        : moderators?.Concat(SpeakForTheSite).Any(taken => NameSkeleton.LooksLike(taken, typed)) == true
            ? "This name is a moderator's, or looks like one. Please choose another."
        : null;

    private static string NameOf(string typed) => Squeezed(typed) is var name && CommentText.IsVisible(name) ? name : Anonymous;

    private static string Squeezed(string typed) =>
        string.Join(' ', CommentText.Normalise(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static CommentKind? KindOf(string? typed) => Word.Parse<CommentKind>(typed, StringComparison.OrdinalIgnoreCase);

    private string? BodyError(string body) => body.Length switch
    {
        0 => "Please write your comment.",
        var length when length < _limits.BodyCharactersAtLeast => $"A comment needs at least {_limits.BodyCharactersAtLeast} characters.",
        var length when length > _limits.BodyCharacters =>
            $"Your comment has {length:N0} characters; the limit is {_limits.BodyCharacters:N0}.",
        _ => MarkdownGuard.Refuse(body, _limits.Markdown)?.Excess switch
        {
            null => null,
            MarkdownExcess.Lines => $"Please use at most {_limits.BodyLines} lines.",
            MarkdownExcess.Nesting => SimplerFormatting,
            _ => "Please use less formatting: there are too many brackets, stars, backticks or spaces in it.",
        },
    };

    private string? RenderedError(RenderedComment? rendered) =>
        rendered is null ? SimplerFormatting
        : rendered.Links > _limits.Links ? $"Please use at most {_limits.Links} links."
        : !rendered.IsVisible ? "Please write your comment."
        : null;
}
