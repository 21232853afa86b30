using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using BackendCareer.Settings;

namespace BackendCareer.Doctor;

/// <summary>Every setting of the site as it is understood, and from where it comes; then what is not understood.</summary>
internal static partial class SettingsReport
{
    public static IEnumerable<Finding> Of(SettingsCheck settings) =>
        settings.InForce.Select(each => Finding.Ok(each.Setting.Key, TextOf(each.Setting, each.Given)))
            .Concat(settings.Problems.Select(problem => Finding.Fail("", problem)));

    private static string TextOf(Setting setting, ImmutableArray<GivenSetting> given)
    {
        var value = given.IsEmpty ? DefaultOf(setting) : string.Join(", ", given.Select(each => each.Value));
        var origin = given.IsEmpty ? "default" : string.Join(", ", given.Select(OriginOf).Distinct());
        return $"{(value.Length == 0 ? "none" : Secret().Replace(value, "$1…"))}  ({origin})";
    }

    private static string DefaultOf(Setting setting) =>
        setting.IsList ? "" : Convert.ToString(setting.Default, CultureInfo.InvariantCulture) ?? "";

    private static string OriginOf(GivenSetting given) => given.Origin.Kind switch
    {
        OriginKind.File => $"file {given.Origin.Where}",
        OriginKind.Environment => $"environment {given.Name}",
        OriginKind.CommandLine => $"command line {given.Name}",
        _ => "program",
    };

    /// <summary>In quotes a value may hold what ends another.</summary>
    [GeneratedRegex("""((?:password|pwd|key|secret|token)\s*=\s*)(?:'[^']*'|"[^"]*"|[^;])+""", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
