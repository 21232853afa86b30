using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace BackendCareer.Site;

/// <summary>
/// A start that fails is told once, in words for the operator: the host logs a trace of everything that keeps the site from
/// listening, from a port in use to an address that is none, and throws it.
/// </summary>
internal sealed partial class SiteStart
{
    private bool _isOver;

    /// <summary>A service that failed meanwhile is critical, and still logged.</summary>
    public SiteStart(ILoggingBuilder logging) => logging.AddFilter(
        "Microsoft.Extensions.Hosting.Internal.Host", level => level >= (_isOver ? LogLevel.Warning : LogLevel.Critical));

    public async Task RunAsync(WebApplication app)
    {
        var place = string.Join(';', ListenAddresses.In(app.Configuration));
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
                + RemedyFor(error, app.Configuration), error);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private static string RemedyFor(Exception error, IConfiguration configuration)
    {
        var settings = configuration.AsEnumerable().Select(setting => setting.Key);
        var isTaken = error is IOException { InnerException: not null } or SocketException;
        return settings.FirstOrDefault(key => OfCertificate().IsMatch(key)) is { } named && !isTaken
            ? $"{named} names the certificate: see that the files are there, that the site may read them, and that the password is theirs."
            : $"{ListenAddresses.NameIn(configuration)} names the place, such as http://127.0.0.1:5000; HTTPS belongs to the proxy in "
                + "front, or needs a certificate in Kestrel:Certificates:Default:Path.";
    }

    [GeneratedRegex("^Kestrel:(Certificates:[^:]+|Endpoints:[^:]+:Certificate):(Path|Subject)$", RegexOptions.IgnoreCase)]
    private static partial Regex OfCertificate();
}
