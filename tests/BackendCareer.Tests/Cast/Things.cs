using System.Collections.Immutable;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Cast;

/// <summary>What a form is about.</summary>
/// <param name="Id">As an address or a field names it.</param>
/// <param name="Rows">What has to be stored for it.</param>
internal sealed record Thing(Guid Id, params ImmutableArray<object> Rows)
{
    public string Article { get; init; } = Things.OpenArticle;

    /// <summary>Of the comment, as it was when its page was read.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What is typed for it.</summary>
    public ImmutableArray<(string Name, string Value)> Fields { get; init; } = [];
}

/// <summary>The things of the first column, each as it is made anew for one cell.</summary>
internal static class Things
{
    public const string OpenArticle = "role";

    public const string ClosedArticle = "duties";

    public const string GoneArticle = "gone";

    /// <summary>In the seconds of <see cref="Seed"/>: when the site's clock stands still.</summary>
    private const int Now = (21 * 24 + 9) * 60 * 60;

    private const int Minute = 60;

    public static readonly DateTime UtcNow = Seed.Comment(Now).CreatedUtc;

    /// <summary>Whatever a cell is about: the others of the cast have written too, and one of them is banned.</summary>
    public static IEnumerable<object> OfOthers => [Written(by: Players.AnotherWriter), Written(by: Players.Banned), NewBan(Players.Banned)];

    public static Dictionary<string, Func<Thing>> Comments { get; } = new()
    {
        ["stands"] = () => Of(Written()),
        ["is missing"] = Missing,
        ["awaits approval"] = () => Of(Written(CommentStatus.Pending)),
        ["was rejected"] = () => Of(Written(CommentStatus.Rejected)),
        ["is spam"] = () => Of(Written(CommentStatus.Spam)),
        ["was deleted"] = Deleted,
        ["is in a closed thread"] = InClosedThread,
        ["is under a closed article"] = () => Of(Written()) with { Article = ClosedArticle },
        ["is under a gone article"] = () => Of(Written()) with { Article = GoneArticle },
        ["has lost its writer's key"] = () => Of(Written(by: null)),
        ["is of a writer banned since"] = () => Of(Written(), NewBan(Players.Writer)),
    };

    public static Dictionary<string, Func<Thing>> Decisions { get; } = new()
    {
        ["was made a minute ago"] = () => Decided(minutesAgo: 1),
        ["is missing"] = Missing,
        ["was made a month ago"] = () => Decided(minutesAgo: 30 * 24 * 60),
        ["is named without its batch"] = NamedAlone,
        ["is of another moderator"] = () => Decided(minutesAgo: 1, moderator: "Linus"),
        ["was to delete"] = () => Decided(minutesAgo: 1, DecisionAction.Delete),
        ["is about a comment edited since"] = () => Decided(minutesAgo: 1, since: comment => comment.Version++),
        ["was undone already"] = () => Decided(minutesAgo: 1, since: comment => comment.Decide(CommentStatus.Approved, UtcNow)),
        ["is about a comment deleted since"] = () => Decided(minutesAgo: 1, since: comment => comment.Wipe(UtcNow)),
    };

    public static Dictionary<string, Func<Thing>> Bans { get; } = new()
    {
        ["runs"] = () => Banned(minutesLeft: 1),
        ["is missing"] = Missing,
        ["is over"] = () => Banned(minutesLeft: -1),
    };

    public static Thing Missing() => new(Guid.CreateVersion7(UtcNow));

    public static Thing OldComment() => Of(Seed.Comment(Now - (60 * Minute)).By(Players.Writer));

    private static Comment Written(CommentStatus status = CommentStatus.Approved) => Written(Players.Writer, status);

    private static Comment Written(byte[]? by, CommentStatus status = CommentStatus.Approved, Comment? parent = null)
    {
        var comment = Seed.Comment(Now - Minute, parent).By(by);
        comment.Status = status;
        return comment;
    }

    private static Comment By(this Comment comment, byte[]? key)
    {
        comment.ReaderKeyHash = key;
        return comment;
    }

    private static Thing Of(Comment comment, params object[] more) => new(comment.Id, [comment, .. more]) { Version = comment.Version };

    /// <summary>Its place stays, for the answer to it.</summary>
    private static Thing Deleted()
    {
        var comment = Written();
        var answer = Seed.Comment(Now, comment);
        comment.Wipe(UtcNow);
        return Of(comment, answer);
    }

    private static Thing InClosedThread()
    {
        var root = Seed.Comment(Now - (2 * Minute));
        root.IsClosed = true;
        return Of(Written(Players.Writer, parent: root), root);
    }

    private static Thing NamedAlone()
    {
        var decided = Decided(minutesAgo: 1);
        return decided with { Id = decided.Rows.OfType<Decision>().Single().Id };
    }

    private static Thing Decided(
        int minutesAgo, DecisionAction action = DecisionAction.Reject, string moderator = Players.ModeratorName,
        Action<Comment>? since = null)
    {
        var comment = Written();
        comment.Decide(CommentStatus.Rejected, UtcNow.AddMinutes(-minutesAgo));
        var decision = new Decision
        {
            Id = Guid.CreateVersion7(UtcNow),
            BatchId = Guid.CreateVersion7(UtcNow),
            CommentId = comment.Id,
            Moderator = moderator,
            Action = action,
            From = CommentStatus.Approved,
            To = comment.Status,
            Reason = "",
            CommentVersion = comment.Version,
            DecidedUtc = comment.DecidedUtc!.Value,
        };
        since?.Invoke(comment);
        return new Thing(decision.BatchId, comment, decision);
    }

    private static Ban NewBan(byte[] key, int minutesLeft = 60) => new()
    {
        Id = Guid.CreateVersion7(UtcNow),
        ReaderKeyHash = key,
        Reason = "",
        Moderator = Players.ModeratorName,
        CreatedUtc = UtcNow.AddDays(-1),
        ExpiresUtc = UtcNow.AddMinutes(minutesLeft),
    };

    private static Thing Banned(int minutesLeft)
    {
        var ban = NewBan(Players.Writer, minutesLeft);
        return new Thing(ban.Id, ban);
    }
}
