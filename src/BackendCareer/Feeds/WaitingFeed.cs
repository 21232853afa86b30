using BackendCareer.Comments;
using BackendCareer.Content;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Feeds;

/// <summary>That something waits for the moderators, and nothing of what it is: whoever comes by the address learns a number.</summary>
/// <param name="Count">Told up to <see cref="Most"/>.</param>
/// <param name="OldestUtc">When the first of it came.</param>
/// <param name="MarkUtc">When the first of the last hour came in which any did: while it is the same, there is nothing new to tell.</param>
public sealed record WaitingFeed(int Count, DateTime OldestUtc, DateTime MarkUtc)
{
    public const int Most = 1_000;

    /// <returns>Null where nothing waits.</returns>
    public static async Task<WaitingFeed?> LoadAsync(CommentsDb db, CancellationToken cancellationToken)
    {
        var pending = await db.Comments.Where(comment => comment.Status == CommentStatus.Pending)
            .OrderByDescending(comment => comment.CreatedUtc).ThenByDescending(comment => comment.Id)
            .Select(comment => comment.CreatedUtc)
            .Take(Most)
            .ToListAsync(cancellationToken);
        var reported = await db.Reports.Where(report => report.SettledUtc == null)
            .Join(
                db.Comments.Where(comment => comment.Status != CommentStatus.Pending && comment.Status != CommentStatus.Deleted),
                report => report.CommentId, comment => comment.Id, (report, _) => new { report.CommentId, report.CreatedUtc })
            .OrderByDescending(report => report.CreatedUtc)
            .Take(Most)
            .ToListAsync(cancellationToken);
        var firstReports = reported.GroupBy(report => report.CommentId, (_, reports) => reports.Min(report => report.CreatedUtc));
        return Of([.. pending, .. firstReports]);
    }

    /// <param name="times">When each of what waits came.</param>
    public static WaitingFeed? Of(IReadOnlyCollection<DateTime> times)
    {
        if (times.Count == 0)
        {
            return null;
        }

        var hour = HourOf(times.Max());
        return new WaitingFeed(times.Count, times.Min(), times.Where(time => HourOf(time) == hour).Min());
    }

    /// <summary>Without a link to itself: its address is not to be handed on with what it says.</summary>
    /// <param name="waiting">Null where nothing waits.</param>
    /// <param name="root">Where the site is.</param>
    public static byte[] ToAtom(WaitingFeed? waiting, string title, string root) => Atom.Bytes(Atom.Element("feed",
        Atom.Id(Atom.IdOf("waiting")),
        Atom.Text("title", $"Moderation of {title}"),
        Atom.Text("updated", Dates.Machine(waiting?.MarkUtc ?? DateTime.UnixEpoch)),
        Atom.Element("author", Atom.Text("name", title)),
        Atom.Link("alternate", $"{root}/moderation", "text/html"),
        waiting is null ? [] : waiting.Entry(root)));

    private object[] Entry(string root) =>
    [
        Atom.Element("entry",
            Atom.Id(Atom.IdOf($"waiting {MarkUtc.Ticks}")),
            Atom.Text("title", Title),
            Atom.Text("updated", Dates.Machine(MarkUtc)),
            Atom.Link("alternate", $"{root}/moderation", "text/html"),
            Atom.Text("content", $"{Title}{(Count < Most ? $" since {Dates.Moment(OldestUtc)}" : "")}.")),
    ];

    private string Title => Count switch
    {
        1 => "1 comment waits for a moderator",
        < Most => $"{Count:N0} comments wait for a moderator",
        _ => $"{Most:N0} comments or more wait for a moderator",
    };

    private static long HourOf(DateTime time) => time.Ticks / TimeSpan.TicksPerHour;
}
