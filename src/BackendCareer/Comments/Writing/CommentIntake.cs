using System.Data.Common;
using System.Globalization;
using BackendCareer.Content;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>The one door for what readers write: every text passes it, is rendered once and stored, or refused with reasons.</summary>
public sealed partial class CommentIntake(
    CommentsDb db, CommentStore store, CommentRules rules, PostingRules posting, EditRules editing, ILogger<CommentIntake> logger)
{
    public Task<PostResult> SubmitAsync(Article article, CommentForm form, Writer writer, CancellationToken cancellationToken) =>
        AcceptAsync(
            article.Id, form, isModerator: false,
            written => AddAsync(article.Id, form, written, writer, cancellationToken), cancellationToken);

    /// <summary>The guide's own answer: its writer is known, so no name is taken from them, no rate counts and nothing waits.</summary>
    public Task<PostResult> AnswerAsync(
        Article article, Guid parentId, string body, bool previewOnly, string moderatorName, CancellationToken cancellationToken)
    {
        var preview = previewOnly ? "yes" : null;
        var form = new CommentForm { Parent = parentId.ToString(), Name = moderatorName, Body = body, Preview = preview };
        return AcceptAsync(
            article.Id, form, isModerator: true,
            written => AddAsync(article.Id, form, written, writer: null, cancellationToken), cancellationToken);
    }

    public async Task<PostResult> EditAsync(Comment comment, CommentForm form, ReaderKey? key, CancellationToken cancellationToken) =>
        editing.Refuse(comment, key) ?? await AcceptAsync(
            comment.ArticleId, form, isModerator: false,
            written => ChangeAsync(comment.Id, form, written, key, cancellationToken), cancellationToken);

    /// <param name="work">Inside the transaction of the store.</param>
    private async Task<PostResult> AcceptAsync(
        string articleId, CommentForm form, bool isModerator, Func<WrittenComment, Task<Outcome<PostResult>>> work,
        CancellationToken cancellationToken)
    {
        try
        {
            var moderators = isModerator ? null : await ModeratorsAsync(form.Name, cancellationToken);
            if (!rules.Accept(form.Name, form.Kind, form.Body, moderators, out var written, out var errors))
            {
                return new PostResult.Refused(errors);
            }

            if (form.Preview is not null)
            {
                return new PostResult.Previewed(new HtmlString(written.Rendered.Html));
            }

            var result = await store.WriteAsync(() => work(written), cancellationToken);
            if (result is PostResult.Stored { IsNew: true, Comment: var comment })
            {
                CommentStored(comment.Id, articleId, comment.Status);
            }

            return result;
        }
        catch (Exception error) when (error is DbException or DbUpdateException)
        {
            CommentNotStored(articleId, error.GetBaseException().Message, StorageTrouble.IsKnown(error) ? null : error);
            return new PostResult.Unavailable();
        }
    }

    private async Task<IReadOnlyList<string>> ModeratorsAsync(string? name, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(name) ? [] : await db.Users.Select(moderator => moderator.UserName!).ToListAsync(cancellationToken);

    /// <param name="writer">Null for a moderator.</param>
    private async Task<Outcome<PostResult>> AddAsync(
        string articleId, CommentForm form, WrittenComment written, Writer? writer, CancellationToken cancellationToken)
    {
        var parent = await ParentAsync(articleId, form.Parent, cancellationToken);
        if (parent is null && !string.IsNullOrEmpty(form.Parent))
        {
            var error = new FieldError("parent", "The comment you are replying to is no longer here.");
            return Outcome.None<PostResult>(new PostResult.Refused([error]));
        }

        var comment = NewComment(articleId, parent, written, isModerator: writer is null);
        var refused = writer is null
            ? await posting.TwinAsync(comment, sender: null, store.UtcNow, cancellationToken)
            : await RefuseOrHoldAsync(comment, form, written, writer, cancellationToken);
        if (refused is not null)
        {
            return Outcome.None(refused);
        }

        db.Add(comment);
        return Stored(comment);
    }

    /// <summary>The comment to hang the reply on: the one that was named, or one above it where the thread is at its deepest.</summary>
    private async Task<Comment?> ParentAsync(string articleId, string? parentId, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(parentId, out var id))
        {
            return null;
        }

        var parent = await db.Comments.FirstOrDefaultAsync(
            comment => comment.Id == id && comment.ArticleId == articleId && comment.Status == CommentStatus.Approved, cancellationToken);
        return parent?.Depth == Comment.MaxDepth
            ? await db.Comments.FirstAsync(comment => comment.Id == parent.ParentId, cancellationToken)
            : parent;
    }

    private Comment NewComment(string articleId, Comment? parent, WrittenComment written, bool isModerator)
    {
        var now = store.UtcNow;
        var created = parent is null || now > parent.CreatedUtc ? now : parent.CreatedUtc.AddTicks(1);
        var id = Guid.CreateVersion7(created);
        var comment = new Comment
        {
            Id = id,
            ArticleId = articleId,
            ParentId = parent?.Id,
            ThreadId = parent?.ThreadId ?? id,
            Depth = parent is null ? 0 : parent.Depth + 1,
            AuthorName = "",
            BodyMarkdown = "",
            BodyHtml = "",
            RendererVersion = CommentRenderer.Version,
            IsModerator = isModerator,
            CreatedUtc = created,
        };
        comment.Write(written);
        return comment;
    }

    /// <returns>Null for a comment to store.</returns>
    private async Task<PostResult?> RefuseOrHoldAsync(
        Comment comment, CommentForm form, WrittenComment written, Writer writer, CancellationToken cancellationToken)
    {
        var sender = await SenderMarks.OfAsync(db, writer.Address, store.UtcNow, cancellationToken);
        (comment.ReaderKeyHash, comment.SenderHash) = (writer.Key.Hash, sender.Today);
        if (await posting.RefuseAsync(comment, sender, store.UtcNow, cancellationToken) is { } refused)
        {
            return refused;
        }

        comment.HoldReasons = await posting.HoldReasonsAsync(comment, written, form, store.UtcNow, cancellationToken);
        comment.Status = PostingRules.StatusFor(comment.HoldReasons);
        return null;
    }

    private async Task<Outcome<PostResult>> ChangeAsync(
        Guid id, CommentForm form, WrittenComment written, ReaderKey? key, CancellationToken cancellationToken)
    {
        var comment = await db.Comments.FirstAsync(comment => comment.Id == id, cancellationToken);
        if (editing.Refuse(comment, key) is { } refused)
        {
            return Outcome.None(refused);
        }

        if (form.Version != comment.Version.ToString(CultureInfo.InvariantCulture))
        {
            return Outcome.None<PostResult>(new PostResult.Conflict(comment));
        }

        comment.Write(written);
        comment.EditedUtc = store.UtcNow;
        comment.Version++;
        if (comment.Status != CommentStatus.Spam)
        {
            comment.HoldReasons = await posting.HoldReasonsAsync(comment, written, form, store.UtcNow, cancellationToken);
            comment.Status = comment.Status == CommentStatus.Pending ? CommentStatus.Pending : PostingRules.StatusFor(comment.HoldReasons);
        }

        return Stored(comment);
    }

    private static Outcome<PostResult> Stored(Comment comment) =>
        Outcome.In<PostResult>(new PostResult.Stored(comment, IsNew: true), comment.ArticleId);

    [LoggerMessage(LogLevel.Information, "Stored comment {Id} under article {Article} as {Status}.")]
    private partial void CommentStored(Guid id, string article, CommentStatus status);

    [LoggerMessage(LogLevel.Error, "A comment under article {Article} could not be stored: {Reason} Its writer keeps the text.")]
    private partial void CommentNotStored(string article, string reason, Exception? error);
}
