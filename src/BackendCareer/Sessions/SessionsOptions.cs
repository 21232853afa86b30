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
}
