using System.Security.Cryptography;
using System.Text;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>A discussion of any size with everything in it that a site can store.</summary>
internal static class DiscussionSample
{
    private static readonly DateTime Start = new(2026, 1, 1, 9, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Bodies =
    [
        "Plain words.", "*Stressed*, `code` and <angle> & \"quotes\"", "> a quote\n\n- a list\n- of two", "https://example.org/a?b=c&d=e",
        "日本語 и русский",
        "An emoji 👩‍💻 and a line\nbreak",
    ];

    private static readonly RenderedComment[] Rendered = [.. Bodies.Select(body => CommentRenderer.Render(body)!)];

    public static byte[] Key(int number) => SHA256.HashData(BitConverter.GetBytes(number));

    /// <summary>Each comment answers the one four places before it, until its thread is eight levels deep.</summary>
    public static List<Comment> Comments(int count)
    {
        var comments = new List<Comment>();
        for (var number = 0; number < count; number++)
        {
            var above = number >= 4 && comments[number - 4].Depth < Comment.MaxDepth ? comments[number - 4] : null;
            comments.Add(NewComment(number, above));
        }

        return comments;
    }

    public static IEnumerable<HelpfulVote> Votes(IReadOnlyList<Comment> comments)
    {
        foreach (var (number, comment) in comments.Index().Where(pair => pair.Item.Status == CommentStatus.Approved))
        {
            comment.HelpfulCount = number % 3;
            for (var voter = 0; voter < comment.HelpfulCount; voter++)
            {
                yield return new HelpfulVote { CommentId = comment.Id, ReaderKeyHash = Key(number + voter) };
            }
        }
    }

    public static IEnumerable<Decision> Decisions(IReadOnlyList<Comment> comments) =>
        comments.Where(comment => comment.DecidedUtc is not null).Select((comment, number) => new Decision
        {
            Id = Guid.CreateVersion7(Start.AddMinutes(number)),
            BatchId = comment.Id,
            CommentId = comment.Id,
            Moderator = "Grace Hopper",
            Action = DecisionAction.Reject,
            From = CommentStatus.Pending,
            To = comment.Status,
            Reason = number % 2 == 0 ? "" : "Not about <this> article",
            CommentVersion = comment.Version,
            DecidedUtc = comment.DecidedUtc!.Value,
        });

    /// <summary>As a site exports it, with its votes and decisions.</summary>
    public static async Task<byte[]> FileAsync(List<Comment> comments, string lastLine = "")
    {
        using var site = new TestSite();
        await site.StoreAsync(comments);
        await site.StoreAsync(Votes(comments).ToList());
        await site.StoreAsync(Decisions(comments));
        return Encoding.UTF8.GetBytes(await site.ExportAsync() + lastLine);
    }

    private static Comment NewComment(int number, Comment? above)
    {
        var created = Start.AddSeconds(number).AddTicks(number);
        var id = Guid.CreateVersion7(created);
        var body = number % Bodies.Length;
        var comment = new Comment
        {
            Id = id,
            ArticleId = above?.ArticleId ?? (number % 2 == 0 ? "role" : "no-longer-there"),
            ParentId = above?.Id,
            ThreadId = above?.ThreadId ?? id,
            Depth = above is null ? 0 : above.Depth + 1,
            Section = above is null && number % 4 != 1 ? "tools" : null,
            AuthorName = number % 5 == 0 ? CommentRules.Anonymous : $"Zoë {number}",
            Kind = number % 4 == 0 ? CommentKind.Tip : null,
            BodyMarkdown = Bodies[body],
            BodyHtml = Rendered[body].Html,
            RendererVersion = CommentRenderer.Version,
            Status = (CommentStatus)(number % 10 < 6 ? 1 : number % 4),
            HoldReasons = number % 10 < 6 ? HoldReasons.None : HoldReasons.Links | HoldReasons.HeldWord,
            ReaderKeyHash = number % 7 == 0 ? null : Key(number),
            IsModerator = number % 50 == 0,
            IsPinned = above is null && number % 3 == 0,
            IsClosed = above is null && number % 2 == 0,
            CreatedUtc = created,
            EditedUtc = number % 6 == 0 ? created.AddMinutes(3) : null,
            Version = 1 + (number % 3),
        };
        if (number % 8 == 7)
        {
            comment.Wipe(created.AddHours(1));
        }

        return comment;
    }
}
