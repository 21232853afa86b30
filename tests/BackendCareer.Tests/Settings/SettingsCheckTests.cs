using System.ComponentModel.DataAnnotations;
using System.Reflection;
using BackendCareer.Comments;
using BackendCareer.Settings;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static BackendCareer.Tests.Settings.Given;

namespace BackendCareer.Tests.Settings;

/// <summary>What an operator typed, and the one sentence that says what is wrong with it.</summary>
public sealed class SettingsCheckTests
{
    private const string Holding = "write one of Never, Suspicious, FirstPost, Always.";

    [Theory]
    [InlineData("Comments:HoldWhen", "Sometimes", "is “Sometimes”; " + Holding)]
    [InlineData("Comments:HoldWhen", "7", "is “7”; " + Holding)]
    [InlineData("Comments:HoldWhen", "1", "is “1”; " + Holding)]
    [InlineData("Comments:HoldWhen", "Never,Always", "is “Never,Always”; " + Holding)]
    [InlineData("Comments:HoldWhen", "", "is empty; " + Holding)]
    [InlineData("Comments:HoldWhen", "A\nB", "is “A B”; " + Holding)]
    [InlineData("Comments:Limits:Links", "five", "is “five”; write a whole number from 0 to 50.")]
    [InlineData("Comments:Limits:EditMinutes", "15m", "is “15m”; write a whole number from 0 to 1440.")]
    [InlineData("Comments:Limits:Links", "", "is empty; write a whole number from 0 to 50.")]
    [InlineData("Comments:Limits:Links", "5.0", "is “5.0”; write a whole number from 0 to 50.")]
    [InlineData("Comments:Limits:Links", "99999999999", "is “99999999999”; write a whole number from 0 to 50.")]
    [InlineData("comments:limits:links", "-1", "is “-1”; write a whole number from 0 to 50.")]
    [InlineData("Sessions:SignInsPerQuarterHour", "ten", "is “ten”; write a whole number from 0 to 10000.")]
    [InlineData("Site:SecondsBeforeEnd", "21", "is “21”; write a whole number from 0 to 20.")]
    [InlineData("Comments:CreateWhenMissing", "yes", "is “yes”; write true or false.")]
    [InlineData("Comments:PublicLog", "on", "is “on”; write true or false.")]
    [InlineData("Comments:KnownProxies:3", "proxy", "is “proxy”; write the proxy's IP address, such as 10.0.0.1, or the network it is in, "
        + "such as 10.0.0.0/8.")]
    [InlineData("Logging:LogLevel:Default", "Loud", "is “Loud”; write one of Trace, Debug, Information, Warning, Error, Critical, None.")]
    [InlineData("Logging:Console:LogLevel:Microsoft.AspNetCore", "9", "is “9”; write one of Trace, Debug, Information, Warning, Error, "
        + "Critical, None.")]
    [InlineData("ConnectionStrings:Comments", "", "names no file; write it as `Data Source=data/comments.db`.")]
    [InlineData("ConnectionStrings:Comments", "Data Source=:memory:",
        "would lose every comment with the end of the site; write it as `Data Source=data/comments.db`.")]
    [InlineData("ConnectionStrings:Comments", "Filename=file::memory:?cache=shared",
        "would lose every comment with the end of the site; write it as `Data Source=data/comments.db`.")]
    [InlineData("ConnectionStrings:Comments", "Data Source=x;Mode=Memory",
        "would lose every comment with the end of the site; write it as `Data Source=data/comments.db`.")]
    [InlineData("ConnectionStrings:Comments", "Data Source=x;Mode=ReadOnly",
        "would let nobody write; write it as `Data Source=data/comments.db`.")]
    [InlineData("ConnectionStrings:Comments", "Data Source=file:x.db",
        "names a file by an address instead of its path; write it as `Data Source=data/comments.db`.")]
    [InlineData("ConnectionStrings:Comments", "Server=db", "cannot be read (Connection string keyword 'server' is not supported. For a "
        + "possible alternative, see https://go.microsoft.com/fwlink/?linkid=2142181); write it as `Data Source=data/comments.db`.")]
    public void A_value_that_cannot_be_is_told_with_what_can(string key, string value, string refusal)
    {
        Assert.Equal($"{key.Replace(":", "__")} {refusal}", Assert.Single(Problems((Variables, key, value))));
        Assert.Equal($"--{key} {refusal}", Assert.Single(Problems((Words, key, value))));
        Assert.Equal($"{key} in appsettings.json {refusal}", Assert.Single(Problems((InFile, key, value))));
    }

    [Theory]
    [InlineData("Comments:HoldWhn", "did you mean Comments__HoldWhen?")]
    [InlineData("Comments:Limits:PerKeyPerMinut", "did you mean Comments__Limits__PerKeyPerMinute?")]
    [InlineData("Comments:Limit:Links", "did you mean Comments__Limits__Links?")]
    [InlineData("Comments:Links", "did you mean Comments__Limits__Links?")]
    [InlineData("Comments:Anything", "Comments has KnownProxies, HoldWhen, HeldWordsFile, CreateWhenMissing, PublicLog, Limits.")]
    [InlineData("Comments:KnownProxy:0", "did you mean Comments__KnownProxies__0?")]
    [InlineData("Comments:KnownProxies:0:Address",
        "Comments has KnownProxies, HoldWhen, HeldWordsFile, CreateWhenMissing, PublicLog, Limits.")]
    [InlineData("ConnectionStrings:Comment", "did you mean ConnectionStrings__Comments?")]
    [InlineData("ConnectionStrings:Default", "ConnectionStrings has Comments.")]
    [InlineData("Content:Foldr", "did you mean Content__Folder?")]
    [InlineData("Site:Adress", "did you mean Site__Address?")]
    [InlineData("Sessions:Timeout", "Sessions has SignInsPerQuarterHour, RequirePasskey.")]
    [InlineData("Comment:HoldWhen", "did you mean Comments__HoldWhen?")]
    [InlineData("Comment:HoldWhn", "did you mean Comments__HoldWhen?")]
    [InlineData("COMMENT:KNOWNPROXIES:0", "did you mean Comments__KnownProxies__0?")]
    [InlineData("Commnets:HoldWhen", "did you mean Comments__HoldWhen?")]
    [InlineData("Kestrl:Endpoints:Http:Url", "did you mean Kestrel__Endpoints__Http__Url?")]
    [InlineData("Kestrel:Endpoints:Http:Urls", "did you mean Kestrel__Endpoints__Http__Url?")]
    [InlineData("Kestrel:AddServerHeader", "Kestrel has Endpoints, EndpointDefaults, Certificates.")]
    [InlineData("Logging:Console:MaxQueueLenght", "did you mean Logging__Console__MaxQueueLength?")]
    [InlineData("Logging:Console:TimestampFormat", "did you mean Logging__Console__FormatterOptions__TimestampFormat?")]
    [InlineData("Logging:LogLvel:Default", "did you mean Logging__LogLevel__Default?")]
    [InlineData("ConnectionString:Comments", "did you mean ConnectionStrings__Comments?")]
    [InlineData("Loging:LogLevel:Default", "did you mean Logging__LogLevel__Default?")]
    [InlineData("AllowedHost", "did you mean AllowedHosts?")]
    public void A_mistyped_name_is_told_with_the_one_that_may_be_meant(string key, string remedy) => Assert.Equal(
        $"There is no setting {key.Replace(":", "__")}; {remedy}", Assert.Single(Problems((Variables, key, "1"))));

    [Theory]
    [InlineData("port", "80", "--port; did you mean --urls http://127.0.0.1:80?")]
    [InlineData("url", "http://127.0.0.1:80", "--url; did you mean --urls?")]
    [InlineData("HoldWhen", "Never", "--HoldWhen; did you mean --Comments:HoldWhen?")]
    [InlineData("Comments:HoldWhn", "Never", "--Comments:HoldWhn; did you mean --Comments:HoldWhen?")]
    [InlineData("enviroment", "Production", "--enviroment; did you mean --environment?")]
    [InlineData("Anything:Else", "1", "--Anything:Else; README.md lists those that there are, such as --Comments:HoldWhen.")]
    [InlineData("Sesions:Timeout", "1", "--Sesions:Timeout; Sessions has SignInsPerQuarterHour, RequirePasskey.")]
    [InlineData("verbose", "1", "--verbose; README.md lists those that there are, such as --Comments:HoldWhen.")]
    public void On_the_command_line_every_name_is_meant_for_the_site(string key, string value, string refusal) =>
        Assert.Equal($"There is no setting {refusal}", Assert.Single(Problems((Words, key, value))));

    [Fact]
    public void A_file_and_the_variables_of_the_host_are_told_where_they_are()
    {
        Assert.Equal("There is no setting Comments:HoldWhn in appsettings.json; did you mean Comments:HoldWhen?",
            Assert.Single(Problems((InFile, "Comments:HoldWhn", "Never"))));
        Assert.Equal("There is no setting ASPNETCORE_URL; did you mean ASPNETCORE_URLS?",
            Assert.Single(Problems((HostVariables, "URL", "http://127.0.0.1:80"))));
    }

    [Fact]
    public void What_others_set_for_themselves_is_nobodys_business() => Assert.Empty(Problems(
        (Variables, "PATH", "/bin"), (Variables, "HOME", "/root"), (Variables, "ASPNETCORE_URLS", "x"),
        (Variables, "DOTNET_gcServer", "1"),
        (Variables, "SITE", "guide"), (Variables, "COMMENTS", "on"), (Variables, "CONTENT", "/srv"), (Variables, "LANG", ""),
        (Variables, "LOGIN:X", "1"), (Variables, "COMMENTO:X", "1"), (Variables, "Size:X", "1"), (Variables, "Sesions:Timeout", "1"),
        (Variables, "Plugin:LogLevel:Default", "1"), (Variables, "State:Address", "1"), (InFile, "Sizes:Path", "1"),
        (Variables, "Logging:Seq:ServerUrl", "http://logs"), (Variables, "WEBROOT", "/x"), (Variables, "CONTENTROOT", "/x"),
        (Variables, "APPLICATIONNAME", "x"), (Variables, "PATHBASE", "/x"), (Variables, "SHUTDOWNTIMEOUTSECONDS", "x"),
        (Words, "contentRoot", "/src"), (Words, "applicationName", "BackendCareer"),
        (Variables, "npm_config:cache", "x"), (Variables, "KUBERNETES:PORT", "443"), (Variables, "port", "80"),
        (RuntimeVariables, "RUNNING_IN_CONTAINER", "true"), (RuntimeVariables, "URL", "x"), (RuntimeVariables, "gcServer", "1"),
        (HostVariables, "HTTP_PORTS", "8080"), (HostVariables, "VERSION", "10.0"), (InFile, "Serilog:MinimumLevel", "Debug"),
        (Words, "Comments", ""), (Words, "comments:limits", ""),
        (Words, "Kestrel:Endpoints:Http:Url", "http://127.0.0.1:0"), (Words, "Logging:LogLevel:X", "warning"),
        (new SettingOrigin(OriginKind.Program), "anything", "1")));

    [Fact]
    public void All_that_is_wrong_is_told_at_once_and_each_thing_once()
    {
        (SettingOrigin, string, string)[] given =
        [
            (Variables, "Comments:HoldWhen", "7"), (Variables, "Site:Adress", "x"), (Variables, "Site:Adress", "y"),
            (Words, "port", "1"),
        ];
        Assert.Equal(3, Problems(given).Length);
        var told = Assert.Throws<CannotStartException>(() => Check(given).Demand()).Message;
        Assert.Equal(Problems(given), told.Split(Environment.NewLine));
    }

    [Fact]
    public void Only_the_value_that_holds_has_to_be_right()
    {
        var check = Check((InFile, "Comments:HoldWhen", "Sometimes"), (Variables, "comments:holdwhen", "Never"));
        Assert.Empty(check.Problems);
        Assert.Equal("Never", check.TextOf("Comments:HoldWhen"));
    }

    [Fact]
    public void What_cannot_be_understood_counts_as_nothing() =>
        Assert.Equal("", Check((Variables, "Site:Address", "guide.example")).TextOf("Site:Address"));

    [Fact]
    public void Every_default_is_possible() => Assert.All(
        KnownSettings.All.Where(setting => setting.Default is not null and not List<string>),
        setting => Assert.Null(setting.Refusal(setting.Default!.ToString()!)));

    [Fact]
    public void Every_limit_holds_at_both_ends()
    {
        foreach (var property in typeof(CommentLimits).GetProperties().Where(property => property.CanWrite))
        {
            var (range, setting) = (property.GetCustomAttribute<RangeAttribute>()!,
                KnownSettings.All.Single(setting => setting.Key == $"Comments:Limits:{property.Name}"));
            Assert.All(new[] { range.Minimum, range.Maximum }, end => Assert.Null(setting.Refusal($"{end}")));
            Assert.All(new[] { (int)range.Minimum - 1, (int)range.Maximum + 1 }, beyond => Assert.NotNull(setting.Refusal($"{beyond}")));
        }
    }

    [Fact]
    public void A_setting_is_known_with_its_place_and_nobody_watches_its_file()
    {
        using var folder = new TestFolder();
        folder.Write("settings.json", """{ "Comments": { "HoldWhen": "Never", "KnownProxies": ["10.0.0.1"], "Limits": {} } }""");
        using var configuration = new ConfigurationManager();
        configuration.AddJsonFile(folder.PathOf("settings.json")).AddCommandLine(["--Site:PathBase", "/guide"]);
        Assert.Equal(
            ["Comments:HoldWhen in settings.json Never", "Comments:KnownProxies:0 in settings.json 10.0.0.1", "--Site:PathBase /guide"],
            GivenSetting.In(configuration).Select(given => $"{given.Name} {given.Value}"));
    }

    /// <summary>A watcher takes one of the 128 that a user has by default, and without one left no start would succeed.</summary>
    [Fact]
    public void Nobody_watches_the_files_of_settings()
    {
        using var site = new TestSite();
        var configuration = (IConfigurationBuilder)site.Services.GetRequiredService<IConfiguration>();
        var files = configuration.Sources.OfType<FileConfigurationSource>().ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.False(file.ReloadOnChange));
    }
}
