using BackendCareer.Comments;
using BackendCareer.Content;

namespace BackendCareer.Moderation;

/// <summary>What the store holds as numbers and names, in words for a moderator.</summary>
public static class ModerationWords
{
    public static string Of(CommentStatus status) => status switch
    {
        CommentStatus.Pending => "awaiting approval",
        CommentStatus.Approved => "approved",
        CommentStatus.Rejected => "rejected",
        CommentStatus.Spam => "spam",
        _ => "deleted",
    };

    public static string Title(CommentStatus status) => Capital(Of(status));

    /// <summary>"2 approved, 1 spam".</summary>
    public static string Of(IEnumerable<KeyValuePair<CommentStatus, int>> counts) =>
        string.Join(", ", counts.Select(count => $"{count.Value:N0} {Of(count.Key)}"));

    /// <summary>"Rejected by Grace, 22 November 2026, 09:00 UTC: an advertisement".</summary>
    public static string Of(Decision decision) =>
        $"{Capital(Done(decision.Action))} by {decision.Moderator}, "
            + $"{Dates.Moment(decision.DecidedUtc)}{(decision.Reason.Length == 0 ? "" : $": {decision.Reason}")}";

    /// <summary>What a comment has become, and by whom.</summary>
    public static string Now(QueueRow row) => row switch
    {
        { IsLatestCurrent: true, Latest: { } latest } => Of(latest),
        { Comment.Status: CommentStatus.Deleted } => "Deleted by its writer",
        { Comment.EditedUtc: { } edited } => $"Edited by its writer, {Dates.Moment(edited)}: {Of(row.Comment.Status)}",
        _ => Title(row.Comment.Status),
    };

    /// <summary>Why a comment waits, or waited.</summary>
    public static IEnumerable<string> Reasons(Comment comment) => Enum.GetValues<HoldReasons>()
        .Where(reason => reason != HoldReasons.None && comment.HoldReasons.HasFlag(reason))
        .Select(reason => reason == HoldReasons.Links ? Count(comment.BodyHtml.AsSpan().Count("<a "), "link") : Of(reason));

    private static string Of(HoldReasons reason) => reason switch
    {
        HoldReasons.Links => "several links",
        HoldReasons.HeldWord => "holds a listed word",
        HoldReasons.RepeatedText => "the same text stands elsewhere",
        HoldReasons.SiteBusy => "many comments on the site at that minute",
        HoldReasons.FirstPost => "first comments of this browser",
        HoldReasons.HoldsAll => "every comment is held",
        HoldReasons.HiddenField => "filled a field no reader sees",
        _ => throw new InvalidOperationException($"No words for {reason}."),
    };

    public static string Of(QueueReason reason) => reason switch
    {
        QueueReason.Held held => Capital(Of(held.Reason)),
        QueueReason.Reported reported => $"Reported: {Of(reported.Reason)}",
        _ => throw new InvalidOperationException($"No words for {reason}."),
    };

    public static string Of(QueueSort sort) => sort == QueueSort.Reason ? "By reason" : $"{sort} first";

    /// <summary>The same for everybody, who is told no more than the kind of each.</summary>
    public static IEnumerable<string> Kinds(HoldReasons reasons) => Enum.GetValues<HoldReasons>()
        .Where(reason => reason != HoldReasons.None && reasons.HasFlag(reason))
        .Select(reason => reason switch
        {
            HoldReasons.Links => "several links",
            HoldReasons.HeldWord => "a word to look at",
            HoldReasons.RepeatedText => "a text sent before",
            HoldReasons.SiteBusy => "very many comments at that time",
            HoldReasons.FirstPost => "first comments of somebody",
            HoldReasons.HoldsAll => "every comment is held",
            HoldReasons.HiddenField => "sent by a program",
            _ => throw new InvalidOperationException($"No words for {reason}."),
        });

    public static string Of(ReportReason reason) => reason switch
    {
        ReportReason.PersonalData => "personal data",
        ReportReason.Wrong => "wrong facts",
        ReportReason.Other => "something else",
        _ => reason.ToString().ToLowerInvariant(),
    };

    /// <summary>In one line: for what it was held, or reported; of what is decided, what it is.</summary>
    public static string Why(QueueRow row)
    {
        var (status, reports) = (row.Comment.Status, row.Reports);
        var reported = string.Join(", ", reports.First.Select(report => Of(report.Reason)).Distinct());
        string?[] parts =
        [
            status == CommentStatus.Pending || reports.Count > 0 ? null : Of(status),
            reports.Count == 0 ? null : $"reported by {reports.Count}: {reported}",
            .. Reasons(row.Comment),
        ];
        var words = parts.OfType<string>().DefaultIfEmpty(Of(status));
        return Capital(string.Join("; ", words));
    }

    /// <summary>What else is to know about it, after its status.</summary>
    public static string Facts(QueueRow row)
    {
        var comment = row.Comment;
        var reasons = Reasons(comment).ToList();
        string?[] facts =
        [
            comment.IsModerator ? "the guide’s own answer" : null,
            comment.IsPinned ? "pinned" : null,
            comment.IsClosed ? "closed for replies" : null,
            comment.EditedUtc is { } edited ? $"edited {Dates.Moment(edited)}" : null,
        ];
        return (reasons.Count == 0 ? "" : $": {string.Join("; ", reasons)}")
            + string.Concat(facts.OfType<string>().Select(fact => $" · {fact}"));
    }

    public static string Button(DecisionAction action, QueueRow row) => row.IsKeptBy(action) ? "Keep" : Button(action);

    public static string Button(DecisionAction action) => action switch
    {
        DecisionAction.Spam => "Spam",
        DecisionAction.Delete => "Delete for good",
        DecisionAction.Close => "Close thread",
        DecisionAction.Reopen => "Reopen thread",
        _ => action.ToString(),
    };

    /// <summary>After a number or a name: "3 approved".</summary>
    public static string Done(DecisionAction action) => action switch
    {
        DecisionAction.Approve => "approved",
        DecisionAction.Reject => "rejected",
        DecisionAction.Spam => "marked as spam",
        DecisionAction.Delete => "deleted for good",
        DecisionAction.Pin => "pinned",
        DecisionAction.Unpin => "unpinned",
        DecisionAction.Close => "closed for replies",
        DecisionAction.Reopen => "open for replies again",
        _ => "put back as before",
    };

    /// <summary>Why an action can fit no comment: "3 were left as they are: …".</summary>
    public static string NotFitting(DecisionAction action) => action switch
    {
        DecisionAction.Approve => "what is approved already or deleted cannot be approved",
        DecisionAction.Reject => "only what is approved or awaiting approval can be rejected",
        DecisionAction.Spam => "only what is approved or awaiting approval can be marked as spam",
        DecisionAction.Delete => "it was deleted before",
        DecisionAction.Pin => "only an approved comment that begins a thread and is not pinned can be pinned",
        DecisionAction.Unpin => "only a pinned comment can be unpinned",
        DecisionAction.Close => "only an approved comment that begins an open thread can be closed",
        _ => "only a closed thread can be reopened",
    };

    public static string Of(QueueView view) => view switch
    {
        QueueView.All => "All comments",
        _ => view.ToString(),
    };

    /// <summary>What a list holds, and in which order.</summary>
    public static string About(QueueFilter filter) => filter.View switch
    {
        QueueView.Waiting => "Held before anybody saw it, or reported by a reader. Oldest first.",
        QueueView.Pending => "Held before anybody saw it. Oldest first.",
        QueueView.Reported => "Readers see it, and one of them asked you to look. Oldest first.",
        QueueView.Approved => "What readers see. Newest first.",
        QueueView.Rejected => "Readers do not see it; its writer is told. Newest first.",
        QueueView.Spam => "Readers do not see it; its writer is not told. Newest first.",
        _ => "Whatever became of them. Newest first.",
    };

    /// <summary>What an empty list says.</summary>
    public static string Nothing(QueueFilter filter) => filter switch
    {
        { IsNarrowed: true } => "No comment of this list fits the search.",
        { After: not null } => "Nothing comes after the last page.",
        { View: QueueView.Waiting } => "Nothing waits for you. Every comment is decided and every report is answered.",
        { View: QueueView.Pending } => "No comment awaits approval.",
        { View: QueueView.Reported } => "Every report is answered.",
        { View: QueueView.Approved } => "No comment is approved yet.",
        { View: QueueView.Rejected } => "No comment is rejected.",
        _ => "No comment is marked as spam.",
    };

    /// <summary>How long a ban can last, and whose.</summary>
    public static string Days(int days) =>
        Count(days, "day") + (BanIntake.BrowserDays.Contains(days), BanIntake.NetworkDays.Contains(days)) switch
        {
            (_, false) => ", browser only",
            (false, _) => ", network only",
            _ => "",
        };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    public static string Count(int number, string noun) => $"{number:N0} {noun}{(number == 1 ? "" : "s")}";
}
