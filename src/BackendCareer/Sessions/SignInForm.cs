namespace BackendCareer.Sessions;

/// <summary>What may be sent with <c>POST /sign-in</c>.</summary>
public sealed class SignInForm
{
    public string? Name { get; set; }

    public string? Password { get; set; }

    /// <summary>The page that asked for a session.</summary>
    public string? ReturnUrl { get; set; }
}

/// <summary>The forms, empty or filled again after a refusal. The password is never sent back.</summary>
/// <param name="Error">What went wrong; null for the first time.</param>
/// <param name="OffersPasskey">Whether a passkey can be used.</param>
/// <param name="DemandsPasskey">Whether one has to be.</param>
public sealed record SignInPage(string? Name, string? ReturnUrl, string? Error, bool OffersPasskey, bool DemandsPasskey)
{
    /// <summary>Whether it went wrong with a passkey, and not with what was typed.</summary>
    public bool IsErrorOfPasskey { get; init; }
}

public sealed class SignInPages(PasskeySite site, PasskeyDemand demand)
{
    public SignInPage For(HttpRequest request, string? name, string? returnUrl, string? error = null) =>
        new(name, returnUrl, error, site.WhyNot(request) is null, demand.IsOn);
}
