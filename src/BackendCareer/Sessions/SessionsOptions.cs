using System.ComponentModel.DataAnnotations;

namespace BackendCareer.Sessions;

/// <summary>Section <c>Sessions</c> of the configuration.</summary>
public sealed class SessionsOptions
{
    /// <summary>
    /// Attempts to sign in from one network in fifteen minutes, whichever names it tries; as many from each browser in which
    /// somebody has signed in before. Default 10; 0 is no limit.
    /// </summary>
    [Range(0, 10_000)]
    public int SignInsPerQuarterHour { get; set; } = 10;

    /// <summary>
    /// Whether moderators need a passkey: a password alone then opens only the page on which the first one is added. It needs
    /// <c>Site:Address</c>. Default false, either will do.
    /// </summary>
    public bool RequirePasskey { get; set; }
}
