using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Sessions;

/// <summary>Signing in with a passkey: a script asks for a challenge, and a form brings what the device says.</summary>
[PrivatePage]
[AllowsPasskeys]
public sealed class PasskeySignInController(PasskeyCheck check, PasskeySite site, SessionDoor door, SignInPages pages) : Controller
{
    private const string Address = "/sign-in/passkey";
    private const string OptionsAddress = Address + "/options";

    [HttpPost(OptionsAddress)]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Ask() => site.WhyNot(Request) is { } why
        ? PasskeyAnswer.Refused(StatusCodes.Status422UnprocessableEntity, why)
        : PasskeyAnswer.Options(await check.AskAsync(HttpContext));

    /// <summary>A name that is locked by wrong passwords is not asked for: nobody guesses a passkey.</summary>
    [HttpPost(Address)]
    [ValidateAntiForgeryToken]
    [LimitedBy(typeof(SignInRate))]
    public async Task<IActionResult> SignIn([FromForm] PasskeySignInForm form)
    {
        var outcome = site.WhyNot(Request) is { } why
            ? new PasskeyOutcome.Refused(why)
            : await check.SignInAsync(HttpContext, form.Credential);
        if (outcome is PasskeyOutcome.Accepted accepted)
        {
            await door.OpenAsync(Response, accepted.Moderator, PasskeyDemand.ByPasskey);
            return this.SeeOther(door.Destination(Url, form.ReturnUrl, isByPassword: false));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var error = ((PasskeyOutcome.Refused)outcome).Why;
        return View("/Sessions/SignIn.cshtml", pages.For(Request, form.Name, form.ReturnUrl, error) with { IsErrorOfPasskey = true });
    }

    [HttpGet(Address)]
    [HttpGet(OptionsAddress)]
    public IActionResult NotByGet() => this.OnlyByPost();
}

/// <summary>What may be sent with <c>POST /sign-in/passkey</c>.</summary>
public sealed class PasskeySignInForm
{
    /// <summary>JSON, as the browser makes it.</summary>
    public string? Credential { get; set; }

    /// <summary>What was typed into the form of the password, which is shown again after a refusal.</summary>
    public string? Name { get; set; }

    /// <summary>The page that asked for a session.</summary>
    public string? ReturnUrl { get; set; }
}
