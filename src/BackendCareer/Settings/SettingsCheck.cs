using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace BackendCareer.Settings;

/// <summary>
/// What an operator has set, beside what can be set: every value that is none and every name that is nobody's, before anything
/// reads them. The framework would end in a trace at the first, and take no notice of the second.
/// </summary>
public sealed partial class SettingsCheck(ImmutableArray<Setting> known, ImmutableArray<GivenSetting> given)
{
    private readonly SettingNames _names = new(known);

    /// <summary>Those of the site, each with what holds.</summary>
    public IEnumerable<(Setting Setting, ImmutableArray<GivenSetting> Given)> InForce =>
        known.Where(setting => !setting.IsOfHost).Select(setting =>
            (setting, HoldingValues().Where(value => _names.Find(value.Key) == setting).ToImmutableArray()));

    /// <returns>What holds; the empty text where that is nothing, or cannot be understood.</returns>
    public string TextOf(string key) => string.Join(',', ItemsOf(key));

    public IReadOnlyList<string> ItemsOf(string key)
    {
        var (setting, values) = InForce.First(each => each.Setting.Key == key);
        IEnumerable<string> items = values.IsEmpty && !setting.IsList
            ? [Convert.ToString(setting.Default, CultureInfo.InvariantCulture) ?? ""]
            : values.Select(value => value.Value).Where(text => setting.Refusal(text) is null);
        return [.. items.Where(text => text.Length > 0)];
    }

    /// <summary>One sentence for each, the same whatever it keeps from starting.</summary>
    public ImmutableArray<string> Problems =>
        [.. given.Select(_names.RefusalOf).OfType<string>().Distinct(), .. HoldingValues().Select(Refusal).OfType<string>()];

    /// <exception cref="CannotStartException">A name or a value cannot be understood.</exception>
    public void Demand()
    {
        if (Problems is [_, ..] problems)
        {
            throw new CannotStartException(string.Join(Environment.NewLine, problems));
        }
    }

    /// <summary>A wrong value that another one takes the place of does no harm.</summary>
    private IEnumerable<GivenSetting> HoldingValues() => given.Where(IsHeard)
        .GroupBy(value => value.Key, StringComparer.OrdinalIgnoreCase)
        .Select(values => values.Last());

    /// <summary>A plain variable with a word of the host, such as ENVIRONMENT or WEBROOT, is somebody else's.</summary>
    private static bool IsHeard(GivenSetting value) => value.Key.ToLowerInvariant() switch
    {
        _ when value.Origin.Kind == OriginKind.Program => false,
        "urls" or "http_ports" or "https_ports" or "allowedhosts" => true,
        "environment" => value.Origin is { Kind: OriginKind.Environment, Where: not "" } or { Kind: OriginKind.CommandLine },
        var key => key.Contains(':') || value.Origin is not { Kind: OriginKind.Environment, Where: "" },
    };

    private string? Refusal(GivenSetting value)
    {
        var setting = _names.Find(value.Key);
        var refusal = setting?.Refusal(value.Value) ?? Lack(setting?.Needs, value);
        return refusal is null ? null : $"{value.Name} {refusal}";
    }

    private string? Lack(string? needed, GivenSetting value)
    {
        var other = needed is null ? null : Setting.Filled(needed, value.Key);
        return other is null || given.Any(each => each.Key.Equals(other, StringComparison.OrdinalIgnoreCase))
            ? null
            : $"does nothing without {value.Origin.Spell(other)}; set that one too.";
    }

    /// <returns>Which value it was that the framework could not take, whoever asked for it; null where the error is another.</returns>
    public string? RefusalOf(Exception error)
    {
        if (Unbindable().Match(error.Message) is not { Success: true } told)
        {
            return error.InnerException is { } inner ? RefusalOf(inner) : null;
        }

        var (text, key) = (told.Groups["value"].Value, told.Groups["key"].Value); // the key may lack its section
        var name = given.LastOrDefault(each => $":{each.Key}".EndsWith($":{key}", StringComparison.OrdinalIgnoreCase))?.Name ?? key;
        return $"{name} {Setting.Refused(text, "a value that can be, or leave it out")}";
    }

    [GeneratedRegex("^Failed to convert configuration value (?:'(?<value>.*)' )?at '(?<key>[^']*)' to type", RegexOptions.Singleline)]
    private static partial Regex Unbindable();
}
