using System.Net;
using System.Net.Sockets;

namespace BackendCareer.Site;

/// <summary>Where a request comes from: one household or company has all addresses of a network.</summary>
internal static class Network
{
    /// <param name="bytesOfIPv4">
    /// 3 for the /24 around an IPv4 address, 4 for the address itself, which many households share by now.
    /// </param>
    /// <returns>Of an IPv6 address its /56.</returns>
    public static ReadOnlySpan<byte> Of(IPAddress sender, int bytesOfIPv4)
    {
        var address = sender.Plain();
        return address.GetAddressBytes().AsSpan(0, address.AddressFamily == AddressFamily.InterNetwork ? bytesOfIPv4 : 7);
    }

    /// <summary>Of one IPv4 address, or one /56, to count by.</summary>
    public static string NameOf(IPAddress sender) => Convert.ToHexString(Of(sender, bytesOfIPv4: 4));

    /// <summary>An IPv4 address as such, where it came in the clothes of IPv6.</summary>
    public static IPAddress Plain(this IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>Whether the operator has named it as a proxy.</summary>
    public static bool Names(this ForwardedHeadersOptions proxies, IPAddress sender) =>
        proxies.KnownIPNetworks.Any(network => network.Contains(sender.Plain()));
}
