using BackendCareer.Sessions;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Moderation;

/// <summary>A moderator's own passkeys, on the page of what is their own.</summary>
[AllowsPasskeys]
[OpenToPasswordAlone]
public sealed class PasskeysController(
    PasskeyIntake intake, PasskeySite site, PasskeyDemand demand, SessionDoor door, KnownBrowsers known, OwnPages pages)
    : ModerationController
{
    private const string Address = "/moderation/passkeys";
    private const string OptionsAddress = Address + "/options";
    private const string NameAddress = Address + "/name";
    private const string RemovalAddress = Address + "/removal";

    /// <summary>For the script, which asks the device then.</summary>
    [HttpPost(OptionsAddress)]
    [LimitedBy(typeof(SignInRate))]
    public async Task<IActionResult> Ask([FromForm] string? name, [FromForm] string? present, CancellationToken cancellationToken)
    {
        if (site.WhyNot(Request) is { } why)
        {
            return PasskeyAnswer.Refused(StatusCodes.Status422UnprocessableEntity, why);
        }

        var visitor = new Visitor(SignInRate.NetworkOf(HttpContext), known.Of(Request));
        switch (await intake.AskAsync(HttpContext, name, present, visitor, cancellationToken))
        {
            case NewPasskey.Asked asked:
                return PasskeyAnswer.Options(asked.Options);
            case NewPasskey.Refused refused:
                return PasskeyAnswer.Refused(StatusCodes.Status422UnprocessableEntity, refused.Why, refused.NeedsPassword);
            default:
                Response.RetryAfter(SignInAttempts.LockedFor);
                return PasskeyAnswer.Refused(
                    StatusCodes.Status429TooManyRequests, "There were too many wrong passwords. Please wait 15 minutes.");
        }
    }

    /// <summary>Nothing ends with it. A session that was opened by the password alone is a whole one from then on.</summary>
    [HttpPost(Address)]
    public async Task<IActionResult> Add([FromForm] string? name, [FromForm] string? credential, CancellationToken cancellationToken)
    {
        var outcome = site.WhyNot(Request) is { } why
            ? new PasskeyOutcome.Refused(why)
            : await intake.AddAsync(HttpContext, name, credential, cancellationToken);
        if (outcome is not PasskeyOutcome.Accepted accepted)
        {
            return await RefusedAsync(((PasskeyOutcome.Refused)outcome).Why, name, cancellationToken);
        }

        if (demand.IsUnmetBy(User))
        {
            await door.OpenAsync(Response, accepted.Moderator, PasskeyDemand.ByPasskey);
        }

        return this.SeeOther(OwnPages.AddressAfter(OwnPages.PasskeyAdded));
    }

    [HttpPost(NameAddress)]
    public async Task<IActionResult> Rename([FromForm] string? passkey, [FromForm] string? name, CancellationToken cancellationToken) =>
        await intake.RenameAsync(User, passkey, name, cancellationToken) switch
        {
            PasskeyChange.Done => this.SeeOther(OwnPages.AddressAfter(OwnPages.PasskeyRenamed)),
            PasskeyChange.Refused => await RefusedAsync(PasskeyIntake.NameIsTooLong, typed: null, cancellationToken),
            _ => this.SeeOther(SessionDoor.OwnPage),
        };

    [HttpPost(RemovalAddress)]
    public async Task<IActionResult> Remove([FromForm] string? passkey, CancellationToken cancellationToken) =>
        await intake.RemoveAsync(User, passkey, demand.IsOn, cancellationToken) switch
        {
            PasskeyChange.Done => this.SeeOther(OwnPages.AddressAfter(OwnPages.PasskeyRemoved)),
            PasskeyChange.Refused => await RefusedAsync(
                "This is your last passkey, and this site asks for one: add another one first.", typed: null, cancellationToken),
            _ => this.SeeOther(SessionDoor.OwnPage),
        };

    [HttpGet(Address)]
    [HttpGet(OptionsAddress)]
    [HttpGet(NameAddress)]
    [HttpGet(RemovalAddress)]
    public IActionResult NotByGet() => this.OnlyByPost();

    private async Task<IActionResult> RefusedAsync(string error, string? typed, CancellationToken cancellationToken)
    {
        var page = await pages.OfAsync(HttpContext, cancellationToken);
        return Page(
            "OwnSessions", page with { Passkeys = page.Passkeys with { Error = error, Typed = typed ?? "" } },
            StatusCodes.Status422UnprocessableEntity);
    }
}
