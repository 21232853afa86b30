using System.Security.Cryptography;
using BackendCareer.Content;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>Takes in the comments of an import, each under what it answers.</summary>
internal sealed class ImportedComments(
    CommentsDb db, StagedDb staged, CommentRules rules, IReadOnlyDictionary<Guid, Erasure> erasures, DateTime utcNow, ImportReport report)
{
    public async Task TakeAsync(IReadOnlyList<Numbered<CommentLine>> lines, CancellationToken cancellationToken)
    {
        report.Count(comments: lines.Count);
        List<Guid> ids = [.. lines.Select(line => line.Line.Id), .. lines.Select(line => line.Line.Parent).OfType<Guid>()];
        var old = await PlacesAsync(db.Comments, ids, cancellationToken);
        var places = await PlacesAsync(staged.Comments, ids, cancellationToken);
        foreach (var (number, line) in lines.Where(line => !old.ContainsKey(line.Line.Id)))
        {
            var parent = line.Parent is { } id ? places.GetValueOrDefault(id) ?? old.GetValueOrDefault(id) : null;
            var (comment, reason) = places.ContainsKey(line.Id)
                ? (null, $"the comment {line.Id} stands in an earlier line.")
                : Judge(line, parent);
            if (reason is not null)
            {
                report.Refuse(number, reason);
            }

            if (comment is not null)
            {
                staged.Add(comment);
                places.Add(comment.Id, new Place(comment.Id, comment.ArticleId, comment.ThreadId, comment.Depth, comment.CreatedUtc));
                report.CountNew();
            }
        }

        await staged.SaveChangesAsync(cancellationToken);
    }

    private static Task<Dictionary<Guid, Place>> PlacesAsync(
        IQueryable<Comment> comments, List<Guid> ids, CancellationToken cancellationToken) => comments
        .Where(comment => ids.Contains(comment.Id))
        .Select(comment => new Place(comment.Id, comment.ArticleId, comment.ThreadId, comment.Depth, comment.CreatedUtc))
        .ToDictionaryAsync(place => place.Id, cancellationToken);

    /// <summary>A text meets the limits of every other text. What is deleted has none, and never had one here.</summary>
    /// <returns>
    /// The comment, or the reason why it is none. Both where only the text is refused: nothing will be stored, but what
    /// answers it has its place and is judged as well.
    /// </returns>
    private (Comment? Comment, string? Reason) Judge(CommentLine line, Place? parent)
    {
        if ((Misplaced(line, parent) ?? Malformed(line)) is { } reason)
        {
            return (null, reason);
        }

        var comment = NewComment(line, parent);
        if (line.Status == CommentStatus.Deleted)
        {
            var isWiped = line is { Name: "", Body: "", ReaderKey: null, Section: null };
            return (comment, isWiped ? null : "a deleted comment has no name, no text, no section and no key.");
        }

        if (!rules.Accept(line.Name, line.Kind?.ToString(), line.Body, moderators: null, out var written, out var errors))
        {
            return (comment, string.Join(' ', errors.Select(error => $"{error.Field}: {error.Message}")));
        }

        comment.Write(written);
        EraseAgain(comment);
        return (comment, null);
    }

    /// <summary>Only its place comes back of what was deleted here, for the replies to it.</summary>
    private void EraseAgain(Comment comment)
    {
        if (erasures.GetValueOrDefault(comment.Id) is { IsDeletion: true })
        {
            comment.Wipe(utcNow);
        }
        else if (erasures.ContainsKey(comment.Id))
        {
            comment.MakeAnonymous();
        }
    }

    private static string? Misplaced(CommentLine line, Place? parent) => parent switch
    {
        _ when line.Parent is null => null,
        null => $"the comment {line.Parent}, which it answers, is not here and stands in no earlier line.",
        _ when parent.ArticleId != line.Article =>
            $"the comment {line.Parent}, which it answers, is under the article {parent.ArticleId}.",
        _ when line.Created < parent.CreatedUtc => $"it is older than the comment {line.Parent}, which it answers.",
        { Depth: Comment.MaxDepth } => $"it answers below level {Comment.MaxDepth}, the deepest.",
        _ => null,
    };

    private static string? Malformed(CommentLine line) => line switch
    {
        { Article.Length: 0 or > 60 } => "`article` is the id of no article.",
        { Section: { Length: 0 or > Heading.SectionIdCharacters } } => "`section` is the id of no heading.",
        { Section: not null, Parent: not null } => "a reply has no section of its own.",
        { Version: < 1 } => "`version` begins with 1.",
        { ReaderKey: { Length: not SHA256.HashSizeInBytes } } => "`readerKey` is no SHA-256 in base64.",
        _ when new[] { line.Created, line.Edited, line.Decided }.Any(time => time is { Kind: not DateTimeKind.Utc }) =>
            "a time is in UTC and ends with Z.",
        _ => null,
    };

    private static Comment NewComment(CommentLine line, Place? parent) => new()
    {
        Id = line.Id,
        ArticleId = line.Article,
        ParentId = line.Parent,
        Section = line.Section,
        ThreadId = parent?.ThreadId ?? line.Id,
        Depth = parent is null ? 0 : parent.Depth + 1,
        AuthorName = "",
        BodyMarkdown = "",
        BodyHtml = "",
        RendererVersion = CommentRenderer.Version,
        Status = line.Status,
        HoldReasons = line.HoldReasons.Aggregate(HoldReasons.None, (all, reason) => all | reason),
        ReaderKeyHash = line.ReaderKey,
        IsModerator = line.IsModerator,
        IsPinned = line.IsPinned,
        IsClosed = line.IsClosed,
        CreatedUtc = line.Created,
        EditedUtc = line.Edited,
        DecidedUtc = line.Decided,
        Version = line.Version,
    };

    /// <summary>Where a comment stands, for those that answer it.</summary>
    private sealed record Place(Guid Id, string ArticleId, Guid ThreadId, int Depth, DateTime CreatedUtc);
}
