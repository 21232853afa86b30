namespace BackendCareer.Comments;

/// <summary>What the log says while the database of an older program is carried over and nothing listens yet.</summary>
public sealed partial class CarryingLog(ILogger<CommentsDb> logger, TimeProvider clock)
{
    public ProgressLog Progress => new(clock, done => CameTo((int)(done * 100)));

    /// <summary>Before anything of it is read that takes long.</summary>
    public void Begin(string file)
    {
        using var database = StoreChecks.Open(file);
        Begun(Exclusive.NumberOf(database, "SELECT count(*) FROM Comments"), file);
    }

    [LoggerMessage(LogLevel.Information,
        "{File} is of an older program: its {Count} comments are carried over into a new one. The site answers when that is done.")]
    private partial void Begun(long count, string file);

    [LoggerMessage(LogLevel.Information, "The comments are carried over to {Percent} %.")]
    private partial void CameTo(int percent);

    [LoggerMessage(LogLevel.Information, "The comments of an older program were carried over; its database is kept for a week in {File}.")]
    public partial void Ended(string file);
}
