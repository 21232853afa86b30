using System.Net;
using System.Net.Sockets;
using BackendCareer.Sessions;
using BackendCareer.Settings;
using BackendCareer.Site;

namespace BackendCareer.Doctor;

/// <summary>How readers come to the site.</summary>
internal static class AddressReport
{
    private const string Https = "https://";

    public static IEnumerable<Finding> Of(
        SettingsCheck settings, IConfiguration configuration, IHostEnvironment environment, bool siteRuns)
    {
        yield return Listening(configuration, siteRuns);
        var address = settings.TextOf("Site:Address");
        yield return address switch
        {
            "" when environment.IsDevelopment() => Finding.Ok("address", "as each request says"),
            "" => Finding.Warn("address", "Site:Address is not set: a request says itself for which host it is. Set Site__Address."),
            _ when address.StartsWith(Https, StringComparison.OrdinalIgnoreCase) => Finding.Ok("address", address),
            _ => Finding.Warn("address", $"{address} is without HTTPS: anybody on the way reads passwords. A proxy in front can have it."),
        };
        yield return Passkeys(settings, address, environment.IsDevelopment());
        var proxies = settings.ItemsOf("Comments:KnownProxies");
        yield return proxies.Count == 0 && address.StartsWith(Https, StringComparison.OrdinalIgnoreCase)
            ? Finding.Warn("proxy", "none is named, so that all readers behind one count as one sender. Set Comments__KnownProxies__0.")
            : Finding.Ok("proxy", proxies.Count == 0 ? "none" : string.Join(", ", proxies));
        if (settings.TextOf("AllowedHosts") is { Length: > 0 } hosts)
        {
            yield return Finding.Ok("hosts", hosts);
        }
    }

    private static Finding Passkeys(SettingsCheck settings, string address, bool isDevelopment)
    {
        var isDemanded = settings.TextOf("Sessions:RequirePasskey").Equals("true", StringComparison.OrdinalIgnoreCase);
        if (address.Length == 0 && isDevelopment)
        {
            return Finding.Ok("passkeys", "for localhost");
        }

        return PasskeySite.WhyNotAt(address) switch
        {
            null => Finding.Ok("passkeys", isDemanded ? "demanded of every moderator" : "offered beside passwords"),
            { } why when isDemanded => Finding.Fail("passkeys", PasskeyDemand.Sentence(why)),
            { } why => Finding.Ok("passkeys", $"not offered: {why}"),
        };
    }

    private static Finding Listening(IConfiguration configuration, bool siteRuns)
    {
        var places = ListenAddresses.In(configuration);
        var place = string.Join(';', places);
        return !siteRuns && places.Select(TroubleAt).OfType<string>().FirstOrDefault() is { } trouble
            ? Finding.Fail("listens at", $"{place}: {trouble}. Name another place in {ListenAddresses.NameIn(configuration)}.")
            : Finding.Ok("listens at", place);
    }

    /// <summary>Of an address with a number; the server itself looks for a name.</summary>
    private static string? TroubleAt(string place)
    {
        try
        {
            if (ListenAddresses.OneRefusal(place) is not null
                || BindingAddress.Parse(place) is not { IsUnixPipe: false, Port: > 0 } binding)
            {
                return null;
            }

            var numbers = ListenAddresses.IsAny(binding) ? IPAddress.Any : null;
            var address = numbers ?? (IPAddress.TryParse(binding.Host, out var given) ? given : IPAddress.Loopback);
            using var listener = new TcpListener(address, binding.Port);
            listener.Start();
            return null;
        }
        catch (SocketException error)
        {
            return error.Message;
        }
    }
}
