using BackendCareer.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Sessions;

[PrivatePage]
[AllowsPasskeys]
[OpenToPasswordAlone]
public sealed class SessionsController(
    SignInCheck check, SignInManager<Moderator> signIn, SessionDoor door, KnownBrowsers known, PasskeyDemand demand, SignInPages pages)
    : Controller
{
    [HttpGet("/sign-in")]
    public IActionResult SignIn(string? returnUrl) => signIn.IsSignedIn(User)
        ? Redirect(door.Destination(Url, returnUrl, demand.IsUnmetBy(User)))
        : View(pages.For(Request, "", returnUrl));

    [HttpPost("/sign-in")]
    [ValidateAntiForgeryToken]
    [LimitedBy(typeof(SignInRate))]
    public async Task<IActionResult> SignIn([FromForm] SignInForm form, CancellationToken cancellationToken)
    {
        var visitor = new Visitor(SignInRate.NetworkOf(HttpContext), known.Of(Request));
        switch (await check.CheckAsync(form.Name ?? "", form.Password ?? "", visitor, cancellationToken))
        {
            case SignInOutcome.SignedIn signedIn when await door.IsShutToPasswordAsync(signedIn.Moderator, cancellationToken):
                return Refused(
                    form, StatusCodes.Status422UnprocessableEntity,
                    "Your password alone opens nothing here: please use your passkey. If you have lost it, ask whoever runs the site.");
            case SignInOutcome.SignedIn signedIn:
                await door.OpenAsync(Response, signedIn.Moderator, PasskeyDemand.ByPassword);
                return this.SeeOther(door.Destination(Url, form.ReturnUrl, isByPassword: true));
            case SignInOutcome.LockedOut:
                Response.RetryAfter(SignInAttempts.LockedFor);
                return Refused(
                    form, StatusCodes.Status429TooManyRequests, "There were too many attempts with this name. Please wait 15 minutes.");
            default:
                return Refused(form, StatusCodes.Status422UnprocessableEntity, "This name and this password do not belong together.");
        }
    }

    [HttpPost("/sign-out")]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> SignOutByForm()
    {
        await signIn.SignOutAsync();
        return this.SeeOther("/");
    }

    [HttpGet("/sign-out")]
    public IActionResult NotByGet() => this.OnlyByPost();

    private ViewResult Refused(SignInForm form, int status, string error)
    {
        Response.StatusCode = status;
        return View("SignIn", pages.For(Request, form.Name, form.ReturnUrl, error));
    }
}
