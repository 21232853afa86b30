using System.Collections.Immutable;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

/// <summary>The one door for reports of comments: every one is stored, or refused with reasons.</summary>
public sealed partial class ReportIntake(
    CommentsDb db, CommentStore store, DeedRules deeds, IOptions<CommentsOptions> options, ILogger<ReportIntake> logger)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    public async Task<PostResult> SubmitAsync(Guid commentId, ReportForm form, Writer writer, CancellationToken cancellationToken)
    {
        var reason = Word.Parse<ReportReason>(form.Reason, StringComparison.OrdinalIgnoreCase);
        var note = TypedText.Read(form.Note, Report.NoteCharacters);
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

        var result = await store.WriteAsync(
            () => AddAsync(commentId, reason!.Value, note.Text, writer, cancellationToken), cancellationToken);
        if (result is PostResult.Reported { IsNew: true })
        {
            ReportStored(commentId, reason!.Value);
        }

        return result;
    }

    private static bool IsOfProgram(ReportForm form) => !string.IsNullOrEmpty(form.Website);

    private async Task<Outcome<PostResult>> AddAsync(
        Guid commentId, ReportReason reason, string note, Writer writer, CancellationToken cancellationToken)
    {
        var comment = await db.Comments.AsNoTracking().FirstOrDefaultAsync(
            comment => comment.Id == commentId && comment.Status == CommentStatus.Approved, cancellationToken);
        if (comment is null)
        {
            return Outcome.None<PostResult>(new PostResult.Missing());
        }

        var deed = await Deed.OfAsync(db, ActivityKind.Report, comment, writer, store.UtcNow, cancellationToken);
        if (await RefuseAsync(deed, cancellationToken) is { } refused)
        {
            return Outcome.None(refused);
        }

        await deeds.RecordAsync(deed, cancellationToken);
        db.Add(new Report
        {
            CommentId = commentId,
            ReaderKeyHash = writer.Key.Hash,
            Reason = reason,
            Note = note,
            CreatedUtc = store.UtcNow,
        });
        return Outcome.In<PostResult>(new PostResult.Reported(IsNew: true));
    }

    /// <returns>Null for a report that may be stored.</returns>
    private async Task<PostResult?> RefuseAsync(Deed deed, CancellationToken cancellationToken)
    {
        var ofComment = db.Reports.Where(report => report.CommentId == deed.Comment.Id);
        if (await ofComment.AnyAsync(report => report.ReaderKeyHash == deed.KeyHash, cancellationToken))
        {
            return new PostResult.Reported(IsNew: false);
        }

        return await deeds.RefuseAsync(deed, cancellationToken)
            ?? (await ofComment.AnyAsync(report => report.SettledUtc == null, cancellationToken)
                && await IsBusyAsync(deed, cancellationToken)
                ? new PostResult.Reported(IsNew: false) // the moderators look at it anyway
                : null);
    }

    private async Task<bool> IsBusyAsync(Deed deed, CancellationToken cancellationToken)
    {
        var (most, since) = (options.Value.Limits.ReportsPerHour, deed.UtcNow - Window);
        return most > 0 && await db.Activities.CountAsync(
            other => other.CreatedUtc > since && other.CreatedUtc <= deed.UtcNow && other.Kind == ActivityKind.Report,
            cancellationToken) >= most;
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

    public static string WordsOf(ReportReason reason) => Reasons.First(offered => offered.Reason == reason).Words;

    public bool Is(ReportReason reason) => string.Equals(Form.Reason, reason.ToString(), StringComparison.OrdinalIgnoreCase);
}
