using System.Globalization;
using System.Security.Authentication;
using BackendCareer.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging.Console;

namespace BackendCareer.Site;

/// <summary>
/// What the host, its server and its log read by themselves. They end in a trace at some wrong values and take no notice of others;
/// what other sites have and this one does by a setting of its own is refused.
/// </summary>
public static class HostSettings
{
    private const string Console = "Logging:Console";
    private const string Formatting = Console + ":FormatterOptions";
    private const string Endpoint = "Kestrel:Endpoints:*";
    private const string LimitsAreFixed = "what the server takes from one reader is fixed.";
    private const string ByAnother = "Site:SecondsBeforeEnd says for how long the site goes on answering.";
    private const string ByContentFolder = "the program finds its own files, and Content:Folder names those of the guide.";

    private static readonly string[] PartsOfCertificate = ["Path", "KeyPath", "Password", "Subject", "Store", "Location"];

    public static IEnumerable<Setting> All => OfLog.Concat(OfServer).Concat(OfOthers).Select(setting => setting with { IsOfHost = true });

    private static IEnumerable<Setting> OfLog =>
    [
        OneOf<LogLevel>("Logging:LogLevel:*"),
        OneOf<LogLevel>("Logging:*:LogLevel:*"),
        new($"{Console}:FormatterName", null, name => Among(
            name, [ConsoleFormatterNames.Simple, ConsoleFormatterNames.Json, ConsoleFormatterNames.Systemd])),
        new($"{Console}:MaxQueueLength", null, text => int.TryParse(text, CultureInfo.InvariantCulture, out var length) && length > 0
            ? null
            : Setting.Refused(text, "a whole number from 1")),
        OneOf<ConsoleLoggerQueueFullMode>($"{Console}:QueueFullMode"),
        OneOf<LogLevel>($"{Console}:LogToStandardErrorThreshold"),
        new($"{Formatting}:TimestampFormat", null, TimeRefusal),
        TrueOrFalse($"{Formatting}:UseUtcTimestamp"),
        TrueOrFalse($"{Formatting}:IncludeScopes"),
        TrueOrFalse($"{Formatting}:SingleLine"),
        OneOf<LoggerColorBehavior>($"{Formatting}:ColorBehavior"),
        TrueOrFalse($"{Formatting}:JsonWriterOptions:Indented"),
    ];

    private static IEnumerable<Setting> OfServer =>
    [
        new($"{Endpoint}:Url", null, ListenAddresses.OneRefusal),
        .. OfEndpoint(Endpoint).Concat(OfCertificate($"{Endpoint}:Certificate"))
            .Concat(OfEndpoint($"{Endpoint}:Sni:*")).Concat(OfCertificate($"{Endpoint}:Sni:*:Certificate"))
            .Select(setting => setting with { Needs = $"{Endpoint}:Url" }),
        .. OfEndpoint("Kestrel:EndpointDefaults"),
        .. OfCertificate("Kestrel:Certificates:*"),
        Setting.Unheard("Kestrel:Limits:*", LimitsAreFixed),
        Setting.Unheard("Kestrel:Limits:*:*", LimitsAreFixed),
    ];

    private static IEnumerable<Setting> OfOthers =>
    [
        Setting.Unheard("pathBase", "Site:PathBase names the path below which the site stands."),
        Setting.Unheard("shutdownTimeoutSeconds", ByAnother),
        Setting.Unheard("HostOptions:*", ByAnother),
        Setting.Unheard("webRoot", ByContentFolder),
        Unless("contentRoot", _ => !SiteHost.IsPublished),
        Unless("applicationName", name => name == SiteHost.Name),
    ];

    private static IEnumerable<Setting> OfEndpoint(string section) =>
    [
        OneOf<HttpProtocols>($"{section}:Protocols"), OneOf<SslProtocols>($"{section}:SslProtocols:*"),
        OneOf<ClientCertificateMode>($"{section}:ClientCertificateMode"),
    ];

    private static IEnumerable<Setting> OfCertificate(string section) =>
    [
        .. PartsOfCertificate.Select(name => new Setting($"{section}:{name}", null, _ => null)),
        TrueOrFalse($"{section}:AllowInvalid"),
    ];

    private static Setting OneOf<T>(string key)
        where T : struct, Enum => new(key, null, text => Among(text, Enum.GetNames<T>()));

    private static Setting TrueOrFalse(string key) =>
        new(key, null, text => bool.TryParse(text, out _) ? null : Setting.Refused(text, "true or false"));

    private static Setting Unless(string key, Predicate<string> isHarmless)
    {
        var unheard = Setting.Unheard(key, ByContentFolder);
        return unheard with { Refusal = text => isHarmless(text) ? null : unheard.Refusal(text) };
    }

    private static string? Among(string text, string[] names) => names.Contains(text, StringComparer.OrdinalIgnoreCase)
        ? null
        : Setting.Refused(text, $"one of {string.Join(", ", names)}");

    private static string? TimeRefusal(string format)
    {
        try
        {
            _ = default(DateTimeOffset).ToString(format, CultureInfo.InvariantCulture);
            return null;
        }
        catch (FormatException)
        {
            return Setting.Refused(format, "a format of times, such as “yyyy-MM-dd HH:mm:ss ”");
        }
    }
}
