using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace BackendCareer.Settings;

public enum OriginKind
{
    Program,
    File,
    Environment,
    CommandLine,
}

/// <summary>From where a value came.</summary>
/// <param name="Where">The name of the file, or the prefix of the variables.</param>
public sealed record SettingOrigin(OriginKind Kind, string Where = "")
{
    /// <summary>As somebody types it there.</summary>
    public string Spell(string key) => Kind switch
    {
        OriginKind.Environment when Where.EndsWith(GivenSetting.OfConnection, StringComparison.OrdinalIgnoreCase) =>
            Where + key[(key.IndexOf(':') + 1)..],
        OriginKind.Environment when Where.Length > 0 && !key.Contains(':') => Where + key.ToUpperInvariant(), // as everybody writes it
        OriginKind.Environment => Where + key.Replace(":", "__", StringComparison.Ordinal),
        OriginKind.CommandLine => "--" + key,
        _ => key,
    };

    public string NameOf(string key) => Kind == OriginKind.File ? $"{key} in {Where}" : Spell(key);

    internal static SettingOrigin Of(IConfigurationSource source) => source switch
    {
        JsonConfigurationSource json => new(OriginKind.File, json.Path ?? ""),
        EnvironmentVariablesConfigurationSource variables => new(OriginKind.Environment, variables.Prefix ?? ""),
        CommandLineConfigurationSource => new(OriginKind.CommandLine),
        _ => new(OriginKind.Program),
    };
}

/// <summary>What somebody has set, whether there is such a setting or not.</summary>
public sealed record GivenSetting(SettingOrigin Origin, string Key, string Value)
{
    /// <summary>
    /// The end of a prefix such as <c>SQLAZURECONNSTR_</c>, with which Azure writes variables. The framework reads each as one of
    /// <c>ConnectionStrings</c>, and beside it the provider that the prefix speaks of.
    /// </summary>
    internal const string OfConnection = "CONNSTR_";

    private const string Connections = "ConnectionStrings:";
    private const string Provider = "_ProviderName";

    public string Name => Origin.NameOf(Key);

    /// <summary>In the order in which they hold: the last one of a key counts.</summary>
    public static IEnumerable<GivenSetting> In(ConfigurationManager configuration)
    {
        var providers = ((IConfigurationRoot)configuration).Providers;
        return ((IConfigurationBuilder)configuration).Sources.Zip(providers)
            .SelectMany(pair => Below(pair.Second, null, SettingOrigin.Of(pair.First)))
            .Select(given => given.AsTyped()).OfType<GivenSetting>();
    }

    private static IEnumerable<GivenSetting> Below(IConfigurationProvider provider, string? parent, SettingOrigin origin)
    {
        foreach (var name in provider.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var key = parent is null ? name : $"{parent}:{name}";
            if (provider.TryGet(key, out var value) && value is not null)
            {
                yield return new GivenSetting(origin, key, value);
            }

            foreach (var below in Below(provider, key, origin))
            {
                yield return below;
            }
        }
    }

    /// <returns>Null for what nobody typed.</returns>
    private GivenSetting? AsTyped()
    {
        if (Origin != new SettingOrigin(OriginKind.Environment) || !Key.StartsWith(Connections, StringComparison.OrdinalIgnoreCase))
        {
            return this;
        }

        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>().ToList();
        var name = Key[Connections.Length..];
        if (variables.Any(variable =>
            variable.Replace("__", ":", StringComparison.Ordinal).Equals(Key, StringComparison.OrdinalIgnoreCase)))
        {
            return this;
        }

        if (EndsWith(name, Provider) && variables.Any(variable => EndsWith(variable, OfConnection + name[..^Provider.Length])))
        {
            return null;
        }

        return variables.FirstOrDefault(variable => EndsWith(variable, OfConnection + name)) is { } typed
            ? this with { Origin = Origin with { Where = typed[..^name.Length] } }
            : this;
    }

    private static bool EndsWith(string variable, string end) => variable.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
