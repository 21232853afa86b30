using System.Net;
using BackendCareer.Sessions;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace BackendCareer.Tests.Sessions;

/// <summary>A moderator with Chromium and a device of its own making, on localhost.</summary>
[Collection(nameof(OneBrowser))]
public sealed class PasskeyBrowserTests(Browser browser) : IDisposable
{
    private const string Refused =
        "This passkey was not accepted: it was removed here, belongs to another site, or is an old copy of another one.";

    private readonly TestSite _site = new() { Environment = "Development" };

    public void Dispose() => _site.Dispose();

    [BrowserFact]
    public async Task A_passkey_is_added_signs_in_and_its_answer_opens_nothing_when_it_is_sent_again()
    {
        var page = await OpenAsync();
        var errors = Browser.ErrorsOf(page);
        var asked = Browser.RequestsOf(page);
        await using var device = await VirtualDevice.PlugInAsync(page);
        await SignInByPasswordAsync(page);
        Assert.DoesNotContain(asked, address => address.EndsWith("/options", StringComparison.Ordinal)); // nobody has pressed a button
        await AddAsync(page, "Key ring");
        await SignOutAsync(page);

        await page.GotoAsync("/sign-in?returnUrl=/moderation/log");
        var sent = await page.RunAndWaitForRequestAsync(PressAsync(page, "Use a passkey"), IsAnswer);
        await Assertions.Expect(page).ToHaveURLAsync("/moderation/log");
        Assert.Empty(errors);
        var cookies = (await sent.AllHeadersAsync())["cookie"];
        using var thief = NewThief(cookies);
        using var again = await thief.PostAsync(Passkeys.SignIn, new StringContent(
            sent.PostData!, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.StartsWith("This came too late", await again.ToldAsync(), StringComparison.Ordinal);
        Assert.Single(await _site.WithDatabaseAsync(db => db.Sessions.ToListAsync()));
    }

    [BrowserFact]
    public async Task A_counter_that_went_back_is_refused_with_the_name_that_was_typed_and_so_is_a_removed_passkey()
    {
        var page = await OpenAsync();
        await using var device = await VirtualDevice.PlugInAsync(page);
        await SignInByPasswordAsync(page);
        await AddAsync(page, "Key ring");
        await SignOutAsync(page);
        await page.GotoAsync("/sign-in");
        await PressAsync(page, "Use a passkey")();
        await Assertions.Expect(page).ToHaveURLAsync("/moderation");
        await SignOutAsync(page);

        await device.SetCounterAsync(1);
        await AssertRefusedAsync(page);
        await device.SetCounterAsync(100);
        Assert.Equal(0, ModeratorCommand.Create(_site.Services).Run("remove-passkeys", "Grace").ExitCode);
        await AssertRefusedAsync(page);
    }

    [BrowserFact]
    public async Task Who_cancels_is_told_so_and_has_lost_nothing()
    {
        var page = await OpenAsync();
        await using var device = await VirtualDevice.PlugInAsync(page, verifies: false);
        await _site.AddModeratorAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Name").FillAsync("Grace");
        await page.GetByLabel("Password").FillAsync(TestSite.Password);
        await PressAsync(page, "Use a passkey")();
        await Assertions.Expect(page.Locator(".passkey .error")).ToHaveTextAsync("It was cancelled, or took too long. You can try again.");
        await Assertions.Expect(page.GetByLabel("Password")).ToHaveValueAsync(TestSite.Password);
        await page.GetByLabel("Password").PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync("/moderation");
    }

    [BrowserFact]
    public async Task A_page_that_has_stood_open_for_long_asks_for_the_password_then()
    {
        var page = await OpenAsync();
        await using var device = await VirtualDevice.PlugInAsync(page);
        await SignInByPasswordAsync(page);
        await page.GotoAsync(Passkeys.OwnPage);
        var password = page.Locator("form.passkey").GetByLabel("Present password");
        await Assertions.Expect(password).ToBeHiddenAsync();
        _site.Clock.Advance(TimeSpan.FromMinutes(6));
        await page.GetByLabel("Name of the new passkey").FillAsync("Phone");
        await PressAsync(page, "Add a passkey")();
        await Assertions.Expect(page.Locator(".passkey .error")).ToContainTextAsync("please type your password, too");
        await Assertions.Expect(password).ToBeFocusedAsync();
        await password.FillAsync(TestSite.Password);
        await PressAsync(page, "Add a passkey")();
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("The passkey is added.");
        await password.FillAsync(TestSite.Password);
        await PressAsync(page, "Add a passkey")();
        await Assertions.Expect(page.Locator(".passkey .error"))
            .ToContainTextAsync("This device has a passkey of yours for this site already.");
    }

    [BrowserFact]
    public async Task Where_passkeys_are_demanded_the_first_opens_everything_and_the_password_nothing_more()
    {
        _site.With("Sessions:RequirePasskey", "true");
        var page = await OpenAsync();
        await using var device = await VirtualDevice.PlugInAsync(page);
        await SignInByPasswordAsync(page, leadsTo: Passkeys.OwnPage);
        await AddAsync(page, "Phone");
        await page.GetByRole(AriaRole.Link, new() { Name = "Queue" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync("/moderation");
        await SignOutAsync(page);
        await page.GotoAsync("/sign-in");
        await TypePasswordAsync(page);
        await Assertions.Expect(page.Locator("#sign-in-error")).ToContainTextAsync("please use your passkey");
        await PressAsync(page, "Use a passkey")();
        await Assertions.Expect(page).ToHaveURLAsync("/moderation");
    }

    [BrowserFact]
    public async Task Without_script_a_sentence_stands_in_the_place_of_the_button()
    {
        var page = await OpenAsync(scripts: false);
        await SignInByPasswordAsync(page);
        await page.GotoAsync(Passkeys.OwnPage);
        await Assertions.Expect(page.GetByText("this browser needs script, which is off or too old")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" })).ToBeHiddenAsync();
    }

    /// <summary>A passkey belongs to a name, so the site has to be asked for by one.</summary>
    private Uri Root => new UriBuilder(_site.Address) { Host = "localhost" }.Uri;

    private async Task<IPage> OpenAsync(bool scripts = true) => await browser.OpenAsync(_site, scripts: scripts, host: "localhost");

    private async Task SignInByPasswordAsync(IPage page, string leadsTo = "/moderation")
    {
        await _site.AddModeratorAsync();
        await page.GotoAsync("/sign-in");
        await TypePasswordAsync(page);
        await Assertions.Expect(page).ToHaveURLAsync(leadsTo);
    }

    private static async Task TypePasswordAsync(IPage page)
    {
        await page.GetByLabel("Name").FillAsync("Grace");
        await page.GetByLabel("Password").FillAsync(TestSite.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    private static async Task AddAsync(IPage page, string name)
    {
        await page.GotoAsync(Passkeys.OwnPage);
        await page.GetByLabel("Name of the new passkey").FillAsync(name);
        await PressAsync(page, "Add a passkey")();
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("The passkey is added.");
        await Assertions.Expect(page.Locator(".passkeys > li")).ToContainTextAsync(name);
    }

    private static async Task AssertRefusedAsync(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Name").FillAsync("Grace");
        await PressAsync(page, "Use a passkey")();
        await Assertions.Expect(page.Locator("#sign-in-error")).ToHaveTextAsync(Refused);
        await Assertions.Expect(page.GetByLabel("Name")).ToHaveValueAsync("Grace");
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync("/");
    }

    private static Func<Task> PressAsync(IPage page, string button) =>
        () => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    private static bool IsAnswer(IRequest request) =>
        request.Method == "POST" && new Uri(request.Url).AbsolutePath == Passkeys.SignIn;

    /// <summary>Who has read what the browser sent, with all its cookies.</summary>
    private HttpClient NewThief(string cookies)
    {
        var thief = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Root };
        thief.DefaultRequestHeaders.Add("Cookie", cookies);
        return thief;
    }
}
