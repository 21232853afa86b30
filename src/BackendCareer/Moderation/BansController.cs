using System.Collections.Immutable;
using BackendCareer.Comments;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Moderation;

public sealed class BansController(CommentsDb db, BanIntake desk, QueueLists queue, Guide guide, TimeProvider clock) : ModerationController
{
    private const int RowsOnPage = 50;

    [HttpGet("/moderation/bans")]
    public async Task<IActionResult> Show(string? cursor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var running = db.Bans.AsNoTracking().Where(ban => ban.ExpiresUtc > now);
        if (Guid.TryParse(cursor, out var after))
        {
            running = running.Where(ban => ban.Id < after);
        }

        var bans = await running.OrderByDescending(ban => ban.Id).Take(RowsOnPage + 1).ToListAsync(cancellationToken);
        return Page("Bans", new BansPage(
            await RowsAsync([.. bans.Take(RowsOnPage)], cancellationToken),
            bans.Count > RowsOnPage ? bans[RowsOnPage - 1].Id : null));
    }

    /// <summary>From a row of the queue, and back to it.</summary>
    [HttpPost("/moderation/bans")]
    public async Task<IActionResult> Ban([FromForm] BanForm form, [FromQuery] QueueAddress address, CancellationToken cancellationToken)
    {
        var filter = QueueFilter.Of(address, guide);
        var (ban, error) = await desk.BanAsync(form, Moderator, cancellationToken);
        return ban is not null
            ? this.SeeOther(filter.AddressWith(new NoticeAddress { Ban = ban.ToString() }))
            : Page("Queue", await queue.ReadAsync(filter, cancellationToken) with { Error = error },
                StatusCodes.Status422UnprocessableEntity);
    }

    [HttpGet("/moderation/bans/{id:guid}/lifting")]
    public IActionResult NotByGet() => this.OnlyByPost();

    [HttpPost("/moderation/bans/{id:guid}/lifting")]
    public async Task<IActionResult> Lift(Guid id, CancellationToken cancellationToken)
    {
        await desk.LiftAsync(id, Moderator, cancellationToken);
        return this.SeeOther("/moderation/bans");
    }

    private async Task<ImmutableArray<BanRow>> RowsAsync(List<Ban> bans, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<BanRow>(bans.Count);
        foreach (var ban in bans)
        {
            rows.Add(new BanRow(ban, await LatestAsync(ban, cancellationToken)));
        }

        return rows.MoveToImmutable();
    }

    /// <returns>Null where none is left, or the latest of a network was deleted.</returns>
    private async Task<Comment?> LatestAsync(Ban ban, CancellationToken cancellationToken)
    {
        var comments = db.Comments.AsNoTracking();
        if (ban.ReaderKeyHash is { } key)
        {
            return await comments.Where(comment => comment.ReaderKeyHash == key)
                .OrderByDescending(comment => comment.CreatedUtc).FirstOrDefaultAsync(cancellationToken);
        }

        var latest = await db.Activities
            .Where(activity => activity.SenderHash == ban.SenderHash && activity.Kind == ActivityKind.Comment)
            .OrderByDescending(activity => activity.CreatedUtc)
            .Select(activity => (Guid?)activity.CommentId)
            .FirstOrDefaultAsync(cancellationToken);
        return latest is { } id
            ? await comments.FirstOrDefaultAsync(comment => comment.Id == id && comment.Status != CommentStatus.Deleted, cancellationToken)
            : null;
    }
}

/// <summary>The bans that run, newest first.</summary>
/// <param name="Next">After which ban the next page begins; null for the last.</param>
public sealed record BansPage(ImmutableArray<BanRow> Rows, Guid? Next);

/// <param name="Latest">The newest comment of whom it keeps from writing.</param>
public sealed record BanRow(Ban Ban, Comment? Latest)
{
    public string Who => Ban.ReaderKeyHash is null ? "network" : "browser";
}
