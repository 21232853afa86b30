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
    /// <summary>
    /// SHA-256 of the letters and digits of what readers see and of where its links lead, as <see cref="TextFold"/> has them; of the
    /// text where there are none.
    /// </summary>
    public byte[] BodyHash { get; } = SHA256.HashData(Encoding.UTF8.GetBytes(
        TextFold.LettersOf($"{Rendered.Text}\n{Rendered.Addresses}".ToLowerInvariant()) is { Length: > 0 } letters ? letters : Body));
}

/// <summary>Which texts are taken at all: the same for a new comment, an edit, a preview and an import.</summary>
public sealed class CommentRules(IOptions<CommentsOptions> options)
{
    public const string Anonymous = "Anonymous";

    private const string SimplerFormatting = "Please use simpler formatting: fewer nested quotes or lists.";

    private readonly CommentLimits _limits = options.Value.Limits;

    /// <param name="moderators">Their names, which nobody else may write under; null where a moderator writes.</param>
    /// <param name="errors">Every reason at once.</param>
    public bool Accept(
        string? name, string? kind, string? body, IEnumerable<string>? moderators,
        [NotNullWhen(true)] out WrittenComment? written, out ImmutableArray<FieldError> errors)
    {
        var (typedName, typedBody) = (TypedText.ReadLine(name, _limits.NameCharacters), TypedText.Read(body, _limits.BodyCharacters));
        var bodyError = BodyError(typedBody);
        var rendered = bodyError is null ? CommentRenderer.Render(typedBody.Text) : null;
        bodyError ??= RenderedError(rendered);
        errors =
        [
            .. FieldError.If("name", NameError(typedName, name ?? "", moderators)),
            .. FieldError.If(
                "kind", KindOf(kind) is null && !string.IsNullOrEmpty(kind) ? "Please choose one of the kinds in the list." : null),
            .. FieldError.If("body", bodyError),
        ];
        written = errors.IsEmpty ? new WrittenComment(NameOf(typedName.Text), KindOf(kind), typedBody.Text, rendered!) : null;
        return written is not null;
    }

    private string? NameError(TypedText name, string typed, IEnumerable<string>? moderators) => name.Length > _limits.NameCharacters
        ? $"Your name has {name.Length:N0} characters; the limit is {_limits.NameCharacters}."
        : NameRules.Refuse(typed, moderators);

    private static string NameOf(string name) => Characters.IsVisible(name) ? name : Anonymous;

    private static CommentKind? KindOf(string? typed) => Word.Parse<CommentKind>(typed, StringComparison.OrdinalIgnoreCase);

    private string? BodyError(TypedText body) => body.Length switch
    {
        0 => "Please write your comment.",
        var length when length < _limits.BodyCharactersAtLeast => $"A comment needs at least {_limits.BodyCharactersAtLeast} characters.",
        var length when length > _limits.BodyCharacters =>
            $"Your comment has {length:N0} characters; the limit is {_limits.BodyCharacters:N0}.",
        _ => MarkdownGuard.Refuse(body.Text, _limits.Markdown)?.Excess switch
        {
            null => null,
            MarkdownExcess.Lines => $"Please use at most {_limits.BodyLines} lines.",
            MarkdownExcess.Nesting => SimplerFormatting,
            _ => "Please use less formatting: there are too many brackets, stars, backticks or spaces in it.",
        },
    };

    private string? RenderedError(RenderedComment? rendered) => rendered switch
    {
        null => SimplerFormatting,
        _ when rendered.Links > _limits.Links => $"Please use at most {_limits.Links} links.",
        { IsVisible: false } => "Please write your comment.",
        _ => null,
    };
}
