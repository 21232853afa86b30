namespace BackendCareer.Sessions;

/// <summary>What may be sent with <c>POST /sign-in</c>.</summary>
public sealed class SignInForm
{
    public string? Name { get; set; }

    public string? Password { get; set; }

    /// <summary>The page that asked for a session.</summary>
    public string? ReturnUrl { get; set; }
}

/// <summary>The form, empty or filled again after a refusal. The password is never sent back.</summary>
/// <param name="Error">What went wrong; null for the first time.</param>
public sealed record SignInPage(string? Name, string? ReturnUrl, string? Error);
