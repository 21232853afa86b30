using System.Text.RegularExpressions;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Cast;

/// <summary>One site for the whole cast, whose store is made anew for each cell.</summary>
public sealed partial class Stage : IAsyncLifetime
{
    private const string Emptying = $"""
        DELETE FROM Activities; DELETE FROM NewAnswers;
        DELETE FROM HelpfulVotes; DELETE FROM Reports; DELETE FROM Decisions; DELETE FROM Bans; DELETE FROM Discussions;
        UPDATE Comments SET ParentId = NULL; DELETE FROM Comments;
        DELETE FROM FeedSecrets; DELETE FROM Sessions; DELETE FROM Passkeys; DELETE FROM UsedChallenges;
        DELETE FROM Moderators WHERE UserName <> '{Players.ModeratorName}';
        """;

    private readonly TestFolder _content = TestFolder.WithShippedContent();
    private readonly TestSite _site;
    private readonly Players _players;

    public Stage()
    {
        _content.Replace($"{Things.ClosedArticle}.md", "comments: open", "comments: closed");
        _site = new TestSite { Additions = services => services.AddSingleton(Passkeys.SiteUnderName) }
            .With("Content:Folder", _content.Path);
        _players = new Players(_site);
    }

    /// <summary>Whatever takes more than a GET, such as <c>POST /comments/{id}/edit</c>; "any" for what takes every method.</summary>
    internal IEnumerable<string> Routes =>
        from route in Support.Routes.Of(_site)
        where route.Method != "GET"
        select $"{route.Method} {route.Address}";

    public async Task InitializeAsync()
    {
        using (var browser = new ReaderBrowser(_site))
        {
            await browser.WriteAsync("The first of a day makes the key of the day.");
        }

        await _players.EnterAsync();
    }

    public Task DisposeAsync()
    {
        _site.Dispose();
        _content.Dispose();
        return Task.CompletedTask;
    }

    /// <returns>The answer as a cell says it.</returns>
    internal async Task<string> PlayAsync(string route, string thingName, string who)
    {
        var play = Plays.Of[route];
        var thing = play.Things[thingName]();
        await StoreAsync(thing);
        var visit = _players.VisitOf(who, route);
        using var browser = visit.Browser(_site);
        var before = await StateAsync(browser);
        using var response = await browser.SendAsync(
            AddressOf(route, thing), [.. play.Form(thing), ("__RequestVerificationToken", visit.Token)]);
        var changed = string.Join(", ", (await StateAsync(browser)).Except(before).Select(table => table.Name));
        return await CellOfAsync(response, thing, changed);
    }

    private Task StoreAsync(Thing thing) => _site.WithDatabaseAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous = OFF;"); // of this connection, until the site opens it again
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync(Emptying);
        db.AddRange(thing.Rows.Concat(Things.OfOthers).Concat(_players.Sessions));
        foreach (var comment in thing.Rows.OfType<Comment>())
        {
            db.Entry(comment).Property(c => c.ArticleId).CurrentValue = thing.Article;
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    });

    /// <summary>Every row of every table, and the session of the browser; what is counted follows from the comments.</summary>
    private async Task<List<Table>> StateAsync(ReaderBrowser browser)
    {
        List<Table> tables = [new("session", browser.Cookies["moderator"]?.Value)];
        await _site.WithDatabaseAsync(async db => tables.AddRange(await db.Database.SqlQueryRaw<Table>(AllRowsOf(db)).ToListAsync()));
        return tables;
    }

    private static string AllRowsOf(CommentsDb db) => string.Join(
        " UNION ALL ",
        from entity in db.Model.GetEntityTypes()
        where entity.ClrType != typeof(Discussion) && !entity.IsMappedToJson() // which stands in a column of its owner
        let names = entity.GetTableMappings().Single().Table.Columns.Select(column => column.Name)
        let columns = string.Join(" || ',' || ", names.Select(name => $"quote(\"{name}\")"))
        select $"SELECT '{entity.GetTableName()}' AS Name, (SELECT group_concat({columns}) FROM \"{entity.GetTableName()}\") AS Content");

    private static string AddressOf(string route, Thing thing) => Parameter().Replace(route[route.IndexOf('/')..], $"{thing.Id}");

    private static async Task<string> CellOfAsync(HttpResponseMessage response, Thing thing, string changed)
    {
        var told = response.Headers.Location is { } place ? PlaceOf(place, thing) : await WordsOfAsync(response);
        var status = (int)response.StatusCode;
        var fitting = CastFile.Answers.Where(answer => answer.Is(status, told, changed)).Select(answer => answer.Cell).ToList();
        return fitting.Count > 0
            ? string.Join(" or ", fitting)
            : $"{status} that is none of the answers, changing “{changed}”: {told[..Math.Min(told.Length, 200)]}";
    }

    private static string PlaceOf(Uri place, Thing thing)
    {
        var named = place.ToString()
            .Replace($"{thing.Id}", "{id}", StringComparison.Ordinal)
            .Replace($"/{thing.Article}#", "/{article}#", StringComparison.Ordinal)
            .Replace($"/{thing.Article}?", "/{article}?", StringComparison.Ordinal);
        return Mark().Replace(Id().Replace(named, "{new}"), "={mark}.{");
    }

    /// <summary>Of a page, or of what a script is told.</summary>
    private static async Task<string> WordsOfAsync(HttpResponseMessage response)
    {
        var page = await TestSite.ParseAsync(response);
        return TestSite.WordsOf(page.QuerySelector("main") ?? page.Body);
    }

    private sealed record Table(string Name, string? Content);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex(@"=[0-9a-f]{12}\.\{")]
    private static partial Regex Mark();
}
