using System.Collections.Immutable;
using System.Globalization;
using BackendCareer.Comments;
using BackendCareer.Content;
using BackendCareer.Site;

namespace BackendCareer.Moderation;

/// <summary>What a moderator asked to see, as it stands in the address of the queue.</summary>
public sealed class QueueAddress
{
    public string? Status { get; set; }

    public string? Q { get; set; }

    public string? Article { get; set; }

    /// <summary>For what they were held or reported: a word of a <see cref="QueueReason"/>.</summary>
    public string? Why { get; set; }

    /// <summary>A <see cref="QueueSort"/>.</summary>
    public string? Sort { get; set; }

    /// <summary>The id of a comment whose browser's comments are asked for.</summary>
    public string? Writer { get; set; }

    public string? Cursor { get; set; }
}

/// <summary>Which comments a page of the queue shows. Nonsense in the address asks for what everybody begins with.</summary>
/// <param name="Text">To be found in text or name; empty for all.</param>
/// <param name="ArticleId">Null for all.</param>
/// <param name="Why">Null for all.</param>
/// <param name="Writer">Null for all.</param>
/// <param name="After">Where the page before ended; null for the first.</param>
public sealed record QueueFilter(
    QueueView View, string Text, string? ArticleId, QueueReason? Why, QueueSort Sort, Guid? Writer, QueueCursor? After)
{
    public const int TextCharacters = 100;

    public bool IsNarrowed => Text.Length > 0 || ArticleId is not null || Why is not null || Writer is not null;

    /// <summary>Whether the form of the search has something to show.</summary>
    public bool IsAsked => IsNarrowed || Sort != DefaultSort(View);

    /// <summary>In which orders the list can be read.</summary>
    public IEnumerable<QueueSort> Sorts => SortsOf(View);

    /// <summary>What can be done to many comments of the list at once.</summary>
    public IEnumerable<DecisionAction> Actions => View switch
    {
        QueueView.Approved => [DecisionAction.Reject, DecisionAction.Spam],
        QueueView.Rejected or QueueView.Spam => [DecisionAction.Approve],
        _ => [DecisionAction.Approve, DecisionAction.Reject, DecisionAction.Spam],
    };

    /// <summary>As the address of a page or of a form says it: empty, or from its question mark.</summary>
    public string Query => QueryString.Create(Parameters).ToString();

    /// <summary>The same, with one thing more.</summary>
    public string QueryWith(string name, string value) => QueryString.Create(Parameters.Append(new(name, value))).ToString();

    private IEnumerable<KeyValuePair<string, string?>> Parameters => new Dictionary<string, string?>
    {
        ["status"] = View == Default(Writer) ? null : Word.Of(View),
        ["q"] = Text.Length == 0 ? null : Text,
        ["article"] = ArticleId,
        ["why"] = Why?.Word,
        ["sort"] = Sort == DefaultSort(View) ? null : Word.Of(Sort),
        ["writer"] = Writer?.ToString(),
        ["cursor"] = After?.ToString(),
    }.Where(parameter => parameter.Value is not null);

    public static QueueFilter Of(QueueAddress address, Guide guide)
    {
        Guid? writer = Guid.TryParse(address.Writer, out var comment) ? comment : null;
        var text = (address.Q ?? "").Trim();
        var view = Word.Parse<QueueView>(address.Status) ?? Default(writer);
        var sort = Word.Parse<QueueSort>(address.Sort) ?? DefaultSort(view);
        return new QueueFilter(
            view,
            text[..Math.Min(text.Length, TextCharacters)],
            guide.FindById(address.Article ?? "")?.Id,
            QueueReason.Parse(address.Why),
            SortsOf(view).Contains(sort) ? sort : DefaultSort(view),
            writer,
            QueueCursor.Parse(address.Cursor));
    }

    /// <summary>The address of the queue with something to tell: above the comment that comes next, or at its top.</summary>
    public string AddressWith(NoticeAddress news)
    {
        var place = news.Place?.ToString();
        var told = new Dictionary<string, string?>
        {
            ["done"] = news.Done,
            ["left"] = news.Left == 0 ? null : news.Left.ToString(CultureInfo.InvariantCulture),
            ["tried"] = news.Left == 0 ? null : news.Tried,
            ["ban"] = news.Ban,
            ["at"] = place,
        };
        var query = QueryString.Create(Parameters.Concat(told.Where(parameter => parameter.Value is not null)));
        return $"/moderation{query}#{(place is null ? "notice" : "next")}";
    }

    private static QueueView Default(Guid? writer) => writer is null ? QueueView.Waiting : QueueView.All;

    /// <summary>What waits is a queue; of the rest a moderator looks for the latest.</summary>
    private static QueueSort DefaultSort(QueueView view) =>
        view is QueueView.Waiting or QueueView.Pending or QueueView.Reported ? QueueSort.Oldest : QueueSort.Newest;

    /// <summary>What was held is grouped while it waits; of everything there ever was the reasons stand in no index.</summary>
    private static IEnumerable<QueueSort> SortsOf(QueueView view) => Enum.GetValues<QueueSort>()
        .Where(sort => sort != QueueSort.Reason || view is QueueView.Waiting or QueueView.Pending);
}

/// <summary>The lists of the queue.</summary>
public enum QueueView
{
    /// <summary>Everything a moderator has to decide: pending and reported.</summary>
    Waiting,
    Pending,

    /// <summary>What readers see and somebody reported.</summary>
    Reported,
    Approved,
    Rejected,
    Spam,
    All,
}

public enum QueueSort
{
    Oldest,
    Newest,

    /// <summary>What was held for the same reasons together, then what was reported; in each the oldest first.</summary>
    Reason,
}

/// <summary>For what a comment was held, or reported.</summary>
public abstract record QueueReason(string Word)
{
    /// <summary>All there are, in the order of the form.</summary>
    public static ImmutableArray<QueueReason> All { get; } =
    [
        .. Enum.GetValues<HoldReasons>().Where(reason => reason != HoldReasons.None).Select(reason => new Held(reason)),
        .. Enum.GetValues<ReportReason>().Select(reason => new Reported(reason)),
    ];

    /// <returns>Null for nonsense.</returns>
    public static QueueReason? Parse(string? typed) => All.FirstOrDefault(reason => reason.Word == typed);

    public sealed record Held(HoldReasons Reason) : QueueReason(Site.Word.Of(Reason));

    public sealed record Reported(ReportReason Reason) : QueueReason("reported-" + Site.Word.Of(Reason));
}

/// <summary>The place of a comment in a list, from which the next page goes on. A new comment does not shift it.</summary>
/// <param name="SinceUtc">When it was written or, in the lists of what waits, first reported.</param>
/// <param name="Group">In a list by reason the <see cref="HoldReasons"/> or <see cref="Reported"/>; else 0.</param>
public sealed record QueueCursor(DateTime SinceUtc, Guid Id, int Group = 0)
{
    /// <summary>After all that was held.</summary>
    public const int Reported = 1_000;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{SinceUtc.Ticks}-{Id:N}{(Group == 0 ? "" : $"-{Group}")}");

    public bool IsAtOrAfter(QueueCursor other, QueueSort sort)
    {
        var order = (Group, SinceUtc, Id).CompareTo((other.Group, other.SinceUtc, other.Id));
        return sort == QueueSort.Newest ? order <= 0 : order >= 0;
    }

    public static QueueCursor? Parse(string? typed) =>
        typed?.Split('-') is [var ticks, var id, .. var rest] && GroupOf(rest) is { } group
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var since) && since <= DateTime.MaxValue.Ticks
        && Guid.TryParseExact(id, "N", out var comment)
            ? new QueueCursor(new DateTime(since, DateTimeKind.Utc), comment, group)
            : null;

    private static int? GroupOf(string[] typed) => typed switch
    {
        [] => 0,
        [var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var group) => group,
        _ => null,
    };
}
