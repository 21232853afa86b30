using System.Security.Cryptography;

namespace BackendCareer.Comments;

/// <summary>What a reader wrote under an article, as it is stored.</summary>
public sealed class Comment
{
    public const int MaxDepth = 8;

    /// <summary>A version 7 UUID of the moment it was posted, so that ids sort by age; public, in anchors and addresses.</summary>
    public required Guid Id { get; init; }

    /// <summary>The <c>id</c> of the article's front matter, which outlives its address.</summary>
    public required string ArticleId { get; init; }

    /// <summary>The comment it answers; null for one that begins a thread.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The comment that began its thread: itself, where it answers none.</summary>
    public required Guid ThreadId { get; init; }

    /// <summary>How many answers stand above it in its thread, at most <see cref="MaxDepth"/>: a deeper answer joins that level.</summary>
    public int Depth { get; init; }

    /// <summary>
    /// The id of the heading that it is about; null for all of the article, and for a reply, which belongs to its thread. The article
    /// may no longer have it.
    /// </summary>
    public string? Section { get; set; }

    public required string AuthorName { get; set; }

    public CommentKind? Kind { get; set; }

    public required string BodyMarkdown { get; set; }

    /// <summary>Rendered and cleaned when it was written, or by <see cref="TextRenewal"/>; a page only copies it.</summary>
    public required string BodyHtml { get; set; }

    /// <summary>The <see cref="CommentRenderer.Version"/> that made <see cref="BodyHtml"/>.</summary>
    public required int RendererVersion { get; set; }

    public CommentStatus Status { get; set; } = CommentStatus.Approved;

    /// <summary>Why it waits, or waited, for a moderator.</summary>
    public HoldReasons HoldReasons { get; set; }

    /// <summary>SHA-256 of the key in the writer's browser, the only right to change it. Null matches no key.</summary>
    public byte[]? ReaderKeyHash { get; set; }

    /// <summary>The guide's own answer, written by a moderator who is signed in.</summary>
    public bool IsModerator { get; init; }

    /// <summary>Everybody sees it, or its place: it is approved, or gone while a reply to it stands.</summary>
    public bool IsShown { get; set; }

    /// <summary>How many other comments of its thread everybody sees, or their places; only for one that begins a thread.</summary>
    public int Replies { get; set; }

    /// <summary>
    /// From 1, as threads came under its article; only for one that begins a thread. It stays, and nobody else gets it: a page of the
    /// discussion is a block of numbers (<see cref="ThreadPages"/>).
    /// </summary>
    public int? ThreadNumber { get; set; }

    /// <summary>Stands before the other threads of its article.</summary>
    public bool IsPinned { get; set; }

    /// <summary>Its thread takes no more replies; only for one that begins a thread.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Counts its <see cref="HelpfulVote"/>s, so that threads can be sorted by it along an index.</summary>
    public int HelpfulCount { get; set; }

    /// <summary>Later than what it answers, whatever the clock says: the first comments of a thread always hang together.</summary>
    public required DateTime CreatedUtc { get; init; }

    /// <summary>When its writer last changed it.</summary>
    public DateTime? EditedUtc { get; set; }

    /// <summary>When a moderator last decided about it, or its writer deleted it.</summary>
    public DateTime? DecidedUtc { get; set; }

    /// <summary>Raised by every change of text or status: who changes an older one than the stored gets a conflict.</summary>
    public int Version { get; set; } = 1;

    public bool BeginsThread => ParentId is null;

    /// <summary>The one check of ownership, for every verb.</summary>
    public bool IsOf(ReaderKey? key) =>
        key is not null && ReaderKeyHash is not null && CryptographicOperations.FixedTimeEquals(ReaderKeyHash, key.Hash);

    public void Write(WrittenComment written)
    {
        AuthorName = written.Name;
        Kind = written.Kind;
        BodyMarkdown = written.Body;
        BodyHtml = written.Rendered.Html;
        RendererVersion = CommentRenderer.Version;
    }

    /// <summary>The same text as today's renderer shows it. Its version stays: whoever edits it meanwhile meets no conflict.</summary>
    /// <returns>Whether it looks different now.</returns>
    public bool Renew(string html)
    {
        var looksDifferent = BodyHtml != html;
        (BodyHtml, RendererVersion) = (html, CommentRenderer.Version);
        return looksDifferent;
    }

    /// <summary>Takes out everything a person wrote or could be known by; only the place in its thread is left.</summary>
    public void Wipe(DateTime utcNow)
    {
        AuthorName = BodyMarkdown = BodyHtml = "";
        Kind = null;
        Section = null;
        ReaderKeyHash = null;
        HoldReasons = HoldReasons.None;
        HelpfulCount = 0;
        IsPinned = false;
        EditedUtc = null;
        Decide(CommentStatus.Deleted, utcNow);
    }

    /// <summary>The text stays, and nothing leads from it to its writer.</summary>
    public void MakeAnonymous()
    {
        AuthorName = CommentRules.Anonymous;
        ReaderKeyHash = null;
        Version++;
    }

    public void Decide(CommentStatus status, DateTime utcNow)
    {
        Status = status;
        DecidedUtc = utcNow;
        Version++;
    }
}

/// <summary>What the writer says a comment is. Stored as words.</summary>
public enum CommentKind
{
    Question,
    Experience,
    Correction,
    Tip,
}

/// <summary>Who sees a comment. Stored as numbers: never renumber.</summary>
public enum CommentStatus
{
    /// <summary>Its writer, in place, and the moderators.</summary>
    Pending = 0,

    /// <summary>Everybody.</summary>
    Approved = 1,

    /// <summary>The moderators; its writer is told.</summary>
    Rejected = 2,

    /// <summary>The moderators; its writer sees it as pending, and does not learn what gave it away.</summary>
    Spam = 3,

    /// <summary>Nobody, and for good: nothing of it is left but its place.</summary>
    Deleted = 4,
}

/// <summary>Why a comment waits for a moderator. Stored as numbers: never renumber.</summary>
[Flags]
public enum HoldReasons
{
    None = 0,
    Links = 1,
    HeldWord = 2,
    RepeatedText = 4,
    SiteBusy = 8,
    FirstPost = 16,
    HoldsAll = 32,
    HiddenField = 64,
}
