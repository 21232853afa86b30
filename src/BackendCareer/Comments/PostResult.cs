using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;

namespace BackendCareer.Comments;

/// <summary>What became of a post.</summary>
public abstract record PostResult
{
    /// <summary>It stands under the article, now or since the first press of the button.</summary>
    public sealed record Published(Guid CommentId) : PostResult;

    /// <summary>Nothing was stored, because the writer asked to see it first.</summary>
    public sealed record Previewed(HtmlString Html) : PostResult;

    /// <summary>The sender wrote too much of late; nothing was stored.</summary>
    public sealed record TooFast(TimeSpan Wait) : PostResult;

    /// <summary>The database did not answer in time; nothing was stored.</summary>
    public sealed record Unavailable : PostResult;

    /// <summary>Nothing was stored; every reason at once.</summary>
    public sealed record Refused(ImmutableArray<FieldError> Errors) : PostResult;
}

/// <summary>One thing to mend in a form.</summary>
/// <param name="Field">The name of the field in the form.</param>
public sealed record FieldError(string Field, string Message);
