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

    /// <summary>Where what was just decided stood; null after many at once.</summary>
    public QueueCursor? At { get; init; }

    /// <summary>The comment to go on with, above which the notice stands; null for the top of the page.</summary>
    public QueueRow? Following => At is { } place
        ? Rows.FirstOrDefault(row => row.PlaceIn(Filter).IsAtOrAfter(place, Filter.Sort))
        : null;

    /// <summary>What the other moderators have open.</summary>
    public ImmutableArray<Look> Looks { get; init; } = [];

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

    /// <summary>Whether nothing is left to decide.</summary>
    public bool IsNothingWaiting => Of(CommentStatus.Pending) + Reported == 0;

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
    public HtmlString Body => new(Comment.BodyHtml);

    public string Author => Comment.AuthorName.Length == 0 ? "A deleted comment" : Comment.AuthorName;

    /// <summary>Its place in the discussion as moderators see it; null without its article.</summary>
    public string? Address => Article is null ? null : $"/moderation/comments/{Comment.Id}";

    /// <summary>Of the texts that stand in a row.</summary>
    public int Bytes => Encoding.UTF8.GetByteCount(Comment.BodyHtml)
        + (4 * PageBudget.BytesOf(Comment.AuthorName))
        + PageBudget.BytesOf(Parent?.Text ?? "")
        + Reports.First.Sum(report => PageBudget.BytesOf(report.Note));

    /// <summary>The comment as it is on this page: a decision counts only for what the moderator saw.</summary>
    public string Choice => new VersionedId(Comment.Id, Comment.Version).ToString();

    public string Anchor => CommentView.AnchorOf(Comment.Id);

    /// <summary>Where it stands in a list: what was reported where it was reported first, all else where it was written.</summary>
    public QueueCursor PlaceIn(QueueFilter list)
    {
        var isReport = list.View is QueueView.Waiting or QueueView.Reported
            && Comment.Status != CommentStatus.Pending && Reports.Count > 0;
        var group = isReport ? QueueCursor.Reported : (int)Comment.HoldReasons;
        return new QueueCursor(
            isReport ? Reports.First[0].CreatedUtc : Comment.CreatedUtc, Comment.Id, list.Sort == QueueSort.Reason ? group : 0);
    }

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

/// <summary>A row with the form to decide about it.</summary>
/// <param name="Queue">On which it stands.</param>
public sealed record RowPage(QueueRow Row, QueuePage Queue)
{
    /// <summary>The fields and buttons around the texts.</summary>
    private const int Around = 3_000;

    public static int BytesOf(QueueRow row) => Around + row.Bytes;

    public QueueFilter Filter => Queue.Filter;

    /// <summary>Whether it is the one to go on with: what was just done is told above it.</summary>
    public bool IsNext => Queue.Following?.Comment.Id == Row.Comment.Id;

    /// <summary>Those who have it open.</summary>
    public IEnumerable<string> Readers => Queue.Looks.Where(look => look.Comment == Row.Comment.Id).Select(look => look.Moderator);

    /// <summary>What can be undone and is done all day; the rest stands on the comment's own page.</summary>
    public IEnumerable<DecisionAction> Quick =>
        Row.Possible.Where(action => action is DecisionAction.Approve or DecisionAction.Reject or DecisionAction.Spam);
}

/// <summary>A comment with everything about it, and all that can be done to it and to its writer.</summary>
/// <param name="Filter">The queue to go back to.</param>
/// <param name="Looks">What the other moderators have open.</param>
public sealed record DossierPage(QueueRow Row, QueueFilter Filter, ImmutableArray<Look> Looks)
{
    /// <summary>The forms around the texts.</summary>
    private const int Around = 4_800;

    public static int BytesOf(QueueRow row) => Around + row.Bytes + PageBudget.BytesOf(row.Comment.BodyMarkdown);

    /// <summary>What the moderator chose before it changed; null where it was asked for.</summary>
    public string? Wanted { get; init; }

    public IEnumerable<string> Readers => Looks.Where(look => look.Comment == Row.Comment.Id).Select(look => look.Moderator);
}

/// <summary>What was just done, above the queue or the comment to go on with.</summary>
/// <param name="At">Where it stood, and stands again when it is undone.</param>
public sealed record NoticePage(Notice? Notice, QueueFilter Filter, QueueCursor? At = null);

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
