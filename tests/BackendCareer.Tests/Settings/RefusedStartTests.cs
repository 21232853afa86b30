using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Settings;

/// <summary>What an operator reads when a setting ends the start: one sentence.</summary>
[Trait("Category", "Slow")]
public sealed class RefusedStartTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_setting_out_of_its_range_is_named() => Assert.Contains(
        "BodyCharacters", await SentenceAsync([], "--Comments:Limits:BodyCharacters", "5"), StringComparison.Ordinal);

    [Fact]
    public async Task A_demand_that_nobody_could_meet_is_told() => Assert.Equal(
        "Sessions:RequirePasskey is true, and no passkey can be made: Site:Address is not set. Set Site__Address to the public address, "
            + "such as https://guide.example, or Sessions__RequirePasskey=false.",
        await SentenceAsync([], "--Sessions:RequirePasskey", "true"));

    [Theory]
    [InlineData("Site:Address", "guide.example")]
    [InlineData("Site:PathBase", "guide")]
    [InlineData("Comments:KnownProxies:0", "proxy.example")]
    public async Task A_setting_that_says_where_the_site_is_and_cannot_be_is_named(string setting, string value) =>
        Assert.Contains($"“{value}”", await SentenceAsync([], "--" + setting, value), StringComparison.Ordinal);

    [Theory]
    [InlineData("Comments__HoldWhn=Never", "There is no setting Comments__HoldWhn; did you mean Comments__HoldWhen?")]
    [InlineData("comments__holdwhen=7", "comments__holdwhen is “7”; write one of Never, Suspicious, FirstPost, Always.")]
    [InlineData("Comments__Limits__Links=", "Comments__Limits__Links is empty; write a whole number from 0 to 50.")]
    [InlineData("Logging__LogLevel__Default=Loud",
        "Logging__LogLevel__Default is “Loud”; write one of Trace, Debug, Information, Warning, Error, Critical, None.")]
    [InlineData("ASPNETCORE_ENVIRONMENT=Prodction",
        "ASPNETCORE_ENVIRONMENT is “Prodction”; write one of Development, Production, Staging.")]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:99999",
        "ASPNETCORE_URLS is “http://127.0.0.1:99999”; write scheme, host and port, such as http://localhost:5000, and a path into "
        + "Site:PathBase.")]
    [InlineData("Logging__Console__MaxQueueLength=abc", "Logging__Console__MaxQueueLength is “abc”; write a whole number from 1.")]
    [InlineData("SQLCONNSTR_Comment=x", "There is no setting SQLCONNSTR_Comment; did you mean SQLCONNSTR_Comments?")]
    [InlineData("ASPNETCORE_PATHBASE=/x",
        "ASPNETCORE_PATHBASE does nothing here; Site:PathBase names the path below which the site stands.")]
    public async Task A_variable_that_cannot_be_is_told_in_one_sentence(string variable, string sentence) =>
        Assert.Equal(sentence, await SentenceAsync(["env", variable]));

    [Theory]
    [InlineData("`-p` is not understood; a setting is written as --Comments:HoldWhen=Never.", "-p", "80")]
    [InlineData("`-p=80` is not understood; a setting is written as --Comments:HoldWhen=Never.", "-p=80")]
    [InlineData("`more` is not understood; a setting is written as --Comments:HoldWhen=Never.", "--urls", "http://127.0.0.1:0", "more")]
    [InlineData("--urls has no value; a setting is written as --Comments:HoldWhen=Never.", "--urls")]
    [InlineData("There is no folder /nowhere/, which is to hold the settings.", "--contentRoot", "/nowhere")]
    public async Task No_word_is_passed_over(string sentence, params string[] words) =>
        Assert.Equal(sentence, await SentenceAsync([], words));

    [Fact]
    public async Task A_file_of_settings_that_cannot_be_read_is_told_with_the_place()
    {
        _folder.Write("appsettings.json", "{ \"Comments\": ");
        Assert.Matches("^The settings cannot be read. .*LineNumber: 0", await SentenceAsync([]));
        _folder.Write("appsettings.json", "{ \"Coments\": { \"HoldWhen\": \"Never\" } }");
        Assert.Equal(
            "There is no setting Coments:HoldWhen in appsettings.json; did you mean Comments:HoldWhen?",
            await SentenceAsync([]));
    }

    [Fact]
    public async Task The_log_has_the_form_that_is_asked_for()
    {
        var end = await SiteProcess.RunAsync(_folder, "", "--Content:Folder", "/nowhere",
            "--Logging:Console:FormatterName", "json", "--Logging:LogLevel:Default", "Trace");
        Assert.All(end.Output.Trim().Split('\n'), line => Assert.StartsWith("{", line, StringComparison.Ordinal));
    }

    private async Task<string> SentenceAsync(string[] before, params string[] words) =>
        Assert.Single((await SiteProcess.RefusalAsync(_folder, before, words)).Split('\n'));
}
