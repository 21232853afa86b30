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
        known.Select(setting => (setting, HoldingValues().Where(value => _names.Find(value.Key) == setting).ToImmutableArray()));

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

    /// <summary>The host asks its own variables which environment it is in: a plain ENVIRONMENT is somebody else's.</summary>
    private static bool IsHeard(GivenSetting value) => !value.Key.Equals("environment", StringComparison.OrdinalIgnoreCase)
        || value.Origin is { Kind: OriginKind.Environment, Where: not "" } or { Kind: OriginKind.CommandLine };

    private string? Refusal(GivenSetting value)
    {
        var refusal = LogLevelKey().IsMatch(value.Key) ? LogLevelRefusal(value.Value) : _names.Find(value.Key)?.Refusal(value.Value);
        return refusal is null ? null : $"{value.Name} {refusal}";
    }

    private static string? LogLevelRefusal(string level)
    {
        var levels = Enum.GetNames<LogLevel>();
        return levels.Contains(level, StringComparer.OrdinalIgnoreCase)
            ? null
            : Setting.Refused(level, $"one of {string.Join(", ", levels)}");
    }

    [GeneratedRegex(@"^Logging:([^:]+:)?LogLevel:[^:]+\z", RegexOptions.IgnoreCase)]
    private static partial Regex LogLevelKey();
}
