using System.Data.Common;
using System.Globalization;
using BackendCareer.Content;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>The one door for what readers write: every text passes it, is rendered once and stored, or refused with reasons.</summary>
public sealed partial class CommentIntake(
    CommentsDb db, CommentStore store, CommentRules rules, DeedRules deeds, HoldRules holds, ILogger<CommentIntake> logger)
{
    public async Task<PostResult> SubmitAsync(Article article, CommentForm form, Writer writer, CancellationToken cancellationToken) =>
        DeedRules.RefuseClosed(article) ?? await AcceptAsync(
            article.Id, form, isModerator: false,
            written => AddAsync(article, form, written, writer, cancellationToken), cancellationToken);

    /// <summary>The guide's own answer: its writer is known, so no name is taken from them, no rate counts and nothing waits.</summary>
    public Task<PostResult> AnswerAsync(
        Article article, Guid parentId, string body, bool previewOnly, string moderatorName, CancellationToken cancellationToken)
    {
        var preview = previewOnly ? "yes" : null;
        var form = new CommentForm { Parent = parentId.ToString(), Name = moderatorName, Body = body, Preview = preview };
        return AcceptAsync(
            article.Id, form, isModerator: true,
            written => AddAsync(article, form, written, writer: null, cancellationToken), cancellationToken);
    }

    public async Task<PostResult> EditAsync(
        Article article, Guid id, CommentForm form, Writer writer, CancellationToken cancellationToken) =>
        DeedRules.RefuseClosed(article) ?? await AcceptAsync(
            article.Id, form, isModerator: false,
            written => ChangeAsync(article, id, form, written, writer, cancellationToken), cancellationToken);

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
                return new PostResult.Previewed(written.Name, written.Kind, new HtmlString(written.Rendered.Html), store.UtcNow);
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
            return new PostResult.Unavailable(error);
        }
    }

    private async Task<IReadOnlyList<string>> ModeratorsAsync(string? name, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(name) ? [] : await db.Compiled.ModeratorNames(db).ReadAsync(cancellationToken);

    /// <param name="writer">Null for a moderator.</param>
    private async Task<Outcome<PostResult>> AddAsync(
        Article article, CommentForm form, WrittenComment written, Writer? writer, CancellationToken cancellationToken)
    {
        var parent = await ParentAsync(article.Id, form.Parent, cancellationToken);
        if (parent is null && !string.IsNullOrEmpty(form.Parent))
        {
            var error = new FieldError("parent", "The comment you are replying to is no longer here.");
            return Outcome.None<PostResult>(new PostResult.Refused([error]));
        }

        var comment = NewComment(article.Id, parent, written, isModerator: writer is null);
        comment.Section = SectionOf(comment, form, article);
        var deed = writer is null
            ? await Deed.OfModeratorAsync(db, comment, store.UtcNow, written, cancellationToken)
            : await Deed.OfAsync(db, ActivityKind.Comment, comment, writer, store.UtcNow, cancellationToken, written);
        if (await deeds.RefuseAsync(deed, cancellationToken) is { } refused)
        {
            return Outcome.None(refused);
        }

        if (!deed.IsModerator)
        {
            comment.ReaderKeyHash = deed.KeyHash;
            comment.HoldReasons = await holds.HoldReasonsAsync(deed, form, cancellationToken);
            comment.Status = HoldRules.StatusFor(comment.HoldReasons);
        }

        await deeds.RecordAsync(deed, cancellationToken);
        db.Add(comment);
        return Stored(comment, form);
    }

    /// <summary>One that the article has. What it had when the form was opened and lost since keeps no text from being taken.</summary>
    private static string? SectionOf(Comment comment, CommentForm form, Article article) =>
        comment.BeginsThread ? article.FindSection(form.Section)?.Id : null;

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

    private async Task<Outcome<PostResult>> ChangeAsync(
        Article article, Guid id, CommentForm form, WrittenComment written, Writer writer, CancellationToken cancellationToken)
    {
        var comment = await db.Comments.FirstAsync(comment => comment.Id == id, cancellationToken);
        var deed = await Deed.OfAsync(db, ActivityKind.Edit, comment, writer, store.UtcNow, cancellationToken, written);
        if (await deeds.RefuseAsync(deed, cancellationToken) is { } refused)
        {
            return Outcome.None(refused);
        }

        if (form.Version != comment.Version.ToString(CultureInfo.InvariantCulture))
        {
            return Outcome.None<PostResult>(new PostResult.Conflict(comment));
        }

        await deeds.RecordAsync(deed, cancellationToken);
        comment.Write(written);
        comment.Section = form.Section == comment.Section ? comment.Section : SectionOf(comment, form, article); // a gone one may come back
        comment.EditedUtc = store.UtcNow;
        comment.Version++;
        if (comment.Status != CommentStatus.Spam)
        {
            comment.HoldReasons = await holds.HoldReasonsAsync(deed, form, cancellationToken);
            comment.Status = comment.Status == CommentStatus.Pending ? CommentStatus.Pending : HoldRules.StatusFor(comment.HoldReasons);
        }

        return Stored(comment, form);
    }

    private static Outcome<PostResult> Stored(Comment comment, CommentForm form)
    {
        var lostSection = comment.BeginsThread && comment.Section is null && !string.IsNullOrEmpty(form.Section);
        return Outcome.In<PostResult>(new PostResult.Stored(comment, IsNew: true) { LostSection = lostSection }, comment.ArticleId);
    }

    [LoggerMessage(LogLevel.Information, "Stored comment {Id} under article {Article} as {Status}.")]
    private partial void CommentStored(Guid id, string article, CommentStatus status);
}
