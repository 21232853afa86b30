using System.Net;
using System.Web;
using AngleSharp.Html.Dom;
using BackendCareer.Comments;
using BackendCareer.Moderation;
using BackendCareer.Site;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Moderation;

/// <summary>Everything that a moderator can do in a discussion, one path after the other.</summary>
internal sealed class ModeratorWalk(TestSite site, SentCommands sent) : IDisposable
{
    private readonly Dictionary<CommentStatus, Comment[]> _stored = Enum.GetValues<CommentStatus>().ToDictionary(status => status, TwoOf);
    private HttpClient _grace = null!;
    private IHtmlFormElement _form = null!;

    private Comment Public => _stored[CommentStatus.Approved][0];

    public void Dispose() => _grace?.Dispose();

    public async Task GoAsync()
    {
        await site.StoreAsync(
        [
            .. _stored.Values.SelectMany(comments => comments),
            .. _stored.Values.SelectMany(comments => comments).Select(comment => Seed.ActivityOf(comment, sender: comment.ReaderKeyHash)),
            .. _stored[CommentStatus.Approved].Select(ReportOf),
        ]);
        _grace = await site.AsModeratorAsync();
        _form = await _grace.FormAsync("/moderation/bans", "/sign-out");
        foreach (var list in Enum.GetValues<QueueView>())
        {
            await ReadQueueAsync(list);
        }

        await ReadDiscussionsAsync();
        await DecideAsync();
        await BanAsync();
        await AnswerAsync();
        await ReadLogAsync();
        await FollowFeedAsync();
    }

    /// <summary>As many as it takes for a list of them, of yesterday; each of a browser and a network of its own.</summary>
    private static Comment[] TwoOf(CommentStatus status) =>
    [
        .. Enumerable.Range((20 * 24 * 60 * 60) + (2 * (int)status), 2).Select(number =>
        {
            var comment = Seed.Comment(number);
            comment.Status = status;
            comment.ReaderKeyHash = BitConverter.GetBytes(number);
            return comment;
        }),
    ];

    private static Report ReportOf(Comment comment) => new()
    {
        CommentId = comment.Id,
        ReaderKeyHash = [0],
        Reason = ReportReason.Wrong,
        Note = "",
        CreatedUtc = comment.CreatedUtc,
    };

    private async Task ReadQueueAsync(QueueView list)
    {
        var (queue, name) = (list == QueueView.All ? "queue of all" : "queue", Word.Of(list));
        var address = $"/moderation?status={name}";
        var cursor = $"&cursor={new QueueCursor(Public.CreatedUtc, Public.Id)}";
        await sent.OnPathAsync($"{queue}: {name}", () => OpenAsync(address));
        await sent.OnPathAsync($"{queue}: {name}, next page", () => OpenAsync(address + cursor));
        await sent.OnPathAsync($"{queue} of an article: {name}", () => OpenAsync($"{address}&article=role"));
        await sent.OnPathAsync($"{queue} of an article: {name}, next page", () => OpenAsync($"{address}&article=role{cursor}"));
        await sent.OnPathAsync($"{queue} of a browser: {name}", () => OpenAsync($"{address}&writer={Public.Id}"));
        await sent.OnPathAsync($"{queue} of a browser: {name}, next page", () => OpenAsync($"{address}&writer={Public.Id}{cursor}"));
        await sent.OnPathAsync($"{queue} with a text: {name}", () => OpenAsync($"{address}&q=Ada"));
        await sent.OnPathAsync($"{queue} of a reason: {name}", () => OpenAsync($"{address}&why=links{cursor}"));
        await sent.OnPathAsync($"{queue} of a reason: {name}, reported", () => OpenAsync($"{address}&why=reported-spam{cursor}"));
        foreach (var sort in Enum.GetValues<QueueSort>())
        {
            await sent.OnPathAsync($"{queue}: {name}, {Word.Of(sort)} first", () => OpenAsync($"{address}&sort={Word.Of(sort)}{cursor}"));
        }
    }

    private async Task ReadDiscussionsAsync()
    {
        var waiting = _stored[CommentStatus.Pending][0].Id;
        await sent.OnPathAsync("desk: articles", () => OpenAsync("/moderation/articles"));
        await sent.OnPathAsync("desk: an article", () => OpenAsync($"/moderation/articles/role?at={waiting}"));
        await sent.OnPathAsync("desk: a thread", () => OpenAsync($"/moderation/comments/{Public.Id}/replies"));
        await sent.OnPathAsync("desk: a place", async () =>
        {
            using var response = await _grace.GetAsync($"/moderation/comments/{waiting}");
            Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        });
    }

    private async Task DecideAsync()
    {
        var notice = "";
        await sent.OnPathAsync("decision: to approve", async () => notice = await DecideAsync("approve", CommentStatus.Pending));
        await sent.OnPathAsync("decision: its notice", () => OpenAsync(notice));
        var batch = HttpUtility.ParseQueryString(new Uri(site.Address, notice).Query)["done"];
        await sent.OnPathAsync("decision: undone", () => SendAsync($"/moderation/decisions/{batch}/undo"));
        await sent.OnPathAsync("dossier: read", () => OpenAsync($"/moderation/dossiers/{Public.Id}"));
        await sent.OnPathAsync("decision: to delete", () => DecideAsync("delete", CommentStatus.Rejected));
    }

    private Task<string> DecideAsync(string decision, CommentStatus status)
    {
        var choices = _stored[status].Select(comment => ("comment", new VersionedId(comment.Id, comment.Version).ToString()));
        return SendAsync("/moderation/decisions", [("decision", decision), .. choices]);
    }

    private async Task BanAsync()
    {
        foreach (var who in new[] { "browser", "network" })
        {
            await sent.OnPathAsync($"ban: of a {who}", () =>
                SendAsync("/moderation/bans", ("comment", Public.Id.ToString()), ("who", who), ("days", "7"), ("reason", "Advertises.")));
        }

        await sent.OnPathAsync("bans: read", () => OpenAsync("/moderation/bans"));
        await sent.OnPathAsync("bans: next page", () => OpenAsync($"/moderation/bans?cursor={Public.Id}"));
        await sent.OnPathAsync("ban: lifted", () => SendAsync($"/moderation/bans/{Public.Id}/lifting"));
    }

    /// <summary>With a text that was said before, so that all that is asked of such a one is asked.</summary>
    private Task AnswerAsync() =>
        sent.OnPathAsync("answer: sent", () => SendAsync($"/moderation/answers/{Public.Id}", ("body", "Another comment of hers.")));

    private async Task ReadLogAsync()
    {
        await sent.OnPathAsync("log: of everything", () => OpenAsync("/moderation/log"));
        await sent.OnPathAsync("log: next page", () => OpenAsync($"/moderation/log?cursor={Public.Id}"));
        await sent.OnPathAsync("log of a moderator: read", () => OpenAsync("/moderation/log?moderator=Grace"));
        await sent.OnPathAsync("log of a comment: read", () => OpenAsync($"/moderation/log?comment={Public.Id}"));
    }

    private async Task FollowFeedAsync()
    {
        _form.SetAttribute("action", "/moderation/feed");
        using var response = await _grace.SendFormAsync(_form, ("feed", "new"));
        var address = (await TestSite.ParseAsync(response)).QuerySelector(".where")!.TextContent;
        await sent.OnPathAsync("waiting: read", () => OpenAsync(address));
    }

    private async Task OpenAsync(string address)
    {
        using var response = await _grace.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>With the token of a moderator's pages, which one of their forms holds.</summary>
    /// <returns>Where it leads.</returns>
    private async Task<string> SendAsync(string address, params (string Name, string Value)[] fields)
    {
        _form.SetAttribute("action", address);
        using var response = await _grace.SendFormAsync(_form, fields);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.ToString();
    }
}
