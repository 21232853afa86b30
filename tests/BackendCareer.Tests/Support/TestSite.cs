using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using BackendCareer.Comments;
using BackendCareer.Sessions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace BackendCareer.Tests.Support;

/// <summary>The whole site on a real Kestrel and a real SQLite file of its own. Production, unless a test says otherwise.</summary>
public sealed class TestSite : WebApplicationFactory<Program>
{
    public const string Password = "correct horse battery";

    private static readonly HtmlParser Parser = new();

    /// <summary>An empty database with today's tables: each site begins with a copy, which is quicker than its own migrations.</summary>
    private static readonly Lazy<byte[]> EmptyDatabase = new(MakeEmptyDatabase);

    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, string> _settings = [];
    private HttpClient? _client;

    public TestSite()
    {
        UseKestrel(); // with a port the factory sets it after the server may have started
        PutEmptyDatabase(DatabaseFile);
    }

    public string Environment { get; init; } = "Production";

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    /// <summary>What a test adds to the site, such as a page of its own.</summary>
    public Action<IServiceCollection> Additions { get; init; } = _ => { };

    public QueryCounter Queries { get; } = new();

    public string DatabaseFile => _folder.PathOf("comments.db");

    public Uri Address
    {
        get
        {
            StartServer();
            return ClientOptions.BaseAddress;
        }
    }

    public HttpClient Client => _client ??= NewClient();

    public TestSite With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    public static void PutEmptyDatabase(string path) => File.WriteAllBytes(path, EmptyDatabase.Value);

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path);

    /// <summary>Reads a page that must be there.</summary>
    public async Task<IHtmlDocument> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ParseAsync(response);
    }

    public Task<HttpResponseMessage> PostAsync(string body, string name = "Ada", string article = "role") =>
        SendFormAsync(("article", article), ("name", name), ("body", body));

    public Task<HttpResponseMessage> SendFormAsync(params (string Name, string Value)[] fields) =>
        Client.PostAsync("/comments", Forms.Content(fields));

    public static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response) =>
        Parser.ParseDocument(await response.Content.ReadAsStringAsync());

    /// <summary>As a reader sees them: white space is one space.</summary>
    public static string WordsOf(INode? node) =>
        string.Join(' ', (node?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public Task AddModeratorAsync(string name = "Grace", string password = Password) =>
        AddModeratorAsync(new Moderator { UserName = name }, password);

    public async Task AddModeratorAsync(Moderator moderator, string password = Password)
    {
        await using var scope = Services.CreateAsyncScope();
        var added = await scope.ServiceProvider.GetRequiredService<UserManager<Moderator>>().CreateAsync(moderator, password);
        Assert.True(added.Succeeded, added.ToString());
    }

    /// <summary>A moderator, made where there is none of this name, whose browser is signed in.</summary>
    public async Task<HttpClient> AsModeratorAsync(string name = "Grace")
    {
        await using var scope = Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<UserManager<Moderator>>().FindByNameAsync(name) is null)
        {
            await AddModeratorAsync(name);
        }

        var browser = NewVisitor();
        using var response = await browser.SignInAsync(name);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return browser;
    }

    /// <summary>A browser of its own, which keeps its cookies.</summary>
    public HttpClient NewVisitor() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>Puts a file that is no database in the place of the real one.</summary>
    public void BreakDatabase()
    {
        MoveDatabase(from: "", to: ".away");
        File.WriteAllText(DatabaseFile, "this is no database");
    }

    public void MendDatabase() => MoveDatabase(from: ".away", to: "");

    private void MoveDatabase(string from, string to)
    {
        CloseConnections();
        foreach (var part in new[] { "", "-wal", "-shm" }.Where(part => File.Exists(DatabaseFile + part + from)))
        {
            File.Move(DatabaseFile + part + from, DatabaseFile + part + to, overwrite: true);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseUrls("http://127.0.0.1:0");
        builder.UseSetting("ConnectionStrings:Comments", $"Data Source={DatabaseFile}");
        builder.UseSetting("Comments:Limits:PerSenderPerMinute", "0"); // every reader of a test comes from one address
        builder.UseSetting("Comments:Limits:PerSenderPerHour", "0");
        builder.UseSetting("Comments:Limits:SitePerMinute", "0");
        builder.UseSetting("Comments:Limits:PerKeyPerMinute", "0");
        builder.UseSetting("Comments:Limits:PerKeyPerHour", "0");
        builder.UseSetting("Comments:Limits:VotesPerSenderPerHour", "0");
        builder.UseSetting("Comments:Limits:VotesPerSenderAndComment", "0");
        builder.UseSetting("Comments:Limits:ReportsPerSenderPerHour", "0");
        builder.UseSetting("Sessions:SignInsPerQuarterHour", "0");
        builder.UseSetting("Site:WarmPages", "0"); // a test counts what it asks for itself
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            // 220,000 rounds guard a password that matters.
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
            services.ConfigureDbContext<CommentsDb>(options => options.AddInterceptors(Queries));
            Additions(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _client?.Dispose();
            CloseConnections();
            _folder.Dispose();
        }
    }

    /// <summary>Those of this site alone: others run beside it.</summary>
    private void CloseConnections()
    {
        using var connection = new SqliteConnection(SqliteFile.ConnectionString($"Data Source={DatabaseFile}", _folder.Path));
        SqliteConnection.ClearPool(connection);
    }

    private static byte[] MakeEmptyDatabase()
    {
        using var folder = new TestFolder();
        var connection = SqliteFile.ConnectionString("Data Source=comments.db;Pooling=False", folder.Path);
        SqliteFile.PrepareAsync(connection, TimeProvider.System.GetUtcNow(), CancellationToken.None).GetAwaiter().GetResult();
        return File.ReadAllBytes(folder.PathOf("comments.db"));
    }

    private HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
}
