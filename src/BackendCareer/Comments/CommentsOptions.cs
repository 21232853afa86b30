using System.ComponentModel.DataAnnotations;
using BackendCareer.Content;

namespace BackendCareer.Comments;

/// <summary>Section <c>Comments</c> of the configuration.</summary>
public sealed class CommentsOptions
{
    /// <summary>
    /// Addresses of the proxies in front, such as 10.0.0.1, or networks of theirs, such as 10.0.0.0/8. Only they may say in
    /// <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> who the reader is and what was asked for. Default: none, and the
    /// address of the connection counts; behind a proxy all readers would then be one sender. Those named may open
    /// any number of connections.
    /// </summary>
    [Proxy]
    public List<string> KnownProxies { get; set; } = [];

    /// <summary>Which comments wait for a moderator. Default <see cref="HoldWhen.Suspicious"/>.</summary>
    public HoldWhen HoldWhen { get; set; } = HoldWhen.Suspicious;

    /// <summary>
    /// A text file with one word or phrase a line; a comment that holds one waits for a moderator, however its letters are
    /// dressed. Only whole words count: a plural stands in a line of its own. A relative path is taken from the program's
    /// folder. Default: none.
    /// </summary>
    public string? HeldWordsFile { get; set; }

    /// <summary>
    /// Whether a start without a database makes a new one. Default true; false refuses such a start, once the site has its database:
    /// a folder that was not mounted would be an empty discussion.
    /// </summary>
    public bool CreateWhenMissing { get; set; } = true;

    /// <summary>
    /// Whether everybody may read at <c>/comments/log</c> what moderators did: when, what, under which article and why it had been held,
    /// without a name or a text. Default false. A writer who knows when the own comment was decided finds it there, also as spam.
    /// </summary>
    public bool PublicLog { get; set; }

    public CommentLimits Limits { get; set; } = new();
}

/// <summary>Which comments wait for a moderator before everybody sees them.</summary>
public enum HoldWhen
{
    /// <summary>None.</summary>
    Never,

    /// <summary>Those with several links, a listed word, a text that was sent before, or in a minute with very many.</summary>
    Suspicious,

    /// <summary>Those too, and the first of a browser, until two of it were approved.</summary>
    FirstPost,

    /// <summary>All.</summary>
    Always,
}

/// <summary>The one table of limits that every text of a reader passes, section <c>Comments:Limits</c>.</summary>
public sealed class CommentLimits
{
    /// <summary>UTF-16 units of a name. Default 60; what the database holds at most.</summary>
    [Range(1, 60)]
    public int NameCharacters { get; set; } = 60;

    /// <summary>UTF-16 units of a text, at least. Default 2.</summary>
    [Range(1, 100)]
    public int BodyCharactersAtLeast { get; set; } = 2;

    /// <summary>UTF-16 units of a text, at most. Default 4,000, the length for which the Markdown guard is measured.</summary>
    [Range(100, 4_000)]
    public int BodyCharacters { get; set; } = 4_000;

    /// <summary>Lines of a text. Default 300.</summary>
    [Range(1, 300)]
    public int BodyLines { get; set; } = 300;

    /// <summary>Links in one text. Default 5; 0 allows none.</summary>
    [Range(0, 50)]
    public int Links { get; set; } = 5;

    /// <summary>Links that need no moderator. Default 1.</summary>
    [Range(0, 50)]
    public int LinksFree { get; set; } = 1;

    /// <summary>Minutes in which a writer can change a comment. Default 15; 0 allows none.</summary>
    [Range(0, 1_440)]
    public int EditMinutes { get; set; } = 15;

    /// <summary>Comments, and as many edits, from one browser in a minute. Default 4; 0 is no limit.</summary>
    [Range(0, 10_000)]
    public int PerKeyPerMinute { get; set; } = 4;

    /// <summary>Comments, and as many edits, from one browser in an hour. Default 15; 0 is no limit.</summary>
    [Range(0, 100_000)]
    public int PerKeyPerHour { get; set; } = 15;

    /// <summary>
    /// Comments, and as many edits, from one network (/24 or /56) in a minute. Default 6; 0 is no limit. Twenty times
    /// as many forms of any kind are taken.
    /// </summary>
    [Range(0, 10_000)]
    public int PerSenderPerMinute { get; set; } = 6;

    /// <summary>Comments, and as many edits, from one network (/24 or /56) in an hour. Default 40; 0 is no limit.</summary>
    [Range(0, 100_000)]
    public int PerSenderPerHour { get; set; } = 40;

    /// <summary>Comments on the whole site in a minute, above which every one waits for a moderator. Default 60; 0 is no limit.</summary>
    [Range(0, 100_000)]
    public int SitePerMinute { get; set; } = 60;

    /// <summary>Reports of comments from one browser in an hour. Default 5; 0 is no limit.</summary>
    [Range(0, 10_000)]
    public int ReportsPerKeyPerHour { get; set; } = 5;

    /// <summary>Reports of comments from one network (/24 or /56) in an hour. Default 10; 0 is no limit.</summary>
    [Range(0, 10_000)]
    public int ReportsPerSenderPerHour { get; set; } = 10;

    /// <summary>
    /// Reports of comments on the whole site in an hour, above which one of a comment that is reported already is not stored: the
    /// moderators look at it anyway. None is refused. Default 100; 0 is no limit.
    /// </summary>
    [Range(0, 100_000)]
    public int ReportsPerHour { get; set; } = 100;

    /// <summary>Votes from one network (/24 or /56) in an hour. Default 60; 0 is no limit.</summary>
    [Range(0, 100_000)]
    public int VotesPerSenderPerHour { get; set; } = 60;

    /// <summary>Browsers of one network (/24 or /56) whose votes for one comment are taken in a day. Default 5; 0 is no limit.</summary>
    [Range(0, 10_000)]
    public int VotesPerSenderAndComment { get; set; } = 5;

    /// <summary>
    /// Minutes in which the same text of the same writer, in answer to the same comment or article, counts as one press of
    /// the button. Default 10; 0 takes every post as a new comment.
    /// </summary>
    [Range(0, 1_440)]
    public int SamePostMinutes { get; set; } = 10;

    /// <summary>
    /// Hours in which such a text is refused as said before, at most the fourteen days of <see cref="Activity"/>. Default 24; 0 allows
    /// it after the minutes above.
    /// </summary>
    [Range(0, 336)]
    public int SamePostHours { get; set; } = 24;

    /// <summary>
    /// Six containers, 40 columns of indent, 300 brackets, 400 emphasis marks and backticks: measured to keep the parser quick.
    /// </summary>
    public MarkdownLimits Markdown => new(BodyCharacters, BodyLines, Containers: 6, Indent: 40, Brackets: 300, Emphasis: 400,
        Columns: int.MaxValue, Cells: int.MaxValue, HasHtml: false);
}
