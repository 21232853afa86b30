using System.Collections.Immutable;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

/// <summary>The one door for reports of comments: every one is stored, or refused with reasons.</summary>
public sealed partial class ReportIntake(
    CommentsDb db, CommentStore store, IOptions<CommentsOptions> options, ILogger<ReportIntake> logger)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    public async Task<PostResult> SubmitAsync(Guid commentId, ReportForm form, ReaderKey key, CancellationToken cancellationToken)
    {
        var reason = Word.Parse<ReportReason>(form.Reason, StringComparison.OrdinalIgnoreCase);
        var note = CommentText.Normalise(form.Note ?? "");
        ImmutableArray<FieldError> errors =
        [
            .. FieldError.If("reason", reason is null ? "Please choose what is wrong with the comment." : null),
            .. FieldError.If("note",
                note.Length > Report.NoteCharacters
                ? $"Your note has {note.Length:N0} characters; the limit is {Report.NoteCharacters}."
                : null),
        ];
        if (!errors.IsEmpty)
        {
            return new PostResult.Refused(errors);
        }

        if (IsOfProgram(form))
        {
            return new PostResult.Reported(IsNew: false); // it need not learn that nobody reads it
        }

        var result = await store.WriteAsync(() => AddAsync(commentId, reason!.Value, note, key, cancellationToken), cancellationToken);
        if (result is PostResult.Reported { IsNew: true })
        {
            ReportStored(commentId, reason!.Value);
        }

        return result;
    }

    private static bool IsOfProgram(ReportForm form) => !string.IsNullOrEmpty(form.Website);

    private async Task<Outcome<PostResult>> AddAsync(
        Guid commentId, ReportReason reason, string note, ReaderKey key, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(commentId, key, cancellationToken) is { } refused)
        {
            return Outcome.None(refused);
        }

        db.Add(new Report { CommentId = commentId, ReaderKeyHash = key.Hash, Reason = reason, Note = note, CreatedUtc = store.UtcNow });
        return Outcome.In<PostResult>(new PostResult.Reported(IsNew: true));
    }

    /// <returns>Null for a report that may be stored.</returns>
    private async Task<PostResult?> RefuseAsync(Guid commentId, ReaderKey key, CancellationToken cancellationToken)
    {
        if (!await db.Comments.AnyAsync(comment => comment.Id == commentId && comment.Status == CommentStatus.Approved, cancellationToken))
        {
            return new PostResult.Missing();
        }

        var ofKey = db.Reports.Where(report => report.ReaderKeyHash == key.Hash);
        return await ofKey.AnyAsync(report => report.CommentId == commentId, cancellationToken)
            ? new PostResult.Reported(IsNew: false)
            : await TooFastAsync(ofKey, cancellationToken);
    }

    /// <summary>Counted inside the transaction that would store the next one, like comments.</summary>
    private async Task<PostResult?> TooFastAsync(IQueryable<Report> ofKey, CancellationToken cancellationToken)
    {
        var (limits, now) = (options.Value.Limits, store.UtcNow);
        var since = now - Window;
        // none is settled before it is made: two ranges of an index
        var ofSite = db.Reports.Where(report => report.SettledUtc == null || report.SettledUtc > since);
        var wait = await ofKey.Select(report => report.CreatedUtc).WaitAsync(limits.ReportsPerKeyPerHour, Window, now, cancellationToken)
            ?? await ofSite.Select(report => report.CreatedUtc).WaitAsync(limits.ReportsPerHour, Window, now, cancellationToken);
        return wait is { } time ? new PostResult.TooFast(time) : null;
    }

    [LoggerMessage(LogLevel.Information, "Stored a report of comment {Id}: {Reason}.")]
    private partial void ReportStored(Guid id, ReportReason reason);
}

/// <summary>What a reader may send to report a comment.</summary>
public sealed class ReportForm
{
    /// <summary>A <see cref="ReportReason"/>.</summary>
    public string? Reason { get; set; }

    /// <summary>In the reader's words; may be empty.</summary>
    public string? Note { get; set; }

    /// <summary>A field that no reader sees: only a program that fills in everything fills it in.</summary>
    public string? Website { get; set; }
}

/// <summary>The form to report a comment, empty or filled again after a refusal.</summary>
public sealed record ReportPage(Article Article, CommentView Comment, ReportForm Form, IReadOnlyList<FieldError> Errors)
{
    /// <summary>The form of a browser that has a key carries one.</summary>
    public required bool HasToken { get; init; }

    public static IEnumerable<(ReportReason Reason, string Words)> Reasons { get; } =
    [
        (ReportReason.Spam, "Spam or advertising"),
        (ReportReason.Insult, "An insult, or hate"),
        (ReportReason.PersonalData, "Personal data of somebody"),
        (ReportReason.Wrong, "Wrong information"),
        (ReportReason.Unlawful, "Against the law"),
        (ReportReason.Other, "Something else"),
    ];

    /// <summary>What was typed, for its field.</summary>
    public string Note => CommentFormPage.ForField(Form.Note);

    public bool Is(ReportReason reason) => string.Equals(Form.Reason, reason.ToString(), StringComparison.OrdinalIgnoreCase);
}
