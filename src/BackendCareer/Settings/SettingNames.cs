using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Settings;

/// <summary>Which names an operator can have meant: a mistyped one is refused, and the nearest said.</summary>
public sealed class SettingNames(ImmutableArray<Setting> known)
{
    private static readonly string[] SectionsOfFramework = ["Kestrel", "Logging"];

    /// <summary>Of the host and the server. A variable of the environment with another name is somebody else's.</summary>
    private static readonly string[] WordsOfFramework =
    [
        "AllowedHosts", "applicationName", "captureStartupErrors", "contentRoot", "detailedErrors", "environment",
        "forwardedHeaders_enabled", "hostBuilder", "hostingStartupAssemblies", "hostingStartupExcludeAssemblies", "http_ports",
        "https_port", "https_ports",
        "preferHostingUrls", "preventHostingStartup", "reloadStaticAssetsAtRuntime", "shutdownTimeoutSeconds", "startupAssembly",
        "staticWebAssets", "suppressStatusMessages", "urls", "webRoot",
    ];

    private readonly string[] _sections =
        [.. known.Where(setting => setting.Key.Contains(':')).Select(setting => TopOf(setting.Key)).Distinct()];

    /// <returns>Null also for one of the framework.</returns>
    public Setting? Find(string key) => known.FirstOrDefault(
        setting => IsSame(setting.Key, key) || (setting.IsList && IsSame(setting.Key, ParentOf(key))));

    /// <returns>That there is no such setting, and which may be meant; null where there is one, or it is none of ours.</returns>
    public string? RefusalOf(GivenSetting given)
    {
        var (key, origin) = (given.Key, given.Origin);
        if (origin.Kind == OriginKind.Program || Find(key) is not null || IsEmptySection(given) || IsOfOthers(given))
        {
            return null;
        }

        var remedy = _sections.FirstOrDefault(section => IsSame(section, TopOf(key))) is { } section
            ? InSection(section, key, origin)
            : Elsewhere(given);
        return remedy is null ? null : $"There is no setting {given.Name}; {remedy}";
    }

    /// <summary>That says nothing, and does no harm.</summary>
    private bool IsEmptySection(GivenSetting given) =>
        given.Value.Length == 0 && known.Any(setting => setting.Key.StartsWith(given.Key + ":", StringComparison.OrdinalIgnoreCase));

    /// <summary>Of the framework, or a variable that happens to have the name of a section.</summary>
    private static bool IsOfOthers(GivenSetting given)
    {
        var top = TopOf(given.Key);
        return SectionsOfFramework.Contains(top, StringComparer.OrdinalIgnoreCase)
            || WordsOfFramework.Contains(top, StringComparer.OrdinalIgnoreCase)
            || (given.Origin is { Kind: OriginKind.Environment, Where: "" or "DOTNET_" } && IsWordOfOthers(given.Key));
    }

    private static bool IsWordOfOthers(string key) => !key.Contains(':') && NearestOf(key, ["AllowedHosts"]) is null;

    private string InSection(string section, string key, SettingOrigin origin)
    {
        var settings = known.Where(setting => IsSame(TopOf(setting.Key), section)).ToList();
        var meant = NearestOf(RestOf(key), settings.Select(setting => RestOf(setting.Key) + (setting.IsList ? ":0" : "")));
        return meant is null
            ? $"{section} has {string.Join(", ", settings.Select(setting => TopOf(RestOf(setting.Key))).Distinct())}."
            : $"did you mean {origin.Spell($"{section}:{meant}")}?";
    }

    private string? Elsewhere(GivenSetting given)
    {
        var (key, origin) = (given.Key, given.Origin);
        if (NearestOf(TopOf(key), key.Contains(':') ? [.. _sections, .. SectionsOfFramework] : WordsOfFramework) is { } near)
        {
            var mended = key.Contains(':') ? $"{near}:{RestOf(key)}" : near;
            return Find(mended) is null && _sections.Contains(near)
                ? InSection(near, mended, origin)
                : $"did you mean {origin.Spell(mended)}?";
        }

        return origin.Kind switch
        {
            OriginKind.CommandLine when IsSame(key, "port") => $"did you mean --urls http://127.0.0.1:{given.Value}?",
            OriginKind.CommandLine when known.FirstOrDefault(setting => IsSame(setting.Key.Split(':')[^1], key)) is { } meant =>
                $"did you mean {origin.Spell(meant.Key)}?",
            OriginKind.CommandLine => "README.md lists those that there are, such as --Comments:HoldWhen.",
            _ => null,
        };
    }

    private static string? NearestOf(string word, IEnumerable<string> candidates)
    {
        var byLetters = candidates.DistinctBy(name => name.ToLowerInvariant()).ToDictionary(name => name.ToLowerInvariant());
        return Nearest.To(word.ToLowerInvariant(), byLetters.Keys) is { } near ? byLetters[near] : null;
    }

    private static bool IsSame(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string TopOf(string key) => key.Split(':')[0];

    private static string RestOf(string key) => key.Contains(':') ? key[(key.IndexOf(':') + 1)..] : "";

    private static string ParentOf(string key) => key.Contains(':') ? key[..key.LastIndexOf(':')] : "";
}
