using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BackendCareer.Comments;

/// <summary>
/// What is asked for every text that is sent, translated once: to build such a query and to find its translation costs as much as its
/// answer. Each belongs to one model, of which tests and commands have several.
/// </summary>
internal sealed class CompiledQueries
{
    private static readonly ConditionalWeakTable<IModel, CompiledQueries> OfModels = [];

    public Func<CommentsDb, IAsyncEnumerable<string>> ModeratorNames { get; } = EF.CompileAsyncQuery(
        (CommentsDb db) => db.Users.Select(moderator => moderator.UserName!));

    public Func<CommentsDb, string, CancellationToken, Task<Discussion?>> Discussion { get; } = EF.CompileAsyncQuery(
        (CommentsDb db, string articleId, CancellationToken _) => db.Discussions.FirstOrDefault(d => d.ArticleId == articleId));

    public Func<CommentsDb, DateOnly, DateOnly, IAsyncEnumerable<SenderKey>> SenderKeys { get; } = EF.CompileAsyncQuery(
        (CommentsDb db, DateOnly oldest, DateOnly today) => db.SenderKeys.AsNoTracking()
            .Where(key => key.Day <= today && key.Day >= oldest)
            .OrderByDescending(key => key.Day)
            .AsQueryable());

    /// <summary>Whether anybody did something with a text since a moment.</summary>
    public Func<CommentsDb, byte[], DateTime, DateTime, CancellationToken, Task<bool>> IsTextKnown { get; } = EF.CompileAsyncQuery(
        (CommentsDb db, byte[] textHash, DateTime since, DateTime now, CancellationToken _) => db.Activities
            .Any(activity => activity.TextHash == textHash && activity.CreatedUtc > since && activity.CreatedUtc <= now));

    /// <summary>The end of the last ban of a browser or of one of the marks of a network.</summary>
    public Func<CommentsDb, byte[]?, IReadOnlyList<byte[]>, DateTime, CancellationToken, Task<DateTime?>> BannedUntil { get; } =
        EF.CompileAsyncQuery(
            (CommentsDb db, byte[]? keyHash, IReadOnlyList<byte[]> marks, DateTime now, CancellationToken _) => db.Bans
                .Where(ban => ban.ExpiresUtc > now && (ban.ReaderKeyHash == keyHash || marks.Contains(ban.SenderHash)))
                .Max(ban => (DateTime?)ban.ExpiresUtc));

    /// <summary>The moments of the last deeds of one kind, newest first.</summary>
    public Func<CommentsDb, byte[]?, ActivityKind, DateTime, DateTime, int, IAsyncEnumerable<DateTime>> DeedsOfKey { get; } =
        EF.CompileAsyncQuery(
            (CommentsDb db, byte[]? keyHash, ActivityKind kind, DateTime since, DateTime now, int most) => db.Activities
                .Where(deed => deed.ReaderKeyHash == keyHash && deed.Kind == kind && deed.CreatedUtc > since && deed.CreatedUtc <= now)
                .Select(deed => deed.CreatedUtc)
                .OrderByDescending(moment => moment)
                .Take(most));

    /// <inheritdoc cref="DeedsOfKey"/>
    public Func<CommentsDb, IReadOnlyList<byte[]>, ActivityKind, DateTime, DateTime, int, IAsyncEnumerable<DateTime>> DeedsOfSender
    {
        get;
    } = EF.CompileAsyncQuery(
        (CommentsDb db, IReadOnlyList<byte[]> marks, ActivityKind kind, DateTime since, DateTime now, int most) => db.Activities
            .Where(deed => marks.Contains(deed.SenderHash) && deed.Kind == kind && deed.CreatedUtc > since && deed.CreatedUtc <= now)
            .Select(deed => deed.CreatedUtc)
            .OrderByDescending(moment => moment)
            .Take(most));

    /// <summary>How many comments of others there are since a moment.</summary>
    public Func<CommentsDb, Guid, DateTime, DateTime, CancellationToken, Task<int>> OtherComments { get; } = EF.CompileAsyncQuery(
        (CommentsDb db, Guid but, DateTime since, DateTime now, CancellationToken _) => db.Activities.Count(
            other => other.CreatedUtc > since && other.CreatedUtc <= now && other.Kind == ActivityKind.Comment && other.CommentId != but));

    /// <summary>Along the index of threads, of which each end and each neighbour is one step; none of those that are pinned.</summary>
    public Func<CommentsDb, string, bool, int, int, CancellationToken, Task<ThreadEnds?>> ThreadEnds { get; } = EF.CompileAsyncQuery(
        (CommentsDb db, string articleId, bool isNewestFirst, int before, int after, CancellationToken _) => db.Discussions
            .Where(discussion => discussion.ArticleId == articleId)
            .Select(discussion => new ThreadEnds(
                discussion.Comments,
                discussion.Threads,
                discussion.NewestId,
                discussion.LastThreadNumber,
                db.Comments.Where(root => root.ArticleId == articleId && root.ThreadNumber > 0 && root.IsShown && !root.IsPinned)
                    .OrderBy(root => root.ThreadNumber).Select(root => root.ThreadNumber).FirstOrDefault(),
                db.Comments.Where(root => root.ArticleId == articleId && root.ThreadNumber > 0 && root.IsShown && !root.IsPinned)
                    .OrderByDescending(root => root.ThreadNumber).Select(root => root.ThreadNumber).FirstOrDefault(),
                db.Comments.Where(root => root.ArticleId == articleId && root.IsShown && !root.IsPinned
                        && root.ThreadNumber <= (isNewestFirst ? discussion.LastThreadNumber - after : before))
                    .OrderByDescending(root => root.ThreadNumber).Select(root => root.ThreadNumber).FirstOrDefault(),
                db.Comments.Where(root => root.ArticleId == articleId && root.IsShown && !root.IsPinned
                        && root.ThreadNumber > (isNewestFirst ? discussion.LastThreadNumber - before : after))
                    .OrderBy(root => root.ThreadNumber).Select(root => root.ThreadNumber).FirstOrDefault()))
            .FirstOrDefault());

    public static CompiledQueries Of(CommentsDb db) => OfModels.GetValue(db.Model, _ => new CompiledQueries());
}

internal static class CompiledLists
{
    /// <summary>The rows of a compiled query.</summary>
    public static async Task<List<T>> ReadAsync<T>(this IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        var read = new List<T>();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            read.Add(row);
        }

        return read;
    }
}
