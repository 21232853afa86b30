using System.Collections.Immutable;
using BackendCareer.Settings;

namespace BackendCareer.Tests.Settings;

/// <summary>What an operator typed somewhere.</summary>
internal static class Given
{
    public static readonly SettingOrigin Variables = new(OriginKind.Environment);
    public static readonly SettingOrigin HostVariables = new(OriginKind.Environment, "ASPNETCORE_");
    public static readonly SettingOrigin RuntimeVariables = new(OriginKind.Environment, "DOTNET_");
    public static readonly SettingOrigin Words = new(OriginKind.CommandLine);
    public static readonly SettingOrigin InFile = new(OriginKind.File, "appsettings.json");

    public static ImmutableArray<string> Problems(params (SettingOrigin, string, string)[] given) => Check(given).Problems;

    public static SettingsCheck Check(params (SettingOrigin Origin, string Key, string Value)[] given) =>
        new(KnownSettings.All, [.. given.Select(each => new GivenSetting(each.Origin, each.Key, each.Value))]);
}
