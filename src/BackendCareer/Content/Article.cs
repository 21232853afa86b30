using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;

namespace BackendCareer.Content;

/// <summary>One Markdown file, compiled: everything a page needs, so that reading it does no work.</summary>
/// <param name="Id">Never changes; comments hang on it.</param>
/// <param name="Path">The address without its leading slash; empty for the home page.</param>
/// <param name="File">The file it was made from, relative to the content folder.</param>
/// <param name="Contents">The headings of level 2, for "on this page".</param>
/// <param name="Citations">Its sources in the order of their numbers.</param>
/// <param name="Words">Those that it explains below its text.</param>
/// <param name="Related">Paths of articles to read next.</param>
/// <param name="Drawing">An SVG to stand beside the title.</param>
/// <param name="Publication">When readers can open it.</param>
/// <param name="NextReview">The day after which the facts are to be read again; null if never reviewed.</param>
public sealed record Article(
    string Id,
    string Path,
    string File,
    string Title,
    string NavTitle,
    string Summary,
    string Description,
    int Order,
    DateOnly? Published,
    DateOnly? Updated,
    DateOnly? Reviewed,
    DateOnly? NextReview,
    Publication Publication,
    bool CommentsOpen,
    string CommentPrompt,
    Drawing? Drawing,
    int ReadingMinutes,
    ImmutableArray<BodyPart> Body,
    ImmutableArray<Heading> Contents,
    ImmutableArray<Citation> Citations,
    ImmutableArray<GlossaryTerm> Words,
    ImmutableArray<string> Related,
    ImmutableArray<Change> Changes)
{
    public string Address => "/" + Path;

    public bool IsHome => Path.Length == 0;

    /// <summary>What a comment can be about, in the order of the text.</summary>
    public IEnumerable<Heading> Sections => Body.OfType<Prose>().Select(part => part.Opens).OfType<Heading>();

    /// <returns>Null for an id that no section has, or has any more.</returns>
    public Heading? FindSection(string? id) => Sections.FirstOrDefault(section => section.Id == id);

    /// <summary>False for what stands in the place of an article that was never right.</summary>
    public bool HasText => !Body.IsEmpty;

    /// <summary>Whether a reader's comment led to a change of this article.</summary>
    public bool Changed(Guid commentId) => Changes.Any(change => change.CommentId == commentId);
}

/// <summary>When readers can open an article.</summary>
/// <param name="Draft">Never, whatever the dates say.</param>
/// <param name="From">From this moment on; null for always.</param>
/// <param name="Until">Up to this moment; null for ever.</param>
public sealed record Publication(bool Draft, DateTimeOffset? From, DateTimeOffset? Until)
{
    public bool IsOpen(DateTimeOffset now) => !Draft && (From is null || From <= now) && !HasExpired(now);

    public bool IsScheduled(DateTimeOffset now) => !Draft && From > now;

    public bool HasExpired(DateTimeOffset now) => !Draft && Until <= now;

    /// <summary>Whether readers can open this article whenever they can open the other.</summary>
    public bool Covers(Publication other) =>
        other.Draft
        || (!Draft && (From ?? DateTimeOffset.MinValue) <= (other.From ?? DateTimeOffset.MinValue)
            && (Until ?? DateTimeOffset.MaxValue) >= (other.Until ?? DateTimeOffset.MaxValue));

    /// <summary>The moments after a given one at which it opens or closes.</summary>
    public IEnumerable<DateTimeOffset> MomentsAfter(DateTimeOffset now) =>
        Draft ? [] : new[] { From, Until }.OfType<DateTimeOffset>().Where(moment => moment > now);
}

/// <summary>A heading that can be linked to.</summary>
public sealed record Heading(int Level, string Id, string Text)
{
    /// <summary>What is stored of the id of a section; a heading with a longer one opens none.</summary>
    public const int SectionIdCharacters = 200;

    /// <summary>Whether comments can be about what stands below it.</summary>
    public bool OpensSection => Level is 2 or 3 && Id.Length <= SectionIdCharacters;
}

/// <summary>What changed in an article, for its readers.</summary>
/// <param name="CommentId">The reader's comment that led to it. Nobody checks that it is there: comments are not content.</param>
public sealed record Change(DateOnly Date, string Note, Guid? CommentId);

/// <summary>A piece of an article's body, in order.</summary>
public abstract record BodyPart;

/// <summary>Rendered Markdown.</summary>
/// <param name="Opens">The heading of a section, which then is all of this part; null for text.</param>
public sealed record Prose(HtmlString Html, Heading? Opens = null) : BodyPart;

/// <summary>A <c>:::</c> container that a view draws from the guide's data.</summary>
/// <param name="Arguments">The words after its name.</param>
/// <param name="Inside">The Markdown between its fences, rendered.</param>
public sealed record Block(string Name, ImmutableArray<string> Arguments, HtmlString Inside) : BodyPart;
