using System.Text;
using System.Text.Encodings.Web;
using BackendCareer.Content;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>
/// How much a page still has room for. Counted in comments alone it would have no bound worth the name: the longest comment is thirty
/// times an ordinary one. What comes after something that did not fit does not fit either, so that no page leaves out one in between.
/// </summary>
/// <param name="bytes">Of HTML, before it is compressed.</param>
internal sealed class PageBudget(int bytes = PageBudget.Bytes)
{
    /// <summary>For a page that has little else.</summary>
    public const int Bytes = 155_000;

    private const int Page = 200_000;

    /// <summary>The times, addresses, buttons and, for a reader with a key, token around a text.</summary>
    private const int Around = 1_500;

    /// <summary>The title of the section that it is about, with a link.</summary>
    private const int AroundSection = 400;

    /// <summary>What stands there instead of a text that is left out.</summary>
    private const int AroundNothing = 700;

    private int _left = bytes;

    /// <returns>
    /// How many bytes of comments the page of an article has room for: what its text leaves of 200 KB; nothing where that alone is as
    /// long.
    /// </returns>
    public static int Below(Article article, Guide guide) => Math.Clamp(Page - ArticleWeight.Of(article, guide), 0, Bytes);

    public bool TryTake(int bytes)
    {
        var fits = bytes <= _left;
        _left = fits ? _left - bytes : -1;
        return fits;
    }

    /// <summary>Takes rows while they fit, and reads none of the others but the first.</summary>
    public async Task<PagePart<T>> FillAsync<T>(
        IQueryable<T> rows, int most, Func<T, int> bytesOf, CancellationToken cancellationToken)
        where T : class
    {
        var taken = new List<T>();
        await foreach (var row in rows.Take(most + 1).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (taken.Count == most || !TryTake(bytesOf(row)))
            {
                return new PagePart<T>(taken, row);
            }

            taken.Add(row);
        }

        return new PagePart<T>(taken, Next: null);
    }

    public static int BytesOf(CommentRow row) => Around + (4 * BytesOf(row.AuthorName)) + row.BodyBytes
        + (row.Section is { } section ? AroundSection + BytesOf(section) : 0);

    /// <summary>On a page of its writer.</summary>
    public static int BytesOf(Comment comment) =>
        Around + BytesOf(comment.AuthorName) + Encoding.UTF8.GetByteCount(comment.BodyHtml)
        + (comment.Section is { } section ? AroundSection + BytesOf(section) : 0);

    public static int BytesWithoutText(CommentRow row) => AroundNothing + (2 * BytesOf(row.AuthorName));

    /// <summary>As a view writes it: a letter with an accent takes six.</summary>
    public static int BytesOf(string text) => HtmlEncoder.Default.Encode(text).Length;
}

/// <summary>What of a list stands on one page.</summary>
/// <param name="Next">The first row of the page after it; null for the last.</param>
internal sealed record PagePart<T>(IReadOnlyList<T> Rows, T? Next);
