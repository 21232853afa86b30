using System.Collections.Immutable;
using System.Data.Common;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using BackendCareer.Content;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

/// <summary>The one door for what readers write: every text passes it, is rendered once and stored, or refused with reasons.</summary>
public sealed partial class CommentIntake(
    CommentsDb db, CommentRates rates, WriteGate gate, ThreadVersions threads, TimeProvider clock,
    IOptions<CommentsOptions> options, ILogger<CommentIntake> logger)
{
    private const string Anonymous = "Anonymous";
    private const string SimplerFormatting = "Please use simpler formatting: fewer nested quotes or lists.";

    private readonly CommentLimits _limits = options.Value.Limits;

    public async Task<PostResult> SubmitAsync(Article article, CommentForm form, IPAddress sender, CancellationToken cancellationToken)
    {
        var body = CommentText.Normalise(form.Body ?? "");
        var (rendered, errors) = Judge(form.Name ?? "", body);
        if (rendered is null || !errors.IsEmpty)
        {
            return new PostResult.Refused(errors);
        }

        if (form.Preview is not null)
        {
            return new PostResult.Previewed(new HtmlString(rendered.Html));
        }

        try
        {
            var name = NameOf(form.Name ?? "");
            return await StoreAsync(article.Id, form.Parent, CommentText.IsVisible(name) ? name : Anonymous, body, rendered.Html, sender, cancellationToken);
        }
        catch (Exception error) when (error is DbException or DbUpdateException)
        {
            CommentNotStored(article.Id, error);
            return new PostResult.Unavailable();
        }
    }

    private (RenderedComment? Rendered, ImmutableArray<FieldError> Errors) Judge(string name, string body)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (NameError(name) is { } nameError)
        {
            errors.Add(new FieldError("name", nameError));
        }

        var bodyError = BodyError(body);
        var rendered = bodyError is null ? CommentRenderer.Render(body) : null;
        bodyError ??= RenderedError(rendered);
        if (bodyError is not null)
        {
            errors.Add(new FieldError("body", bodyError));
        }

        return (rendered, errors.ToImmutable());
    }

    private string? NameError(string typed) =>
        NameOf(typed).Length is var length && length > _limits.NameCharacters ? $"Your name has {length:N0} characters; the limit is {_limits.NameCharacters}."
        : CommentText.HoldsHidden(typed) ? "Please use a name without control or direction characters."
        : null;

    private static string NameOf(string typed) =>
        string.Join(' ', CommentText.Normalise(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private string? BodyError(string body) => body.Length switch
    {
        0 => "Please write your comment.",
        var length when length < _limits.BodyCharactersAtLeast => $"A comment needs at least {_limits.BodyCharactersAtLeast} characters.",
        var length when length > _limits.BodyCharacters => $"Your comment has {length:N0} characters; the limit is {_limits.BodyCharacters:N0}.",
        _ => MarkdownGuard.Refuse(body, _limits.Markdown)?.Excess switch
        {
            null => null,
            MarkdownExcess.Lines => $"Please use at most {_limits.BodyLines} lines.",
            MarkdownExcess.Nesting => SimplerFormatting,
            _ => "Please use less formatting: there are too many brackets, stars, backticks or spaces in it.",
        },
    };

    private string? RenderedError(RenderedComment? rendered) =>
        rendered is null ? SimplerFormatting
        : rendered.Links > _limits.Links ? $"Please use at most {_limits.Links} links."
        : !rendered.IsVisible ? "Please write your comment."
        : null;

    /// <summary>One transaction that holds the write lock from its start: twenty presses of one button make one comment.</summary>
    private async Task<PostResult> StoreAsync(
        string articleId, string? parentId, string name, string body, string html, IPAddress sender, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(body));
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var parent = await ParentAsync(articleId, parentId, cancellationToken);
        if (parent is null && !string.IsNullOrEmpty(parentId))
        {
            return new PostResult.Refused([new FieldError("parent", "The comment you are replying to is no longer here.")]);
        }

        if (await SameAsync(articleId, parent?.Id, name, hash, now, cancellationToken) is { } existing)
        {
            return new PostResult.Published(existing);
        }

        var senderHash = await SenderKey.MarkAsync(db, sender, now.UtcDateTime, cancellationToken);
        if (await rates.WaitAsync(senderHash, now.UtcDateTime, cancellationToken) is { } wait)
        {
            return new PostResult.TooFast(wait);
        }

        var comment = new Comment
        {
            Id = Guid.CreateVersion7(now),
            ArticleId = articleId,
            ParentId = parent?.Id,
            RootId = parent?.RootId ?? parent?.Id,
            Depth = parent is null ? 0 : parent.Depth + 1,
            AuthorName = name,
            BodyMarkdown = body,
            BodyHtml = html,
            RendererVersion = CommentRenderer.Version,
            BodyHash = hash,
            SenderHash = senderHash,
            CreatedUtc = now.UtcDateTime,
        };
        db.Add(comment);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None); // a reader who hangs up now must not leave the page behind
        turn.Stored();
        threads.Raise(articleId);
        CommentPublished(comment.Id, articleId);
        return new PostResult.Published(comment.Id);
    }

    private Task<Guid?> SameAsync(string articleId, Guid? parentId, string name, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now.UtcDateTime.AddMinutes(-_limits.SamePostMinutes);
        return db.Comments
            .Where(comment => comment.BodyHash == hash && comment.ArticleId == articleId && comment.ParentId == parentId && comment.AuthorName == name && comment.CreatedUtc > since)
            .Select(comment => (Guid?)comment.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The comment to hang the answer on: the one that was named, or one above it where the thread is at its deepest.</summary>
    private async Task<Comment?> ParentAsync(string articleId, string? parentId, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(parentId, out var id))
        {
            return null;
        }

        var parent = await db.Comments.AsNoTracking().FirstOrDefaultAsync(comment => comment.Id == id && comment.ArticleId == articleId, cancellationToken);
        return parent?.Depth == Comment.MaxDepth
            ? await db.Comments.AsNoTracking().FirstAsync(comment => comment.Id == parent.ParentId, cancellationToken)
            : parent;
    }

    [LoggerMessage(LogLevel.Information, "Published comment {Id} under article {Article}.")]
    private partial void CommentPublished(Guid id, string article);

    [LoggerMessage(LogLevel.Error, "A comment under article {Article} could not be stored; its writer keeps the text.")]
    private partial void CommentNotStored(string article, Exception error);
}
