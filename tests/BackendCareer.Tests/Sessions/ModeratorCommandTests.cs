using System.Net;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Sessions;

/// <summary>The program itself, run as an operator runs it beside the site.</summary>
[Trait("Category", "Slow")]
public sealed class ModeratorCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Moderators_are_added_listed_and_removed()
    {
        await DoneAsync("Ада can sign in at /sign-in.", TestSite.Password + "\n", "add", "Ада", "--password-stdin");
        await DoneAsync("Grace Hopper can sign in at /sign-in.", TestSite.Password, "add", "  Grace   Hopper ", "--password-stdin");
        await DoneAsync("Grace Hopper: no passkey\nАда: no passkey", "", "list");

        using var site = new TestSite().With("ConnectionStrings:Comments", $"Data Source={_folder.PathOf("comments.db")}");
        using var moderator = await site.AsModeratorAsync("grace hopper");
        await DoneAsync("Grace Hopper is no moderator any more, and open sessions have ended.", "", "remove", "GRACE HOPPER");
        await DoneAsync("Ада: no passkey", "", "list");
        await AssertSignedOutAsync(moderator);
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_of_the_old_one_and_every_lock()
    {
        const string Newer = "a newer and better one";
        await DoneAsync("Grace can sign in at /sign-in.", TestSite.Password, "add", "Grace", "--password-stdin");
        using var site = new TestSite().With("ConnectionStrings:Comments", $"Data Source={_folder.PathOf("comments.db")}");
        using var moderator = await site.AsModeratorAsync();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await SignInAsync(site, "wrong");
        }

        await DoneAsync(
            "Grace has a new password, and open sessions have ended.", Newer + "\r\n", "reset-password", "grace", "--password-stdin");
        Assert.Empty(await site.WithDatabaseAsync(db => db.Sessions.ToListAsync()));
        await AssertSignedOutAsync(moderator);
        using var old = await SignInAsync(site, TestSite.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        using var current = await SignInAsync(site, Newer);
        Assert.Equal(HttpStatusCode.SeeOther, current.StatusCode);
    }

    [Theory]
    [InlineData("A password has at least 12 characters.", "elevenchars", "add", "Grace", "--password-stdin")]
    [InlineData(
        "This password is easy to guess: it holds common words, names or passwords. "
            + "Take four words that have nothing to do with each other.", "password1234", "add", "Grace", "--password-stdin")]
    [InlineData("A name has 2 to 60 characters: letters, digits, spaces, and - . _ ' between them.", "", "add", "G", "--password-stdin")]
    [InlineData(
        "A name has 2 to 60 characters: letters, digits, spaces, and - . _ ' between them.", "", "add", "Grace\u202E", "--password-stdin")]
    [InlineData("There is no terminal to ask for the password on: send it to standard input and add --password-stdin.", "", "add", "Grace")]
    [InlineData("There is no moderator Nobody.", "", "remove", "Nobody")]
    [InlineData("There is no moderator Nobody.", "", "reset-password", "Nobody", "--password-stdin")]
    [InlineData("Required argument 'name' missing for command: 'add'. Try --help.", "", "add")]
    [InlineData("`everybody` is not understood here. Try --help.", "", "list", "everybody")]
    public async Task What_cannot_be_done_is_said_in_one_sentence(string expected, string input, params string[] arguments)
    {
        var end = await RunAsync(input, arguments);
        Assert.Equal((1, expected, ""), (end.ExitCode, end.Error.Trim(), end.Output));
    }

    [Fact]
    public async Task A_name_can_be_taken_once_whatever_its_case()
    {
        await DoneAsync("Grace can sign in at /sign-in.", TestSite.Password, "add", "Grace", "--password-stdin");
        var end = await RunAsync(TestSite.Password, "add", "GRACE", "--password-stdin");
        Assert.Equal((1, "There is already a moderator GRACE."), (end.ExitCode, end.Error.Trim()));
    }

    [Fact]
    public async Task A_mistyped_command_does_not_start_the_site()
    {
        var end = await SiteProcess.RunAsync(_folder, "", "moderators", "list");
        Assert.Equal((1, "`moderators` is not understood here. Try --help."), (end.ExitCode, end.Error.Trim()));
    }

    [Fact]
    public async Task Help_lists_the_commands()
    {
        var end = await SiteProcess.RunAsync(_folder, "", "moderator", "add", "--help");
        Assert.Equal((0, ""), (end.ExitCode, end.Error));
        Assert.Contains("--password-stdin", end.Output, StringComparison.Ordinal);
    }

    private async Task DoneAsync(string expected, string input, params string[] arguments)
    {
        var end = await RunAsync(input, arguments);
        Assert.Equal((0, expected, ""), (end.ExitCode, end.Output.Trim(), end.Error));
    }

    private Task<ProgramEnd> RunAsync(string input, params string[] arguments) =>
        SiteProcess.RunAsync(_folder, input, ["moderator", .. arguments]);

    /// <summary>Whoever is signed in is sent on from the sign-in page.</summary>
    private static async Task AssertSignedOutAsync(HttpClient moderator)
    {
        using var after = await moderator.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    private static Task<HttpResponseMessage> SignInAsync(TestSite site, string password) =>
        site.NewVisitor().SignInAsync("Grace", password);
}
