namespace BackendCareer.Sessions;

/// <summary>
/// A browser in which a moderator is signed in. Its cookie names this row, and opens nothing without it: whoever signs out has ended
/// every copy of the cookie.
/// </summary>
public sealed class Session
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    public static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(30);

    /// <summary>In which a passkey can be added without the password.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(5);

    /// <summary>How exactly <see cref="SeenUtc"/> is kept: not every page is worth a write.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>SHA-256 of the random id in the cookie: whoever reads the database cannot make a cookie of it.</summary>
    public required byte[] IdHash { get; init; }

    /// <summary>A session ends with its account.</summary>
    public required string ModeratorId { get; init; }

    /// <summary>When somebody signed in.</summary>
    public required DateTime CreatedUtc { get; init; }

    /// <summary>When the browser last asked for a page.</summary>
    public required DateTime SeenUtc { get; set; }
}
