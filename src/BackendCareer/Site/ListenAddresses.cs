using BackendCareer.Settings;

namespace BackendCareer.Site;

/// <summary>Where the server listens, by the settings.</summary>
internal static class ListenAddresses
{
    public const string Default = "http://localhost:5000";
    private const string Endpoints = "Kestrel:Endpoints";

    /// <summary>In the order in which the server looks.</summary>
    public static IReadOnlyList<string> In(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection(Endpoints).GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToList();
        if (endpoints.Count > 0)
        {
            return endpoints;
        }

        if (PartsOf(configuration["urls"]) is [_, ..] urls)
        {
            return urls;
        }

        List<string> ports =
        [
            .. PartsOf(configuration["http_ports"]).Select(port => $"http://*:{port}"),
            .. PartsOf(configuration["https_ports"]).Select(port => $"https://*:{port}"),
        ];
        return ports.Count > 0 ? ports : [Default];
    }

    /// <summary>The setting in which the place was named, or can be.</summary>
    public static string NameIn(IConfiguration configuration)
    {
        if (configuration.GetSection(Endpoints).GetChildren().FirstOrDefault() is { } endpoint)
        {
            return $"{endpoint.Path}:Url";
        }

        string[] names = ["urls", "http_ports", "https_ports"];
        return "ASPNETCORE_" + (names.FirstOrDefault(name => PartsOf(configuration[name]).Length > 0) ?? "urls").ToUpperInvariant();
    }

    /// <summary>Under which a browser on this machine finds the site.</summary>
    /// <returns>Null where the place is no port, or one that is chosen at start.</returns>
    public static string? ForBrowser(IConfiguration configuration) => In(configuration).Select(place => BindingAddress.Parse(place))
        .Where(address => address is { IsUnixPipe: false, IsNamedPipe: false, Port: > 0 })
        .Select(address => $"{address.Scheme}://{(IsAny(address) ? "localhost" : address.Host)}:{address.Port}")
        .FirstOrDefault();

    public static bool IsAny(BindingAddress address) => address.Host is "*" or "+" or "0.0.0.0" or "[::]";

    /// <returns>What is wrong with one address and what to write; null for nothing.</returns>
    public static string? OneRefusal(string url) => IsAddress(url) ? null : Refused(url);

    /// <returns>What is wrong with the addresses and what to write; null for nothing.</returns>
    public static string? Refusal(string urls) =>
        PartsOf(urls).All(IsAddress) ? null : Refused(urls);

    public static string? PortsRefusal(string ports) =>
        PartsOf(ports).All(port => ushort.TryParse(port, out _))
            ? null
            : Setting.Refused(ports, "a whole number from 0 to 65535, or several with ; between");

    private static string Refused(string urls) =>
        Setting.Refused(urls, $"scheme, host and port, such as {Default}, and a path into Site:PathBase");

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http" or "https" } address
                && (address.IsUnixPipe || address is { Port: >= 0 and <= ushort.MaxValue, PathBase: "" });
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string[] PartsOf(string? text) => (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
}
