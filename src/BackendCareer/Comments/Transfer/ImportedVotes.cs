using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>Takes in the votes of an import and counts them again.</summary>
internal sealed class ImportedVotes(CommentsDb db, CommentsDb before, ImportReport report)
{
    private readonly HashSet<string> _articles = [];

    /// <summary>Whose pages show other numbers.</summary>
    public IEnumerable<string> Articles => _articles;

    public async Task TakeAsync(IReadOnlyList<Numbered<VoteLine>> lines, CancellationToken cancellationToken)
    {
        report.Count(votes: lines.Count);
        var ids = lines.Select(line => line.Line.Comment).Distinct().ToList();
        var comments = await db.Comments.AsNoTracking().Where(comment => ids.Contains(comment.Id))
            .Select(comment => new VotedComment(comment.Id, comment.ArticleId, comment.Status))
            .ToDictionaryAsync(comment => comment.Id, cancellationToken);
        var old = await AmongAsync(before, lines, cancellationToken);
        var known = await AmongAsync(db, lines, cancellationToken);
        foreach (var (number, line) in lines.Where(line => !old.Contains(Name(line.Line.Comment, line.Line.ReaderKey))))
        {
            if (Refuse(line, comments, known) is { } reason)
            {
                report.Refuse(number, reason);
            }
            else if (comments[line.Comment].Status != CommentStatus.Deleted) // what was deleted since the export gets no votes back
            {
                db.Add(new HelpfulVote { CommentId = line.Comment, ReaderKeyHash = line.ReaderKey });
                _articles.Add(comments[line.Comment].ArticleId);
                report.CountNew();
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await db.Comments.Where(comment => ids.Contains(comment.Id)).ExecuteUpdateAsync(
            comment => comment.SetProperty(c => c.HelpfulCount,
                c => db.HelpfulVotes.Count(vote => vote.CommentId == c.Id)), cancellationToken);
    }

    private static string? Refuse(VoteLine line, Dictionary<Guid, VotedComment> comments, HashSet<string> known) =>
        line.ReaderKey.Length != SHA256.HashSizeInBytes ? "`readerKey` is no SHA-256 in base64."
        : !comments.ContainsKey(line.Comment) ? $"the comment {line.Comment} is not here and stands in no earlier line."
        : !known.Add(Name(line.Comment, line.ReaderKey)) ? "the same vote stands in an earlier line."
        : null;

    private static async Task<HashSet<string>> AmongAsync(
        CommentsDb db, IReadOnlyList<Numbered<VoteLine>> lines, CancellationToken cancellationToken)
    {
        var ids = lines.Select(line => line.Line.Comment).Distinct().ToList();
        var keys = lines.Select(line => line.Line.ReaderKey).ToList();
        var votes = await db.HelpfulVotes.AsNoTracking()
            .Where(vote => ids.Contains(vote.CommentId) && keys.Contains(vote.ReaderKeyHash))
            .ToListAsync(cancellationToken);
        return [.. votes.Select(vote => Name(vote.CommentId, vote.ReaderKeyHash))];
    }

    private static string Name(Guid comment, byte[] key) => $"{comment} {Convert.ToHexString(key)}";

    private sealed record VotedComment(Guid Id, string ArticleId, CommentStatus Status);
}
