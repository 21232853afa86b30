namespace BackendCareer.Site;

/// <summary>
/// A start that fails is told once, in words for the operator: the host logs a trace of everything that keeps the site from
/// listening, from a port in use to an address that is none, and throws it.
/// </summary>
internal sealed class SiteStart
{
    private bool _isOver;

    /// <summary>A service that failed meanwhile is critical, and still logged.</summary>
    public SiteStart(ILoggingBuilder logging) => logging.AddFilter(
        "Microsoft.Extensions.Hosting.Internal.Host", level => level >= (_isOver ? LogLevel.Warning : LogLevel.Critical));

    public async Task RunAsync(WebApplication app)
    {
        var place = ListenAddresses.In(app.Configuration);
        app.Lifetime.ApplicationStarted.Register(() => _isOver = true);
        try
        {
            await app.StartAsync();
            await app.WaitForShutdownAsync();
        }
        catch (Exception error) when (!_isOver && error is not CannotStartException)
        {
            app.Lifetime.StopApplication(); // else services that run already are said to have failed when they are ended
            throw new CannotStartException(
                $"The site cannot start and listen at {place}. {error.Message.Split('\n')[0].Trim().TrimEnd('.')}. "
                + "ASPNETCORE_URLS names the place, such as http://127.0.0.1:5000; HTTPS belongs to the proxy in front.", error);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }
}
