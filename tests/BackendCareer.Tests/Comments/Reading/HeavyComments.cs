using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>Comments of twelve thousand bytes, each of which says its number.</summary>
internal static class HeavyComments
{
    public static List<Comment> Threads(int count, string name, string letter, string article = "role") =>
        [.. Enumerable.Range(1, count).Select(number => Heavier(Seed.Comment(number, article: article), number, name, letter))];

    public static List<Comment> Replies(Comment root, int count, int from = 100, string name = "Ada", string letter = "") =>
        [.. Enumerable.Range(from, count).Select(number => Heavier(Seed.Comment(number, root), number, name, letter))];

    private static Comment Heavier(Comment comment, int number, string name, string letter)
    {
        comment.AuthorName = name;
        var text = string.Concat(Enumerable.Repeat(letter, 12_000 / Math.Max(letter.Length, 3)));
        comment.BodyHtml = $"<p><strong>Number {number}.</strong>{text}</p>";
        comment.EditedUtc = comment.CreatedUtc;
        return comment;
    }
}
