using BackendCareer.Settings;

namespace BackendCareer.Site;

/// <summary>Where the server listens, by the settings.</summary>
internal static class ListenAddresses
{
    public const string Default = "http://localhost:5000";

    /// <summary>In the order in which the server looks.</summary>
    public static string In(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).ToList();
        return endpoints.Count > 0
            ? string.Join(";", endpoints)
            : FirstOf(configuration["urls"], configuration["http_ports"], configuration["https_ports"], Default);
    }

    /// <summary>Under which a browser on this machine finds the site.</summary>
    public static string ForBrowser(IConfiguration configuration)
    {
        var place = In(configuration).Split(';')[0].TrimEnd('/');
        if (!place.Contains("://", StringComparison.Ordinal))
        {
            return $"http://localhost:{place}"; // ports alone
        }

        var address = BindingAddress.Parse(place);
        return address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? $"{address.Scheme}://localhost:{address.Port}" : place;
    }

    /// <returns>What is wrong with the addresses and what to write; null for nothing.</returns>
    public static string? Refusal(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries).All(IsAddress)
            ? null
            : Setting.Refused(urls, $"scheme, host and port, such as {Default}, and a path into Site:PathBase");

    public static string? PortsRefusal(string ports) =>
        ports.Split(';', StringSplitOptions.RemoveEmptyEntries).All(port => ushort.TryParse(port, out _))
            ? null
            : Setting.Refused(ports, "a whole number from 0 to 65535, or several with ; between");

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

    private static string FirstOf(params string?[] texts) => texts.First(text => !string.IsNullOrEmpty(text))!;
}
