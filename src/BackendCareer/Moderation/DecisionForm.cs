using System.Collections.Immutable;
using System.Globalization;
using BackendCareer.Comments;
using BackendCareer.Site;

namespace BackendCareer.Moderation;

/// <summary>What the buttons of the queue send.</summary>
public sealed class DecisionForm
{
    /// <summary>A <see cref="DecisionAction"/>.</summary>
    public string? Decision { get; set; }

    /// <summary>Each a <see cref="VersionedId"/>.</summary>
    public List<string> Comment { get; set; } = [];

    public string? Reason { get; set; }

    /// <summary>The <see cref="QueueCursor"/> of the row whose button was pressed, where to go on.</summary>
    public string? At { get; set; }
}

/// <summary>A comment as a moderator saw it.</summary>
public readonly record struct VersionedId(Guid Id, int Version)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}:{Version}");

    public static VersionedId? Parse(string? typed) =>
        typed?.Split(':') is [var id, var version]
        && Guid.TryParse(id, out var comment)
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new VersionedId(comment, number)
            : null;
}

/// <summary>A form that was understood.</summary>
public sealed record DecisionRequest(DecisionAction Action, ImmutableArray<VersionedId> Comments, string Reason)
{
    public const int MostComments = 100;
    public const int ReasonCharacters = 300;

    /// <returns>The request, or why there is none.</returns>
    public static (DecisionRequest? Request, string? Error) Read(DecisionForm form)
    {
        var comments = form.Comment.Select(VersionedId.Parse).ToList();
        var reason = TypedText.Read(form.Reason, ReasonCharacters);
        if (ActionOf(form.Decision) is not { } action)
        {
            return (null, "Please choose one of the buttons.");
        }

        return (TickError(comments) ?? ReasonError(reason)) is { } error
            ? (null, error)
            : (new DecisionRequest(action, [.. comments.OfType<VersionedId>().DistinctBy(comment => comment.Id)], reason.Text), null);
    }

    private static string? TickError(List<VersionedId?> comments) => comments.Count switch
    {
        0 => "Please tick at least one comment.",
        > MostComments => $"Please decide about at most {MostComments} comments at once; {comments.Count:N0} were ticked.",
        _ when comments.Contains(null) => "One of the ticked comments could not be read. Please tick them again.",
        _ => null,
    };

    public static string? ReasonError(TypedText reason) => reason.Length > ReasonCharacters
        ? $"A reason has at most {ReasonCharacters} characters; yours has {reason.Length:N0}."
        : null;

    /// <returns>Null for no action of a button.</returns>
    public static DecisionAction? ActionOf(string? typed) =>
        Word.Parse<DecisionAction>(typed) is { } action and not DecisionAction.Undo ? action : null;
}
