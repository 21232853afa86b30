using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace BackendCareer.Comments;

/// <summary>What a reader may see, take along and take back of everything that hangs on the key of their browser.</summary>
[PrivatePage]
[Area("Comments/Own")]
public sealed class MineController(
    Guide guide, CommentsDb db, CommentErasure erasure, SeenAnswers seen, EditRules editing, TimeProvider clock) : ReaderController(editing)
{
    /// <summary>Nonsense is the first page.</summary>
    [HttpGet(MinePage.Address)]
    public async Task<IActionResult> Show(Guid? answers, Guid? from, Guid? reports, CancellationToken cancellationToken)
    {
        var page = await LoadAsync(new MineLists(answers, from, reports), cancellationToken);
        if (Key is { } key && page.Answers.Unseen is { Count: > 0 } unseen && PageView.Is(Request))
        {
            await seen.StoreAsync(key, unseen, cancellationToken);
        }

        return View("Mine", page with { Told = Reader.Told });
    }

    [HttpGet("/comments/mine/download")]
    public IActionResult Download()
    {
        var disposition = new ContentDispositionHeaderValue("attachment") { FileName = "my-comments.json" };
        Response.Headers.ContentDisposition = disposition.ToString();
        return Json(MineDownload.Of(db, Key, clock.GetUtcNow().UtcDateTime), MineDownload.Options);
    }

    [HttpPost("/comments/mine/deletion")]
    [ReaderForm]
    public Task<IActionResult> Delete([FromForm] string? sure, CancellationToken cancellationToken) =>
        EraseAsync("deletion", sure, erasure.DeleteAllAsync, cancellationToken);

    [HttpPost("/comments/mine/anonymity")]
    [ReaderForm]
    public Task<IActionResult> MakeAnonymous([FromForm] string? sure, CancellationToken cancellationToken) =>
        EraseAsync("anonymity", sure, erasure.MakeAnonymousAsync, cancellationToken);

    private Task<MinePage> LoadAsync(MineLists lists, CancellationToken cancellationToken) => Key is { } key
        ? MinePage.LoadAsync(db, guide, Editing, key, lists, cancellationToken)
        : Task.FromResult(MinePage.Empty);

    /// <param name="sure">The tick without which nothing is erased: no press of a button too many can do it.</param>
    private async Task<IActionResult> EraseAsync(
        string form, string? sure, Func<ReaderKey, CancellationToken, Task> erase, CancellationToken cancellationToken)
    {
        if (Key is not { } key)
        {
            return this.SeeOther(MinePage.Address);
        }

        if (sure != "yes")
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Mine", await LoadAsync(MineLists.All, cancellationToken) with { Unconfirmed = form });
        }

        await erase(key, cancellationToken);
        ReaderKey.Forget(Response);
        return this.SeeOther(MinePage.Address);
    }
}
