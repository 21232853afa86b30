using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Comments;

/// <summary>Everything that readers can do in a discussion, one path after the other.</summary>
internal sealed class ReaderWalk(TestSite site, SentCommands sent) : IDisposable
{
    private readonly ReaderBrowser _anybody = new(site);
    private readonly ReaderBrowser _ada = new(site);
    private readonly ReaderBrowser _bob = new(site);
    private readonly Comment[] _threads = [.. Enumerable.Range(1, CommentThread.ThreadsOnPage + 1).Select(number => Seed.Comment(number))];

    private Guid _first;
    private Guid _answer;
    private Guid _last;

    public void Dispose()
    {
        _anybody.Dispose();
        _ada.Dispose();
        _bob.Dispose();
    }

    public async Task GoAsync()
    {
        var pinned = Seed.Comment(61);
        pinned.IsPinned = true;
        var replies = Enumerable.Range(71, CommentThread.RepliesShown + 1).Select(number => Seed.Comment(number, _threads[0])).ToList();
        _threads[0].Section = "tools";
        await site.StoreAsync([.. _threads, pinned, .. replies]);
        _last = replies[^1].Id;
        await WriteAsync();
        await ReadAsync();
        await FindAsync(pinned, replies[^1]);
        await VoteAndReportAsync();
        await TakeBackAsync();
    }

    private async Task WriteAsync()
    {
        await sent.OnPathAsync("comment: the first of a day", async () => _first = await _ada.WriteAsync("The first comment of this day."));
        await sent.OnPathAsync("comment: edited", () =>
            SubmitAsync(_ada, $"/comments/{_first}/edit", "#comment-form", ("body", "The first comment of this day, changed.")));
        await site.WithDatabaseAsync(db => db.Comments.Where(comment => comment.Id == _first)
            .ExecuteUpdateAsync(set => set.SetProperty(comment => comment.Status, CommentStatus.Approved)));
        await sent.OnPathAsync("comment: another", () => _ada.WriteAsync("Another comment of hers."));
        await sent.OnPathAsync("comment: said elsewhere", () => _bob.WriteAsync("Another comment of hers.", parent: _threads[2].Id));
        await sent.OnPathAsync("comment: an answer to hers", async () => _answer = await _bob.WriteAsync("An answer.", parent: _first));
        await sent.OnPathAsync("comment: a reply", () => _bob.WriteAsync("A reply to the oldest thread.", parent: _threads[0].Id));
    }

    private async Task ReadAsync()
    {
        foreach (var sort in new[] { "oldest", "newest", "helpful" })
        {
            await sent.OnPathAsync($"page: {sort}", () => _anybody.ReadAsync($"/role?sort={sort}"));
            await sent.OnPathAsync($"page: {sort}, with a key", () => _ada.ReadAsync($"/role?sort={sort}"));
        }

        const string Section = "/comments/about?article=role&section=tools";
        await sent.OnPathAsync("section: without a key", () => _anybody.ReadAsync(Section));
        await sent.OnPathAsync("section: with a key", () => _ada.ReadAsync(Section));
        await sent.OnPathAsync("section: from a comment", () => _anybody.ReadAsync($"{Section}&from={_threads[0].Id}"));
        await sent.OnPathAsync("section: from a comment, with a key", () => _ada.ReadAsync($"{Section}&from={_threads[0].Id}"));
        await sent.OnPathAsync("page: the second", () => _anybody.ReadAsync("/role?page=2"));
        await sent.OnPathAsync("thread: without a key", () => _anybody.ReadAsync($"/comments/{_threads[0].Id}/replies"));
        await sent.OnPathAsync("thread: with a key", () => _ada.ReadAsync($"/comments/{_threads[0].Id}/replies"));
        var later = $"/comments/{_threads[0].Id}/replies?from={_last}";
        await sent.OnPathAsync("thread: from a reply", () => _anybody.ReadAsync(later));
        await sent.OnPathAsync("thread: from a reply, with a key", () => _ada.ReadAsync(later));
        await sent.OnPathAsync("comment: form of a reply", () => _anybody.ReadAsync($"/comments/{_threads[0].Id}/reply"));
        await sent.OnPathAsync("feed: of the site", () => _anybody.ReadAsync("/comments.atom"));
        await sent.OnPathAsync("feed: of an article", () => _anybody.ReadAsync("/role/comments.atom"));
        await sent.OnPathAsync("log for everybody: newest", () => _anybody.ReadAsync("/comments/log"));
        await sent.OnPathAsync("log for everybody: older", () => _anybody.ReadAsync($"/comments/log?before={_first}"));
    }

    private async Task FindAsync(Comment pinned, Comment hidden)
    {
        await sent.OnPathAsync("address: of a thread", () => FollowAsync(_anybody, _threads[1].Id));
        await sent.OnPathAsync("address: of a thread, with a key", () => FollowAsync(_ada, _threads[1].Id));
        await sent.OnPathAsync("address: of a pinned thread", () => FollowAsync(_anybody, pinned.Id));
        await sent.OnPathAsync("address: of a reply", () => FollowAsync(_anybody, hidden.Id));
        await sent.OnPathAsync("address: of a reply, with a key", () => FollowAsync(_ada, hidden.Id));
    }

    private async Task VoteAndReportAsync()
    {
        await sent.OnPathAsync("vote: given", () => _bob.VoteAsync(_threads[1].Id));
        await sent.OnPathAsync("vote: taken back", () => _bob.VoteAsync(_threads[1].Id));
        await sent.OnPathAsync("report: sent", () => _bob.ReportAsync(_threads[1].Id, "Please have a look."));
    }

    private async Task TakeBackAsync()
    {
        var last = await _ada.WriteAsync("The last comment of hers.");
        await sent.OnPathAsync("comment: deleted", () => SubmitAsync(_ada, $"/comments/{last}/deletion", "main form"));
        await site.WithDatabaseAsync(async db =>
        {
            (await db.Comments.FirstAsync(comment => comment.Id == _answer)).Decide(CommentStatus.Approved, DateTime.UnixEpoch);
            await db.SaveChangesAsync();
        });
        await sent.OnPathAsync("mine: read", () => _ada.ReadAsync(MinePage.Address));
        await sent.OnPathAsync("mine: from an answer", () => _ada.ReadAsync($"{MinePage.Address}?answers={_answer}"));
        await sent.OnPathAsync("mine: from a report", () => _bob.ReadAsync($"{MinePage.Address}?reports={_threads[1].Id}"));
        await sent.OnPathAsync("mine: from a comment", () => _ada.ReadAsync($"{MinePage.Address}?from={_first}"));
        await sent.OnPathAsync("mine: downloaded", () => _ada.ReadAsync($"{MinePage.Address}/download"));
        await sent.OnPathAsync("mine: made anonymous", () => ConfirmAsync(_ada, "anonymity"));
        await sent.OnPathAsync("mine: deleted", () => ConfirmAsync(_bob, "deletion"));
    }

    private static Task ConfirmAsync(ReaderBrowser reader, string form) =>
        SubmitAsync(reader, MinePage.Address, $"form[action$={form}]", ("sure", "yes"));

    private static async Task FollowAsync(ReaderBrowser reader, Guid id)
    {
        using var response = await reader.GetAsync($"/comments/{id}");
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
    }

    private static async Task SubmitAsync(ReaderBrowser reader, string address, string form, params (string Name, string Value)[] filled)
    {
        using var response = await reader.SubmitAsync(await reader.ReadAsync(address), form, filled);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }
}
