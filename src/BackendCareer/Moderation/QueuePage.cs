using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Text;
using BackendCareer.Comments;
using BackendCareer.Content;
using Microsoft.AspNetCore.Html;

namespace BackendCareer.Moderation;

/// <summary>One page of the queue.</summary>
/// <param name="Articles">Of which one can be asked for alone.</param>
/// <param name="Next">What the page after it shows; null for the last.</param>
public sealed record QueuePage(
    QueueFilter Filter, QueueCounts Counts, ImmutableArray<Article> Articles, ImmutableArray<QueueRow> Rows, QueueFilter? Next)
{
    /// <summary>The lists to choose from.</summary>
    public static readonly ImmutableArray<QueueView> Views =
        [QueueView.Waiting, QueueView.Pending, QueueView.Reported, QueueView.Approved, QueueView.Rejected, QueueView.Spam];

    /// <summary>What was just decided.</summary>
    public Notice? Notice { get; init; }

    /// <summary>Why nothing was decided.</summary>
    public string? Error { get; init; }

    /// <summary>What was ticked before the page had to be shown again.</summary>
    public ImmutableHashSet<Guid> Ticked { get; init; } = [];

    /// <summary>Asked for by a link, where a page without script cannot do it.</summary>
    public bool AllTicked { get; init; }

    /// <summary>What was typed, where the page is shown again.</summary>
    public string Reason { get; init; } = "";

    public bool IsTicked(QueueRow row) => AllTicked || Ticked.Contains(row.Comment.Id);
}

/// <summary>How much there is in each list.</summary>
/// <param name="Reported">Comments, not reports; counted up to <see cref="MostReported"/>.</param>
public sealed record QueueCounts(IReadOnlyDictionary<CommentStatus, int> ByStatus, int Reported)
{
    /// <summary>Each has to be looked up: nobody needs to know how many more there are.</summary>
    public const int MostReported = 1_000;

    /// <summary>"12", or "1,000+".</summary>
    public string Of(QueueView view) => view switch
    {
        QueueView.Waiting => Text(Of(CommentStatus.Pending) + Reported, isAll: Reported < MostReported),
        QueueView.Reported => Text(Reported, isAll: Reported < MostReported),
        QueueView.Pending => Text(Of(CommentStatus.Pending)),
        QueueView.Approved => Text(Of(CommentStatus.Approved)),
        QueueView.Rejected => Text(Of(CommentStatus.Rejected)),
        _ => Text(Of(CommentStatus.Spam)),
    };

    private int Of(CommentStatus status) => ByStatus.GetValueOrDefault(status);

    private static string Text(int count, bool isAll = true) => $"{count:N0}{(isAll ? "" : "+")}";
}

/// <summary>A comment with all that a moderator needs to decide about it.</summary>
/// <param name="Article">Null where it is a draft now, or gone.</param>
/// <param name="Parent">What it answers.</param>
/// <param name="Others">How many other comments of its browser have each status.</param>
/// <param name="Latest">The last thing a moderator did to it.</param>
/// <param name="Trace">By which its writer can be banned.</param>
public sealed record QueueRow(
    Comment Comment, Article? Article, Excerpt? Parent, OpenReports Reports,
    ImmutableSortedDictionary<CommentStatus, int> Others, Decision? Latest, WriterTrace Trace)
{
    /// <summary>The buttons and fields of a row.</summary>
    private const int Around = 4_800;

    public HtmlString Body => new(Comment.BodyHtml);

    /// <summary>About what it takes on a page.</summary>
    public int Bytes => Around
        + Encoding.UTF8.GetByteCount(Comment.BodyHtml)
        + PageBudget.BytesOf(Comment.BodyMarkdown)
        + PageBudget.BytesOf(Parent?.Text ?? "")
        + Reports.First.Sum(report => PageBudget.BytesOf(report.Note));

    /// <summary>The comment as it is on this page: a decision counts only for what the moderator saw.</summary>
    public string Choice => new VersionedId(Comment.Id, Comment.Version).ToString();

    public string Anchor => CommentView.AnchorOf(Comment.Id);

    /// <summary>The last change was a moderator's, not the writer's.</summary>
    public bool IsLatestCurrent => Latest?.CommentVersion == Comment.Version;

    public bool IsKeptBy(DecisionAction action) => action == DecisionAction.Approve && Comment.Status == CommentStatus.Approved;

    public IEnumerable<DecisionAction> Possible => DecisionRules.Possible(Comment, Reports.Count > 0);
}

/// <summary>What readers reported of a comment and nobody has answered.</summary>
/// <param name="First">As many as a row shows.</param>
public sealed record OpenReports(int Count, ImmutableArray<Report> First)
{
    public static readonly OpenReports None = new(0, []);

    /// <summary>
    /// To be asked with ids of comments. Without an equality of <c>SettledUtc</c>, by which SQLite would look through all
    /// open reports of the site instead of those of the comments.
    /// </summary>
    public static readonly Expression<Func<Report, bool>> OfComments = report =>
        (report.SettledUtc ?? DateTime.MaxValue) == DateTime.MaxValue;
}

/// <summary>A row with the forms to decide about it.</summary>
/// <param name="Filter">The queue to go back to.</param>
public sealed record RowPage(QueueRow Row, QueueFilter Filter, bool IsTicked)
{
    /// <summary>What the moderator chose before it changed; null in the queue.</summary>
    public string? Wanted { get; init; }

    /// <summary>Whether its button stands in sight: what can be undone and is done all day.</summary>
    public static bool IsQuick(DecisionAction action) => action is DecisionAction.Approve or DecisionAction.Reject or DecisionAction.Spam;
}

/// <summary>What was just done, above the queue.</summary>
public sealed record NoticePage(Notice? Notice, QueueFilter Filter);

/// <summary>The beginning of another comment, as text.</summary>
public sealed record Excerpt(Guid Id, string AuthorName, string Text, CommentStatus Status)
{
    private const int Characters = 180;

    public static Excerpt Of(Comment comment) => new(comment.Id, comment.AuthorName, Shorten(comment.BodyMarkdown), comment.Status);

    private static string Shorten(string text)
    {
        if (text.Length <= Characters)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[Characters - 1]) ? Characters - 1 : Characters;
        return text[..end] + "…";
    }
}
