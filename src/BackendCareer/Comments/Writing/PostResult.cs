using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;

namespace BackendCareer.Comments;

/// <summary>What became of a text that was sent.</summary>
public abstract record PostResult
{
    /// <summary>It stands under the article, or waits for a moderator, now or since the first press of the button.</summary>
    /// <param name="Comment">As it is stored.</param>
    /// <param name="IsNew">False for a second press.</param>
    public sealed record Stored(Comment Comment, bool IsNew) : PostResult;

    /// <summary>The moderators will see the report, now or since the first one of this browser.</summary>
    /// <param name="IsNew">False where nothing was stored.</param>
    public sealed record Reported(bool IsNew) : PostResult;

    /// <summary>Nothing was stored, because the writer asked to see it first.</summary>
    public sealed record Previewed(HtmlString Html) : PostResult;

    /// <summary>The writer said the same in the same place not long ago; nothing was stored.</summary>
    public sealed record AlreadyPosted(Guid CommentId) : PostResult;

    /// <summary>The sender wrote too much of late; nothing was stored.</summary>
    public sealed record TooFast(TimeSpan Wait) : PostResult;

    /// <summary>The comment has changed since its writer began to edit it; nothing was stored.</summary>
    public sealed record Conflict(Comment Current) : PostResult;

    /// <summary>The database did not answer in time; nothing was stored.</summary>
    public sealed record Unavailable : PostResult;

    /// <summary>There is no such comment, or none that the writer may know of.</summary>
    public sealed record Missing : PostResult;

    /// <summary>The writer may not do this; nothing was stored.</summary>
    public sealed record Forbidden(string Message) : PostResult;

    /// <summary>Nothing was stored; every reason at once.</summary>
    public sealed record Refused(ImmutableArray<FieldError> Errors) : PostResult;
}

/// <summary>One thing to mend in a form.</summary>
/// <param name="Field">The name of the field in the form.</param>
public sealed record FieldError(string Field, string Message)
{
    /// <summary>None where there is nothing to mend.</summary>
    public static IEnumerable<FieldError> If(string field, string? message) => message is null ? [] : [new FieldError(field, message)];
}

public static class FieldErrors
{
    /// <returns>The first thing to mend in a field; null for none.</returns>
    public static string? Of(this IEnumerable<FieldError> errors, string field) =>
        errors.FirstOrDefault(error => error.Field == field)?.Message;
}
