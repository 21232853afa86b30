using BackendCareer.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Sessions;

[PrivatePage]
public sealed class SessionsController(SignInCheck check, SignInManager<Moderator> signIn, KnownBrowsers known) : Controller
{
    private const string Moderation = "/moderation";

    [HttpGet("/sign-in")]
    public IActionResult SignIn(string? returnUrl) =>
        signIn.IsSignedIn(User) ? Redirect(Destination(returnUrl)) : View(new SignInPage("", returnUrl, null));

    [HttpPost("/sign-in")]
    [ValidateAntiForgeryToken]
    [LimitedBy(typeof(SignInRate))]
    public async Task<IActionResult> SignIn([FromForm] SignInForm form, CancellationToken cancellationToken)
    {
        var visitor = new Visitor(SignInRate.NetworkOf(HttpContext), known.Of(Request));
        switch (await check.CheckAsync(form.Name ?? "", form.Password ?? "", visitor, cancellationToken))
        {
            case SignInOutcome.SignedIn signedIn:
                await signIn.SignInAsync(signedIn.Moderator, isPersistent: false);
                known.Remember(Response, signedIn.Moderator);
                return this.SeeOther(Destination(form.ReturnUrl));
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

    /// <summary>Never another site, whatever the address of the sign-in page said.</summary>
    private string Destination(string? returnUrl) => Url.IsLocalUrl(returnUrl) ? returnUrl : Moderation;

    private ViewResult Refused(SignInForm form, int status, string error)
    {
        Response.StatusCode = status;
        return View("SignIn", new SignInPage(form.Name, form.ReturnUrl, error));
    }
}
