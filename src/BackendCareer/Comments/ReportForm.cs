using BackendCareer.Content;

namespace BackendCareer.Comments;

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
