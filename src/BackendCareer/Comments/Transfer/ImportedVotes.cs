using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>Judges the votes of an import; they are counted when they are stored.</summary>
internal sealed class ImportedVotes(CommentsDb db, StagedDb staged, ImportReport report)
{
    public async Task TakeAsync(IReadOnlyList<Numbered<VoteLine>> lines, CancellationToken cancellationToken)
    {
        report.Count(votes: lines.Count);
        var comments = await StatusesAsync(db.Comments, lines, cancellationToken);
        foreach (var (id, status) in await StatusesAsync(staged.Comments, lines, cancellationToken))
        {
            comments.Add(id, status);
        }

        var votes = lines.Select(line => VoteOf(line.Line)).ToList();
        var old = await AmongAsync(db.HelpfulVotes, votes, cancellationToken);
        var known = await AmongAsync(staged.HelpfulVotes, votes, cancellationToken);
        foreach (var (number, line) in lines.Where(line => !old.Contains(NameOf(VoteOf(line.Line)))))
        {
            if (Refuse(line, comments, known) is { } reason)
            {
                report.Refuse(number, reason);
            }
            else if (comments[line.Comment] != CommentStatus.Deleted) // what was deleted since the export gets no votes back
            {
                staged.Add(VoteOf(line));
                report.CountNew();
            }
        }

        await staged.SaveChangesAsync(cancellationToken);
    }

    private static Task<Dictionary<Guid, CommentStatus>> StatusesAsync(
        IQueryable<Comment> comments, IReadOnlyList<Numbered<VoteLine>> lines, CancellationToken cancellationToken)
    {
        var ids = lines.Select(line => line.Line.Comment).Distinct().ToList();
        return comments.Where(comment => ids.Contains(comment.Id)).Select(comment => new { comment.Id, comment.Status })
            .ToDictionaryAsync(comment => comment.Id, comment => comment.Status, cancellationToken);
    }

    private static string? Refuse(VoteLine line, Dictionary<Guid, CommentStatus> comments, HashSet<string> known) => line switch
    {
        { ReaderKey.Length: not SHA256.HashSizeInBytes } => "`readerKey` is no SHA-256 in base64.",
        _ when !comments.ContainsKey(line.Comment) => $"the comment {line.Comment} is not here and stands in no earlier line.",
        _ when !known.Add(NameOf(VoteOf(line))) => "the same vote stands in an earlier line.",
        _ => null,
    };

    private static HelpfulVote VoteOf(VoteLine line) => new() { CommentId = line.Comment, ReaderKeyHash = line.ReaderKey };

    /// <returns>Those of the votes that are stored.</returns>
    internal static async Task<HashSet<string>> AmongAsync(
        IQueryable<HelpfulVote> stored, IReadOnlyList<HelpfulVote> votes, CancellationToken cancellationToken)
    {
        var ids = votes.Select(vote => vote.CommentId).Distinct().ToList();
        var keys = votes.Select(vote => vote.ReaderKeyHash).ToList();
        var among = await stored.AsNoTracking()
            .Where(vote => ids.Contains(vote.CommentId) && keys.Contains(vote.ReaderKeyHash))
            .ToListAsync(cancellationToken);
        return [.. among.Select(NameOf)];
    }

    internal static string NameOf(HelpfulVote vote) => $"{vote.CommentId} {Convert.ToHexString(vote.ReaderKeyHash)}";
}
