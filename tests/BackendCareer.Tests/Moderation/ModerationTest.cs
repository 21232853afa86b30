using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Moderation;

/// <summary>A site with stored comments, and moderators who send the forms of its pages.</summary>
public abstract class ModerationTest : IDisposable
{
    private int _stored;

    /// <summary>Signing in costs a moderator nothing here: another test looks at passwords.</summary>
    protected TestSite Site { get; } =
        new() { Additions = services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1) };

    public void Dispose()
    {
        Site.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task<HttpClient> GraceAsync() => Site.AsModeratorAsync("Grace");

    /// <summary>Stores one that waits, each a minute after the one before, unless a test says otherwise.</summary>
    protected async Task<Comment> StoreAsync(
        string body = "A comment.", CommentStatus status = CommentStatus.Pending, Comment? parent = null,
        string name = "Ada", string article = "role", byte[]? key = null, Action<Comment>? change = null)
    {
        var comment = NewComment(body, status, parent, name, article, key);
        change?.Invoke(comment);
        await Site.StoreAsync([comment]);
        return comment;
    }

    protected Comment NewComment(
        string body, CommentStatus status = CommentStatus.Pending, Comment? parent = null,
        string name = "Ada", string article = "role", byte[]? key = null)
    {
        var time = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero).AddMinutes(_stored++);
        var id = Guid.CreateVersion7(time);
        return new Comment
        {
            Id = id,
            ArticleId = article,
            ParentId = parent?.Id,
            ThreadId = parent?.ThreadId ?? id,
            Depth = parent is null ? 0 : parent.Depth + 1,
            AuthorName = name,
            BodyMarkdown = body,
            BodyHtml = CommentRenderer.Render(body)!.Html,
            RendererVersion = CommentRenderer.Version,
            Status = status,
            ReaderKeyHash = key,
            CreatedUtc = time.UtcDateTime,
        };
    }

    protected async Task ReportAsync(Comment comment, ReportReason reason = ReportReason.Spam, string note = "", byte reader = 1)
    {
        var now = Site.Clock.GetUtcNow().UtcDateTime;
        await Site.StoreAsync(
            [new Report { CommentId = comment.Id, ReaderKeyHash = [reader], Reason = reason, Note = note, CreatedUtc = now }]);
    }

    protected Task<T> WithDbAsync<T>(Func<CommentsDb, Task<T>> work) => Site.WithDatabaseAsync(work);

    protected Task<Comment> StoredAsync(Comment comment) => WithDbAsync(db => db.Comments.FirstAsync(stored => stored.Id == comment.Id));

    protected Task<List<Decision>> DecisionsAsync() =>
        WithDbAsync(db => db.Decisions.OrderBy(decision => decision.DecidedUtc).ToListAsync());

    protected Task<List<Report>> ReportsAsync() => WithDbAsync(db => db.Reports.ToListAsync());

    /// <summary>Decides about comments as they are given, which may be older than what is stored.</summary>
    protected static Task<HttpResponseMessage> DecideAsync(HttpClient moderator, string decision, params IEnumerable<Comment> comments) =>
        PostAsync(
            moderator, "/moderation/decisions", [("decision", decision), .. comments.Select(comment => ("comment", ChoiceOf(comment)))]);

    protected static string ChoiceOf(Comment comment) => string.Create(CultureInfo.InvariantCulture, $"{comment.Id}:{comment.Version}");

    /// <summary>Sends a form with the token of the moderator's pages.</summary>
    protected static async Task<HttpResponseMessage> PostAsync(
        HttpClient moderator, string address, params IEnumerable<(string Name, string Value)> fields) =>
        await SendAsync(moderator, address, [("__RequestVerificationToken", await TokenAsync(moderator)), .. fields]);

    protected static Task<HttpResponseMessage> SendAsync(
        HttpClient client, string address, params IEnumerable<(string Name, string Value)> fields) =>
        client.PostAsync(address, Forms.Content(fields));

    protected static async Task<string> TokenAsync(HttpClient moderator) =>
        (await ReadAsync(moderator, "/moderation/bans")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    protected static async Task<IHtmlDocument> ReadAsync(HttpClient moderator, string address)
    {
        using var response = await moderator.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await TestSite.ParseAsync(response);
    }

    /// <summary>The page that a decision leads to.</summary>
    protected static async Task<IHtmlDocument> FollowAsync(HttpClient moderator, HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return await ReadAsync(moderator, response.Headers.Location!.ToString());
    }

    protected static string NoticeOf(IHtmlDocument page) => Words(page.GetElementById("notice"));

    protected static IEnumerable<string> TextsOf(IHtmlDocument page) => page.QuerySelectorAll(".case .body").Select(Words);

    /// <summary>The page of one comment, with everything about it.</summary>
    protected static async Task<IElement> DossierAsync(HttpClient moderator, Comment comment) =>
        RowOf(await ReadAsync(moderator, $"/moderation/dossiers/{comment.Id}"), comment);

    protected static IElement RowOf(IHtmlDocument page, Comment comment) => page.GetElementById($"c-{comment.Id}")!;

    protected static string Words(IElement? element) => TestSite.WordsOf(element);
}
