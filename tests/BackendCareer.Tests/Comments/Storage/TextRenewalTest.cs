using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Comments;

/// <summary>A site with texts of an older program, and what its log says of them.</summary>
public abstract class TextRenewalTest : IDisposable
{
    protected const string Old = "<p>as it was</p>";

    private readonly LogLines _log = new();

    protected TextRenewalTest()
    {
        Site = NewSite();
        Ada = new ReaderBrowser(Site);
    }

    protected TestSite Site { get; }

    protected ReaderBrowser Ada { get; }

    private protected DeletesWhatIsRead Deletes { get; } = new();

    public void Dispose()
    {
        Ada.Dispose();
        Site.Dispose();
        _log.Dispose();
        GC.SuppressFinalize(this);
    }

    protected IEnumerable<string> Told() => _log.Lines.Where(line => line.Contains("rendered again", StringComparison.Ordinal));

    protected static Comment OldComment(int number)
    {
        var comment = Seed.Comment(number);
        (comment.BodyHtml, comment.RendererVersion) = (Old, 1);
        return comment;
    }

    protected TestSite NewSite() => new TestSite
    {
        Additions = services =>
        {
            services.AddSingleton<ILoggerProvider>(_log);
            services.ConfigureDbContext<CommentsDb>(options => options.AddInterceptors(Deletes));
        },
    }.With("Logging:LogLevel:BackendCareer.Comments.TextRenewal", "Information");

    protected Task StoreOldAsync(Action<Comment> change)
    {
        var comment = OldComment(1);
        change(comment);
        return Site.StoreAsync([comment]);
    }

    protected TextRenewal NewRenewal() => ActivatorUtilities.CreateInstance<TextRenewal>(Site.Services);

    /// <summary>As a start does it.</summary>
    protected async Task RenewAsync()
    {
        using var renewal = NewRenewal();
        await renewal.StartAsync(CancellationToken.None);
        await renewal.ExecuteTask!;
    }
}
