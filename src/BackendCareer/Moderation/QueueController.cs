using System.Collections.Immutable;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Moderation;

public sealed class QueueController(Guide guide, QueueLists queue, QueueRows rows, Notices notices,
    DecisionIntake desk) : ModerationController
{
    [HttpGet("/moderation")]
    public async Task<IActionResult> Show(
        [FromQuery] QueueAddress address, [FromQuery] NoticeAddress news, string? tick, CancellationToken cancellationToken)
    {
        var page = await queue.ReadAsync(QueueFilter.Of(address, guide), cancellationToken);
        return Page("Queue", page with { Notice = await notices.OfAsync(news, cancellationToken), AllTicked = tick == "all" });
    }

    [HttpGet("/moderation/decisions")]
    [HttpGet("/moderation/decisions/{id:guid}/undo")]
    public IActionResult NotByGet() => this.OnlyByPost();

    [HttpPost("/moderation/decisions")]
    [RepeatedField("comment", most: 2_000)] // a body of ids is full before
    public async Task<IActionResult> Decide(
        [FromForm] DecisionForm form, [FromQuery] QueueAddress address, CancellationToken cancellationToken)
    {
        var filter = QueueFilter.Of(address, guide);
        var (request, error) = DecisionRequest.Read(form);
        if (request is null)
        {
            return await AgainAsync(filter, form, error, cancellationToken);
        }

        var outcome = await desk.DecideAsync(request, Moderator, cancellationToken);
        var news = new NoticeAddress { Done = outcome.Batch.ToString(), Left = outcome.Left, Tried = Word.Of(request.Action) };
        return outcome.Changed.IsEmpty
            ? this.SeeOther(DeskPlace.AddressWith(Request, news) ?? filter.AddressWith(news))
            : await ConflictAsync(filter, news, ModerationWords.Button(request.Action), outcome.Changed, cancellationToken);
    }

    /// <param name="id">Of one decision, or of a batch of them.</param>
    [HttpPost("/moderation/decisions/{id:guid}/undo")]
    public async Task<IActionResult> Undo(Guid id, [FromQuery] QueueAddress address, CancellationToken cancellationToken)
    {
        var filter = QueueFilter.Of(address, guide);
        return await desk.UndoAsync(id, Moderator, cancellationToken) switch
        {
            UndoOutcome.Unknown => NotFound(),
            UndoOutcome.Undone { Changed.IsEmpty: true } undone => this.SeeOther(AddressWith(undone.Batch)),
            UndoOutcome.Undone undone => await ConflictAsync(
                filter, new NoticeAddress { Done = undone.Batch.ToString() }, $"Undo: {ModerationWords.Done(undone.Action)}",
                undone.Changed, cancellationToken),
            var unknown => throw new InvalidOperationException($"No answer for {unknown}."),
        };

        string AddressWith(Guid done)
        {
            var news = new NoticeAddress { Done = done.ToString() };
            return DeskPlace.AddressWith(Request, news) ?? filter.AddressWith(news);
        }
    }

    /// <summary>The queue with what to mend, and everything that was ticked and typed.</summary>
    private async Task<IActionResult> AgainAsync(QueueFilter filter, DecisionForm form, string? error, CancellationToken cancellationToken)
    {
        var page = await queue.ReadAsync(filter, cancellationToken);
        var ticked = form.Comment.Select(VersionedId.Parse).OfType<VersionedId>().Select(comment => comment.Id);
        return Page("Queue", page with { Error = error, Ticked = [.. ticked], Reason = form.Reason ?? "" },
            StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IActionResult> ConflictAsync(
        QueueFilter filter, NoticeAddress news, string wanted, ImmutableArray<Guid> changed, CancellationToken cancellationToken)
    {
        var found = await rows.OfAsync(changed, cancellationToken);
        return Page(
            "Changed",
            new ChangedPage(filter, await notices.OfAsync(news, cancellationToken), wanted, QueueRows.OnOnePage(found), found.Length,
                Gone: changed.Length - found.Length),
            StatusCodes.Status409Conflict);
    }
}

/// <summary>Some comments were no longer what the moderator saw.</summary>
/// <param name="Notice">What was decided all the same.</param>
/// <param name="Wanted">What the moderator chose, in words.</param>
/// <param name="Rows">The first of them, as far as one page goes.</param>
/// <param name="Found">How many there are.</param>
/// <param name="Gone">How many are not there at all.</param>
public sealed record ChangedPage(
    QueueFilter Filter, Notice? Notice, string Wanted, ImmutableArray<QueueRow> Rows, int Found, int Gone);
