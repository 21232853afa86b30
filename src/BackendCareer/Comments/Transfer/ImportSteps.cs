using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>
/// Stores what is staged some hundred rows at a time, each time in a transaction of its own, and lets those who wait for the write
/// lock have their turn. What one that was killed has stored stays: the same import goes on from there.
/// </summary>
internal sealed class ImportSteps(CommentsDb db, CommentStore store, IProgress<double> progress)
{
    private const int RowsAtOnce = 500;

    /// <summary>Longer than SQLite lets a writer sleep who finds the lock taken, at first.</summary>
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(30);

    private int _stored;
    private int _all;

    /// <summary>Of one that did not end.</summary>
    public string HowFar => _stored == 0
        ? "Nothing was stored."
        : $"{_stored:N0} of {_all:N0} are stored. Import the same file again: it goes on from there.";

    /// <summary>A comment comes after the one that it replies to, which is never younger and always stands higher.</summary>
    /// <param name="rows">How many there are in all.</param>
    public async Task StoreAsync(StagedDb staged, int rows, CancellationToken cancellationToken)
    {
        _all = rows;
        var comments = staged.Comments.AsNoTracking()
            .OrderBy(comment => comment.CreatedUtc).ThenBy(comment => comment.Depth).ThenBy(comment => comment.Id);
        await InStepsAsync(comments, AddAsync, cancellationToken);
        await InStepsAsync(staged.HelpfulVotes.AsNoTracking(), AddAsync, cancellationToken);
        await InStepsAsync(staged.Decisions.AsNoTracking(), AddAsync, cancellationToken);
        await PutThreadsInOrderAsync(cancellationToken);
    }

    /// <summary>After each a pause as long as it took.</summary>
    /// <param name="add">Names the articles whose pages show something else now.</param>
    private async Task InStepsAsync<T>(
        IQueryable<T> staged, Func<T[], CancellationToken, Task<IEnumerable<string>>> add, CancellationToken cancellationToken)
    {
        await foreach (var batch in staged.AsAsyncEnumerable().Chunk(RowsAtOnce).WithCancellation(cancellationToken))
        {
            var began = Stopwatch.GetTimestamp();
            await store.WriteAsync(async () => Outcome.In(batch.Length, await add(batch, cancellationToken)), cancellationToken);
            db.ChangeTracker.Clear();
            var took = Stopwatch.GetElapsedTime(began);
            _stored += batch.Length;
            progress.Report(_stored / (double)_all);
            if (_stored < _all)
            {
                await Task.Delay(took > LeastPause ? took : LeastPause, cancellationToken);
            }
        }
    }

    /// <summary>Of every article: an import that was killed did not come so far.</summary>
    private async Task PutThreadsInOrderAsync(CancellationToken cancellationToken)
    {
        foreach (var article in await db.Discussions.Select(discussion => discussion.ArticleId).ToListAsync(cancellationToken))
        {
            await store.WriteAsync(() => ThreadOrder.RepairAsync(db, article, cancellationToken), cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>What was said elsewhere, or long ago, is new to nobody here.</summary>
    private async Task<IEnumerable<string>> AddAsync(Comment[] comments, CancellationToken cancellationToken)
    {
        db.AddRange(comments.AsEnumerable());
        await db.SaveChangesAsync(cancellationToken);
        var ids = comments.Select(comment => comment.Id).ToList();
        await db.NewAnswers.Where(answer => ids.Contains(answer.AnswerId)).ExecuteDeleteAsync(cancellationToken);
        return comments.Select(comment => comment.ArticleId);
    }

    /// <summary>A reader may have voted meanwhile, or taken the comment back.</summary>
    private async Task<IEnumerable<string>> AddAsync(HelpfulVote[] votes, CancellationToken cancellationToken)
    {
        var ids = votes.Select(vote => vote.CommentId).ToHashSet();
        var comments = await db.Comments.AsNoTracking()
            .Where(comment => ids.Contains(comment.Id) && comment.Status != CommentStatus.Deleted)
            .Select(comment => new { comment.Id, comment.ArticleId })
            .ToDictionaryAsync(comment => comment.Id, comment => comment.ArticleId, cancellationToken);
        var old = await ImportedVotes.AmongAsync(db.HelpfulVotes, votes, cancellationToken);
        db.AddRange(votes.Where(vote => comments.ContainsKey(vote.CommentId) && !old.Contains(ImportedVotes.NameOf(vote))));
        await db.SaveChangesAsync(cancellationToken);
        await db.Comments.Where(comment => comments.Keys.Contains(comment.Id)).ExecuteUpdateAsync(
            comment => comment.SetProperty(
                c => c.HelpfulCount, c => db.HelpfulVotes.Count(vote => vote.CommentId == c.Id)),
            cancellationToken);
        return comments.Values;
    }

    private Task<IEnumerable<string>> AddAsync(Decision[] decisions, CancellationToken cancellationToken)
    {
        db.AddRange(decisions.AsEnumerable());
        return Task.FromResult(Enumerable.Empty<string>());
    }
}
