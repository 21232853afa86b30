using System.Collections.Immutable;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Moderation;

public sealed class QueueController(
    Guide guide, QueueLists queue, QueueRows rows, Notices notices, DecisionIntake desk, Looks looks) : ModerationController
{
    [HttpGet("/moderation")]
    public async Task<IActionResult> Show(
        [FromQuery] QueueAddress address, [FromQuery] NoticeAddress news, string? tick, CancellationToken cancellationToken)
    {
        var page = await queue.ReadAsync(QueueFilter.Of(address, guide), cancellationToken) with { At = news.Place };
        looks.Open(Moderator, (page.Following ?? page.Rows.FirstOrDefault())?.Comment.Id);
        return Page("Queue", page with
        {
            Notice = await notices.OfAsync(news, cancellationToken),
            AllTicked = tick == "all",
            Looks = looks.OfOthers(Moderator),
        });
    }

    /// <summary>One comment with everything about it, and all that can be done to it and to its writer.</summary>
    [HttpGet("/moderation/dossiers/{id:guid}")]
    public async Task<IActionResult> Dossier(Guid id, [FromQuery] QueueAddress address, CancellationToken cancellationToken)
    {
        if (await rows.OfAsync([id], cancellationToken) is not [var row])
        {
            return NotFound();
        }

        looks.Open(Moderator, id);
        return Page("Dossier", new DossierPage(row, QueueFilter.Of(address, guide), looks.OfOthers(Moderator)));
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
        var news = new NoticeAddress
        {
            Done = outcome.Batch.ToString(),
            Left = outcome.Left,
            Tried = Word.Of(request.Action),
            At = form.At,
        };
        return outcome.Changed.IsEmpty
            ? this.SeeOther(DeskPlace.AddressWith(Request, news) ?? filter.AddressWith(news))
            : await ConflictAsync(filter, news, ModerationWords.Button(request.Action), outcome.Changed, cancellationToken);
    }

    /// <param name="id">Of one decision, or of a batch of them.</param>
    [HttpPost("/moderation/decisions/{id:guid}/undo")]
    public async Task<IActionResult> Undo(
        Guid id, [FromForm] string? at, [FromQuery] QueueAddress address, CancellationToken cancellationToken)
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
            var news = new NoticeAddress { Done = done.ToString(), At = at };
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
            new ChangedPage(
                filter, await notices.OfAsync(news, cancellationToken), wanted, QueueRows.OnOnePage(found, DossierPage.BytesOf), found.Length,
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
