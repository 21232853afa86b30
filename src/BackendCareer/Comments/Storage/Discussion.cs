using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace BackendCareer.Comments;

/// <summary>What stands under one article, counted with every change and in its transaction, so that no page has to count.</summary>
public sealed class Discussion
{
    public required string ArticleId { get; init; }

    /// <summary>
    /// Rises with every change that a page of the article shows: ticks of the clock, so that no state has the number of an
    /// earlier one, not even after a copy of last week was put back.
    /// </summary>
    public long Version { get; set; }

    /// <summary>Those that everybody sees, replies included.</summary>
    public int Comments { get; set; }

    /// <summary>Those of which everybody sees the first comment or its place.</summary>
    public int Threads { get; set; }

    /// <summary>The <see cref="Comment.ThreadNumber"/> of the last of its threads, whoever sees it.</summary>
    public int LastThreadNumber { get; set; }

    /// <summary>The last of the comments that everybody sees.</summary>
    public Guid? NewestId { get; set; }

    public DateTime? NewestUtc { get; set; }

    public void Raise(DateTime utcNow) => Version = Math.Max(Version + 1, utcNow.Ticks);
}

/// <summary>
/// Keeps <see cref="Discussion"/>, <see cref="Comment.IsShown"/>, <see cref="Comment.Replies"/> and <see cref="NewAnswer"/> in step with
/// what is stored.
/// </summary>
internal sealed class DiscussionCounter(CommentsDb db)
{
    private readonly LocalView<Comment> _known = db.Comments.Local; // asking for it looks through all that is tracked
    private readonly HashSet<Comment> _uncertain = [];
    private readonly HashSet<Discussion> _withoutNewest = [];

    /// <summary>Before the changes are stored.</summary>
    /// <returns>Whether there is anything to count.</returns>
    public async Task<bool> CountAsync(CancellationToken cancellationToken)
    {
        var changed = db.ChangeTracker.Entries<Comment>().Where(HasOtherStatus).ToList();
        if (changed.Count == 0)
        {
            return false;
        }

        await LoadAroundAsync(changed.ConvertAll(entry => entry.Entity), cancellationToken);
        await NumberAsync(changed.Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity), cancellationToken);
        foreach (var entry in changed)
        {
            await CountAsync(entry, cancellationToken);
        }

        return true;
    }

    /// <summary>After they are stored: what only a query can tell.</summary>
    /// <returns>Whether there is more to store.</returns>
    public async Task<bool> CountTheRestAsync(CancellationToken cancellationToken)
    {
        foreach (var comment in _uncertain.Where(comment => comment.Status != CommentStatus.Approved))
        {
            await ShowAsync(comment, await HasShownReplyAsync(comment, cancellationToken), cancellationToken);
        }

        foreach (var discussion in _withoutNewest)
        {
            var newest = await db.Comments.AsNoTracking()
                .Where(comment => comment.ArticleId == discussion.ArticleId && comment.Status == CommentStatus.Approved)
                .OrderByDescending(comment => comment.CreatedUtc).ThenByDescending(comment => comment.Id)
                .Select(comment => new { comment.Id, comment.CreatedUtc })
                .FirstOrDefaultAsync(cancellationToken);
            (discussion.NewestId, discussion.NewestUtc) = (newest?.Id, newest?.CreatedUtc);
        }

        return _uncertain.Count > 0 || _withoutNewest.Count > 0;
    }

    private static bool HasOtherStatus(EntityEntry<Comment> entry) =>
        entry.State == EntityState.Added || (entry.State == EntityState.Modified && entry.Property(comment => comment.Status).IsModified);

    private static bool WasApproved(EntityEntry<Comment> entry) =>
        entry.State != EntityState.Added && entry.Property(comment => comment.Status).OriginalValue == CommentStatus.Approved;

    /// <summary>What they reply to, and what began their threads, in one query.</summary>
    private async Task LoadAroundAsync(List<Comment> comments, CancellationToken cancellationToken)
    {
        var known = _known.Select(comment => comment.Id).ToHashSet();
        var around = comments.SelectMany(comment => new[] { comment.ParentId ?? comment.Id, comment.ThreadId });
        var missing = around.Where(id => !known.Contains(id)).ToHashSet();
        if (missing.Count > 0)
        {
            await db.Comments.Where(comment => missing.Contains(comment.Id)).LoadAsync(cancellationToken);
        }
    }

    private async Task NumberAsync(IEnumerable<Comment> added, CancellationToken cancellationToken)
    {
        foreach (var root in added.Where(comment => comment.BeginsThread).OrderBy(root => root.CreatedUtc).ThenBy(root => root.Id))
        {
            root.ThreadNumber = ++(await db.DiscussionOfAsync(root.ArticleId, cancellationToken)).LastThreadNumber;
        }
    }

    private async Task CountAsync(EntityEntry<Comment> entry, CancellationToken cancellationToken)
    {
        var comment = entry.Entity;
        var (before, now) = (WasApproved(entry), comment.Status == CommentStatus.Approved);
        if (now)
        {
            await ShowAsync(comment, isShown: true, cancellationToken);
        }
        else if (entry.State != EntityState.Added)
        {
            _uncertain.Add(comment);
        }

        if (before != now)
        {
            await CountAsync(comment, now ? 1 : -1, cancellationToken);
            await TellAnsweredAsync(entry, isShown: now, cancellationToken);
        }
    }

    private async Task TellAnsweredAsync(EntityEntry<Comment> entry, bool isShown, CancellationToken cancellationToken)
    {
        if (entry.Entity.ParentId is { } id)
        {
            var answered = _known.FindEntry(id)!.Entity;
            await NewAnswer.TellAsync(db, entry.Entity, answered, isShown, entry.State == EntityState.Added, cancellationToken);
        }
    }

    private async Task CountAsync(Comment comment, int difference, CancellationToken cancellationToken)
    {
        var discussion = await db.DiscussionOfAsync(comment.ArticleId, cancellationToken);
        discussion.Comments += difference;
        if (difference > 0 && (discussion.NewestUtc is not { } newest || newest < comment.CreatedUtc
            || (newest == comment.CreatedUtc && discussion.NewestId < comment.Id)))
        {
            (discussion.NewestId, discussion.NewestUtc) = (comment.Id, comment.CreatedUtc);
        }
        else if (difference < 0 && discussion.NewestId == comment.Id)
        {
            _withoutNewest.Add(discussion);
        }

        _uncertain.UnionWith(
            new[] { comment.ParentId, comment.ThreadId }.OfType<Guid>()
                .Select(id => _known.FindEntry(id)!.Entity)
                .Where(above => above != comment && above.Status != CommentStatus.Approved));
    }

    private async Task ShowAsync(Comment comment, bool isShown, CancellationToken cancellationToken)
    {
        if (comment.IsShown == isShown)
        {
            return;
        }

        comment.IsShown = isShown;
        var difference = isShown ? 1 : -1;
        if (comment.BeginsThread)
        {
            (await db.DiscussionOfAsync(comment.ArticleId, cancellationToken)).Threads += difference;
        }
        else
        {
            _known.FindEntry(comment.ThreadId)!.Entity.Replies += difference;
        }
    }

    /// <summary>The place of what began a thread stands for all of it, every other for the replies to it.</summary>
    private async Task<bool> HasShownReplyAsync(Comment gone, CancellationToken cancellationToken)
    {
        var replies = db.Comments.Where(
            reply => reply.ThreadId == gone.ThreadId && (gone.BeginsThread ? reply.Id != gone.Id : reply.ParentId == gone.Id));

        // Asked for a status, SQLite would rather look through all that have it.
        return (await replies.Select(reply => reply.Status).Distinct().ToListAsync(cancellationToken)).Contains(CommentStatus.Approved);
    }
}
