using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace BackendCareer.Site;

/// <summary>
/// Keeps one client from holding all the connections that there are. The server's own limits begin with the first byte of a request: a
/// connection that never sends one would be kept as long as one between two requests.
/// </summary>
public sealed partial class ConnectionLimits(
    IOptions<ForwardedHeadersOptions> forwarded, TimeProvider clock, ILogger<ConnectionLimits> logger)
{
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);

    /// <summary>Of one network. A browser opens six; a school behind one address may have thirty.</summary>
    public const int OfOneNetwork = 200;

    /// <summary>Of all together that have said nothing yet: half of what the server takes.</summary>
    public const int SilentAtOnce = 1_000;

    private readonly Dictionary<string, int> _open = [];
    private readonly LinkedList<CancellationTokenSource> _silent = []; // the oldest first
    private readonly Lock _counting = new();
    private DateTimeOffset _lastWarning;

    public static void Limit(ListenOptions endpoint)
    {
        var limits = endpoint.ApplicationServices.GetRequiredService<ConnectionLimits>();
        endpoint.Use(next => connection => limits.AdmitAsync(connection, next));
    }

    /// <summary>To return is to close it.</summary>
    private async Task AdmitAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var network = NetworkOf(connection.RemoteEndPoint);
        if (!TryEnter(network))
        {
            return;
        }

        try
        {
            if (await SaysSomethingAsync(connection))
            {
                await next(connection);
            }
        }
        finally
        {
            Leave(network);
        }
    }

    /// <returns>
    /// Null for what is not counted: a proxy that the operator named, and 127.0.0.1 and ::1, where one that nobody named may stand.
    /// Both carry all readers, and who attacks from the machine itself has other ways.
    /// </returns>
    private string? NetworkOf(EndPoint? sender)
    {
        if (sender is not IPEndPoint { Address: var address })
        {
            return null; // a socket of this machine
        }

        var isProxy = address.Plain().Equals(IPAddress.Loopback) || address.Equals(IPAddress.IPv6Loopback)
            || forwarded.Value.Names(address);
        return isProxy ? null : Network.NameOf(address);
    }

    private bool TryEnter(string? network)
    {
        if (network is null)
        {
            return true;
        }

        lock (_counting)
        {
            var open = _open.GetValueOrDefault(network);
            if (open < OfOneNetwork)
            {
                _open[network] = open + 1;
                return true;
            }

            WarnOnceAMinute();
            return false;
        }
    }

    private void Leave(string? network)
    {
        if (network is null)
        {
            return;
        }

        lock (_counting)
        {
            if (--_open[network] == 0)
            {
                _open.Remove(network);
            }
        }
    }

    /// <summary>Looks whether bytes have come, and leaves them to the server.</summary>
    private async Task<bool> SaysSomethingAsync(ConnectionContext connection)
    {
        var isStopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;
        using var silence = new CancellationTokenSource(LongestSilence, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, isStopping);
        BeginSilence(silence);
        try
        {
            var read = await connection.Transport.Input.ReadAsync(end.Token);
            connection.Transport.Input.AdvanceTo(read.Buffer.Start);
            return !read.Buffer.IsEmpty;
        }
        catch (Exception closed) when (closed is OperationCanceledException or IOException)
        {
            return false;
        }
        finally
        {
            EndSilence(silence);
        }
    }

    /// <summary>Whoever has something to ask asks it at once: where too many are silent, the one that was so longest makes room.</summary>
    private void BeginSilence(CancellationTokenSource silence)
    {
        lock (_counting)
        {
            _silent.AddLast(silence);
            if (_silent.Count > SilentAtOnce)
            {
                _ = _silent.First!.Value.CancelAsync();
                _silent.RemoveFirst();
            }
        }
    }

    private void EndSilence(CancellationTokenSource silence)
    {
        lock (_counting)
        {
            _silent.Remove(silence);
        }
    }

    private void WarnOnceAMinute()
    {
        var now = clock.GetUtcNow();
        if (now - _lastWarning >= TimeSpan.FromMinutes(1))
        {
            _lastWarning = now;
            TooMany(OfOneNetwork);
        }
    }

    [LoggerMessage(LogLevel.Warning,
        "One address holds {Count} connections; more are closed. If it is a proxy of this site, name it in Comments:KnownProxies.")]
    private partial void TooMany(int count);
}
