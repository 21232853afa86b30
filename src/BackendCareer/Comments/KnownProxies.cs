using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using BackendCareer.Settings;
using BackendCareer.Site;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace BackendCareer.Comments;

/// <summary>Which proxies are believed about who asks, by which scheme and for which host.</summary>
public sealed class KnownProxies(IOptions<CommentsOptions> options) : IConfigureOptions<ForwardedHeadersOptions>
{
    /// <summary>Without a known proxy no forwarded header counts: anybody could write one.</summary>
    public void Configure(ForwardedHeadersOptions forwarded)
    {
        var proxies = options.Value.KnownProxies;
        forwarded.ForwardedHeaders = proxies.Count > 0
            ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost
            : ForwardedHeaders.None;
        forwarded.ForwardLimit = null; // behind a known proxy there may be another
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            forwarded.KnownIPNetworks.Add(Parse(proxy)!.Value);
        }
    }

    /// <returns>Of an address the network that holds it alone; null for what is neither.</returns>
    public static IPNetwork? Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return IsWhole(network.BaseAddress, text) ? network : null;
        }

        if (!IPAddress.TryParse(text, out var address) || !IsWhole(address, text))
        {
            return null;
        }

        address = address.Plain();
        return new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
    }

    /// <summary>The parser also takes 10.1 for 10.0.0.1, and 010.0.0.1 for 8.0.0.1.</summary>
    private static bool IsWhole(IPAddress address, string text) =>
        address.AddressFamily != AddressFamily.InterNetwork || text.Split('/')[0] == address.ToString();

    /// <summary>The one line with commas in which many would write a list; the framework takes no notice of it.</summary>
    internal static void TakeInOneLine(CommentsOptions options, IConfiguration configuration) =>
        options.KnownProxies.AddRange(Setting.ItemsOf(configuration["Comments:KnownProxies"] ?? ""));
}

internal sealed class ProxyAttribute() : ValidationAttribute(
    "the proxy's IP address, such as 10.0.0.1, or the network it is in, such as 10.0.0.0/8")
{
    public override bool IsValid(object? value) => value is string proxy && KnownProxies.Parse(proxy) is not null;
}
