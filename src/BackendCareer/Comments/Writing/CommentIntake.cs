using System.Data.Common;
using System.Globalization;
using BackendCareer.Content;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>The one door for what readers write: every text passes it, is rendered once and stored, or refused with reasons.</summary>
public sealed partial class CommentIntake(
    CommentsDb db, CommentStore store, CommentRules rules, PostingRules posting, EditRules editing, HoldRules holds,
    TimeProvider clock, ILogger<CommentIntake> logger)
{
    private DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    public Task<PostResult> SubmitAsync(Article article, CommentForm form, Writer writer, CancellationToken cancellationToken) =>
        AcceptAsync(article.Id, form, written => AddAsync(article.Id, form, written, writer, cancellationToken), cancellationToken);

    /// <summary>The guide's own answer: its writer is known, so no name is taken from them, no rate counts and nothing waits.</summary>
    public Task<PostResult> AnswerAsync(
        Article article, Guid parentId, string body, bool previewOnly, string moderatorName, CancellationToken cancellationToken) =>
        UnlessBusyAsync(article.Id, async () =>
            !rules.Accept(moderatorName, kind: null, body, moderators: null, out var written, out var errors) ? new PostResult.Refused(errors)
            : previewOnly ? new PostResult.Previewed(new HtmlString(written.Rendered.Html))
            : await store.WriteAsync(() => AddAnswerAsync(article.Id, parentId, written, cancellationToken), cancellationToken));

    public Task<PostResult> EditAsync(Comment comment, CommentForm form, ReaderKey? key, CancellationToken cancellationToken) =>
        editing.Refuse(comment, key) is { } refused
            ? Task.FromResult(refused)
            : AcceptAsync(comment.ArticleId, form, written => ChangeAsync(comment.Id, form, written, key, cancellationToken), cancellationToken);

    private Task<PostResult> AcceptAsync(
        string articleId, CommentForm form, Func<WrittenComment, Task<Outcome<PostResult>>> work, CancellationToken cancellationToken) =>
        UnlessBusyAsync(articleId, async () =>
            !rules.Accept(form.Name, form.Kind, form.Body, await ModeratorsAsync(form.Name, cancellationToken), out var written, out var errors)
                ? new PostResult.Refused(errors)
            : form.Preview is not null ? new PostResult.Previewed(new HtmlString(written.Rendered.Html))
            : await store.WriteAsync(() => work(written), cancellationToken));

    private async Task<PostResult> UnlessBusyAsync(string articleId, Func<Task<PostResult>> work)
    {
        try
        {
            var result = await work();
            if (result is PostResult.Stored { IsNew: true } stored)
            {
                CommentStored(stored.Comment.Id, articleId, stored.Comment.Status);
            }

            return result;
        }
        catch (Exception error) when (error is DbException or DbUpdateException)
        {
            CommentNotStored(articleId, error);
            return new PostResult.Unavailable();
        }
    }

    private async Task<IReadOnlyList<string>> ModeratorsAsync(string? name, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(name) ? [] : await db.Users.Select(moderator => moderator.UserName!).ToListAsync(cancellationToken);

    private async Task<Outcome<PostResult>> AddAsync(
        string articleId, CommentForm form, WrittenComment written, Writer writer, CancellationToken cancellationToken)
    {
        var parent = await ParentAsync(articleId, form.Parent, cancellationToken);
        if (parent is null && !string.IsNullOrEmpty(form.Parent))
        {
            return ParentIsGone();
        }

        var comment = NewComment(articleId, parent, written, isModerator: false);
        var sender = await SenderMarks.OfAsync(db, writer.Address, UtcNow, cancellationToken);
        comment.ReaderKeyHash = writer.Key.Hash;
        comment.SenderHash = sender.Today;
        if (await posting.RefuseAsync(comment, sender, UtcNow, cancellationToken) is { } refused)
        {
            return Outcome.None(refused);
        }

        comment.HoldReasons = await holds.ReasonsAsync(comment, written, form, UtcNow, cancellationToken);
        comment.Status = HoldRules.StatusFor(comment.HoldReasons);
        db.Add(comment);
        return Stored(comment);
    }

    private async Task<Outcome<PostResult>> AddAnswerAsync(
        string articleId, Guid parentId, WrittenComment written, CancellationToken cancellationToken)
    {
        if (await ParentAsync(articleId, parentId.ToString(), cancellationToken) is not { } parent)
        {
            return ParentIsGone();
        }

        var answer = NewComment(articleId, parent, written, isModerator: true);
        if (await posting.TwinAsync(answer, sender: null, UtcNow, cancellationToken) is { } twin)
        {
            return Outcome.None(twin);
        }

        db.Add(answer);
        return Stored(answer);
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
        comment.EditedUtc = UtcNow;
        comment.Version++;
        if (comment.Status != CommentStatus.Spam)
        {
            comment.HoldReasons = await holds.ReasonsAsync(comment, written, form, UtcNow, cancellationToken);
            comment.Status = comment.Status == CommentStatus.Pending ? CommentStatus.Pending : HoldRules.StatusFor(comment.HoldReasons);
        }

        return Stored(comment);
    }

    /// <summary>The comment to hang the answer on: the one that was named, or one above it where the thread is at its deepest.</summary>
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

    private static Outcome<PostResult> ParentIsGone() =>
        Outcome.None<PostResult>(new PostResult.Refused([new FieldError("parent", "The comment you are replying to is no longer here.")]));

    private static Outcome<PostResult> Stored(Comment comment) =>
        Outcome.In<PostResult>(new PostResult.Stored(comment, IsNew: true), comment.ArticleId);

    private Comment NewComment(string articleId, Comment? parent, WrittenComment written, bool isModerator)
    {
        var created = UtcNow > parent?.CreatedUtc || parent is null ? UtcNow : parent.CreatedUtc.AddTicks(1);
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

    [LoggerMessage(LogLevel.Information, "Stored comment {Id} under article {Article} as {Status}.")]
    private partial void CommentStored(Guid id, string article, CommentStatus status);

    [LoggerMessage(LogLevel.Error, "A comment under article {Article} could not be stored; its writer keeps the text.")]
    private partial void CommentNotStored(string article, Exception error);
}
