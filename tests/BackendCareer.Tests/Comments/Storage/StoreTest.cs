using System.Net;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Comments;

/// <summary>A site whose files something happens to, and what it says then.</summary>
public abstract class StoreTest : IDisposable
{
    protected const string Said = "Error: No comment is stored: ";

    protected StoreTest() => Site = new TestSite { Additions = services => services.AddSingleton<ILoggerProvider>(Log) }
        .With("Logging:LogLevel:BackendCareer.Comments.StoreWatcher", "Information");

    protected TestSite Site { get; }

    private protected LogLines Log { get; } = new();

    public void Dispose()
    {
        Site.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task PostedAsync(string text)
    {
        using var response = await Site.PostAsync(text);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    protected async Task RefusedAsync()
    {
        using var response = await Site.PostAsync("A text to keep.");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), response.Headers.RetryAfter!.Delta);
        Assert.Equal("A text to keep.", (await TestSite.ParseAsync(response)).GetElementById("body")!.TextContent);
    }

    protected IEnumerable<string> Errors() => Log.Lines.Where(line => line.StartsWith(Said, StringComparison.Ordinal));
}
