using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Settings;

/// <summary>Which names an operator can have meant: a mistyped one is refused, and the nearest said.</summary>
public sealed class SettingNames(ImmutableArray<Setting> known)
{
    private const string Logging = "Logging";

    /// <summary>Of a whole name with its sections; a section alone is soon near to a word of another program.</summary>
    private const int LettersToOneMistake = 7;

    /// <summary>Of the host and the server. A variable of the environment with another name is somebody else's.</summary>
    private static readonly string[] WordsOfFramework =
    [
        "AllowedHosts", "applicationName", "captureStartupErrors", "contentRoot", "detailedErrors", "environment",
        "forwardedHeaders_enabled", "hostBuilder", "hostingStartupAssemblies", "hostingStartupExcludeAssemblies", "http_ports",
        "https_port", "https_ports", "pathBase",
        "preferHostingUrls", "preventHostingStartup", "reloadStaticAssetsAtRuntime", "shutdownTimeoutSeconds", "startupAssembly",
        "staticWebAssets", "suppressStatusMessages", "urls", "webRoot",
    ];

    private readonly string[] _sections =
        [.. known.Where(setting => setting.Key.Contains(':')).Select(setting => TopOf(setting.Key)).Distinct()];

    private readonly Setting[] _possible = [.. known.Where(setting => !setting.DoesNothing)];

    public Setting? Find(string key) => known.FirstOrDefault(setting => setting.Covers(key));

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
    private bool IsEmptySection(GivenSetting given) => given.Value.Length == 0
        && known.Any(setting => setting.For(given.Key).StartsWith(given.Key + ":", StringComparison.OrdinalIgnoreCase));

    /// <summary>Of the framework, or a variable that happens to have the name of a section.</summary>
    private static bool IsOfOthers(GivenSetting given) =>
        WordsOfFramework.Contains(TopOf(given.Key), StringComparer.OrdinalIgnoreCase)
        || (given.Origin is { Kind: OriginKind.Environment, Where: "" or "DOTNET_" } && IsWordOfOthers(given.Key));

    private static bool IsWordOfOthers(string key) => !key.Contains(':') && NearestOf(key, ["AllowedHosts"]) is null;

    /// <returns>Null for what a log that somebody has added may read.</returns>
    private string? InSection(string section, string key, SettingOrigin origin)
    {
        var settings = _possible.Where(setting => IsSame(TopOf(setting.Key), section)).ToList();
        var meant = settings.Where(setting => IsSame(setting.Key.Split(':')[^1], key.Split(':')[^1]) && !setting.Key.Contains('*'))
                .Select(setting => RestOf(setting.Key)).FirstOrDefault()
            ?? NearestOf(RestOf(key), settings.Select(setting => RestOf(ItemOf(setting, key))));
        return meant switch
        {
            not null => $"did you mean {origin.Spell($"{section}:{meant}")}?",
            null when section == Logging && !key.StartsWith("Logging:Console:", StringComparison.OrdinalIgnoreCase) => null,
            null => $"{section} has {string.Join(", ", settings.Select(setting => TopOf(RestOf(setting.Key))).Distinct())}.",
        };
    }

    private string? Elsewhere(GivenSetting given)
    {
        var (key, origin) = (given.Key, given.Origin);
        var near = key.Contains(':') ? NearestPath(key) : NearestOf(key, WordsOfFramework);
        if (near is not null)
        {
            return $"did you mean {origin.Spell(near)}?";
        }

        return origin.Kind == OriginKind.CommandLine ? OnCommandLine(given) : null;
    }

    private string? NearestPath(string key) => _possible.Select(setting => ItemOf(setting, key))
        .Select(path => (Path: path, Edits: Nearest.Edits(path.ToLowerInvariant(), key.ToLowerInvariant())))
        .Where(each => each.Edits <= Math.Max(1, each.Path.Length / LettersToOneMistake))
        .OrderBy(each => each.Edits).Select(each => each.Path).FirstOrDefault();

    /// <summary>Where everything is meant for us.</summary>
    private string OnCommandLine(GivenSetting given)
    {
        var (key, origin) = (given.Key, given.Origin);
        if (key.Contains(':') && NearestOf(TopOf(key), _sections) is { } section
            && InSection(section, $"{section}:{RestOf(key)}", origin) is { } remedy)
        {
            return remedy;
        }

        if (IsSame(key, "port"))
        {
            return $"did you mean --urls http://127.0.0.1:{given.Value}?";
        }

        return _possible.FirstOrDefault(setting => IsSame(setting.Key.Split(':')[^1], key) && !setting.Key.Contains('*')) is { } meant
            ? $"did you mean {origin.Spell(meant.Key)}?"
            : "README.md lists those that there are, such as --Comments:HoldWhen.";
    }

    private static string ItemOf(Setting setting, string key) => setting.For(key) + (setting.IsList ? ":0" : "");

    private static string? NearestOf(string word, IEnumerable<string> candidates)
    {
        var byLetters = candidates.DistinctBy(name => name.ToLowerInvariant()).ToDictionary(name => name.ToLowerInvariant());
        return Nearest.To(word.ToLowerInvariant(), byLetters.Keys) is { } near ? byLetters[near] : null;
    }

    private static bool IsSame(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string TopOf(string key) => key.Split(':')[0];

    private static string RestOf(string key) => key.Contains(':') ? key[(key.IndexOf(':') + 1)..] : "";
}
