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
        var address = sender.IsIPv4MappedToIPv6 ? sender.MapToIPv4() : sender;
        return address.GetAddressBytes().AsSpan(0, address.AddressFamily == AddressFamily.InterNetwork ? bytesOfIPv4 : 7);
    }
}
