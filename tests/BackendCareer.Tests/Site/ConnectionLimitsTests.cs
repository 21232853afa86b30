using System.Net;
using System.Net.Sockets;
using System.Text;
using BackendCareer.Site;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Site;

/// <summary>
/// With sockets, as a client opens them. Linux has all of 127.0.0.0/8 on the loopback: each of them is another client, and 127.0.0.1
/// the one from which a proxy of the same machine comes.
/// </summary>
public sealed class ConnectionLimitsTests : IDisposable
{
    private const string Request = "HEAD /favicon.svg HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private readonly TestSite _site = new();
    private readonly List<Socket> _sockets = [];

    public void Dispose()
    {
        _sockets.ForEach(socket => socket.Dispose());
        _site.Dispose();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.2")]
    public async Task A_connection_that_says_nothing_is_closed_after_ten_seconds(string address)
    {
        var silent = await OpenAsync(address);
        var talking = await OpenAsync(address);
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(talking), StringComparison.Ordinal);
        var late = await OpenAsync(address);
        _site.Clock.Advance(ConnectionLimits.LongestSilence - TimeSpan.FromSeconds(1));
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(late), StringComparison.Ordinal);
        await Eventually.TrueAsync(() =>
        {
            _site.Clock.Advance(TimeSpan.FromSeconds(1)); // the server may not have begun to wait when the clock moved
            return Task.FromResult(IsClosed(silent));
        }, "the silent connection is closed");
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(talking), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_has_so_many_connections_and_no_more()
    {
        for (var number = 0; number < ConnectionLimits.OfOneNetwork; number++)
        {
            Assert.StartsWith("HTTP/1.1 200", await AskAsync(await OpenAsync("127.0.0.2")), StringComparison.Ordinal);
        }

        Assert.Equal("", await AskAsync(await OpenAsync("127.0.0.2")));
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(await OpenAsync("127.0.0.3")), StringComparison.Ordinal);
        _sockets[0].Dispose();
        await Eventually.TrueAsync(async () => (await AskAsync(await OpenAsync("127.0.0.2"))).Length > 0, "there is room for another");
    }

    [Theory]
    [InlineData("127.0.0.1", null)] // nobody named it
    [InlineData("127.0.0.2", "127.0.0.2")]
    public async Task A_proxy_carries_everybody(string address, string? known)
    {
        using var site = new TestSite().With("Comments:KnownProxies:0", known ?? "127.0.0.9");
        for (var number = 0; number <= ConnectionLimits.OfOneNetwork; number++)
        {
            Assert.StartsWith("HTTP/1.1 200", await AskAsync(await OpenAsync(address, site)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(1, "127.0.0.2")]
    [InlineData(1, "127.0.0.1")] // where a proxy may stand
    [InlineData(20, "127.0.1.1")]
    public async Task Two_thousand_silent_connections_shut_nobody_out(int networks, string first)
    {
        var from = IPAddress.Parse(first).GetAddressBytes();
        for (var number = 0; number < 2_500; number++)
        {
            await OpenAsync($"{from[0]}.{from[1]}.{from[2] + (number % networks)}.{from[3]}");
        }

        Assert.StartsWith("HTTP/1.1 200", await AskAsync(await OpenAsync("127.0.0.3")), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(await OpenAsync("127.0.0.1")), StringComparison.Ordinal);
    }

    /// <summary>That is the server's own limit, and its own clock.</summary>
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("G")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX: ")]
    public async Task A_request_that_comes_in_drops_is_cut_off(string beginning)
    {
        var slow = await OpenAsync("127.0.0.2");
        await slow.SendAsync(Encoding.ASCII.GetBytes(beginning));
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                await slow.SendAsync("x"u8.ToArray(), SocketFlags.None);
                return IsClosed(slow);
            }
            catch (SocketException)
            {
                return true; // between the two
            }
        }, "it is cut off");
    }

    private async Task<Socket> OpenAsync(string from, TestSite? site = null)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _sockets.Add(socket);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(IPAddress.Loopback, (site ?? _site).Address.Port);
        return socket;
    }

    /// <returns>What came first; empty from one that was closed.</returns>
    private static async Task<string> AskAsync(Socket socket)
    {
        var answer = new byte[4_096];
        try
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes(Request));
            return Encoding.ASCII.GetString(answer, 0, await socket.ReceiveAsync(answer));
        }
        catch (SocketException)
        {
            return "";
        }
    }

    /// <summary>Whether the server has nothing more to say, whatever it said before.</summary>
    private static bool IsClosed(Socket socket)
    {
        try
        {
            while (socket.Poll(0, SelectMode.SelectRead))
            {
                if (socket.Receive(new byte[4_096]) == 0)
                {
                    return true;
                }
            }

            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
