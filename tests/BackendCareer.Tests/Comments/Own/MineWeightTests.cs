using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>A page of one's own with everything on it ends where it has become long, and leads on.</summary>
public sealed class MineWeightTests : AnswersTest
{
    [Theory]
    [InlineData("&amp;")]
    [InlineData("語")]
    public async Task Every_answer_comment_and_report_stands_on_a_light_page(string letter)
    {
        var key = await KeyOfAsync(await AskAsync());
        var mine = Enumerable.Range(1, 40).Select(number => Heavy(number, letter)).ToList();
        mine.ForEach(comment => comment.ReaderKeyHash = key);
        var answers = Enumerable.Range(101, 60).Select(number => Heavy(number, letter, mine[0])).ToList();
        await Site.StoreAsync([.. mine, .. answers, .. answers.Select(answer => new Report
        {
            CommentId = answer.Id,
            ReaderKeyHash = key,
            Reason = ReportReason.Wrong,
            Note = new string('語', Report.NoteCharacters),
            CreatedUtc = answer.CreatedUtc,
        })]);
        Assert.Equal(60, await WalkAsync("#answers + ol .comment", "nav a[href*='?answers='][rel=next]"));
        Assert.Equal(60, await WalkAsync("#reports + ol .comment", "nav a[href*='?reports='][rel=next]"));
        Assert.Equal(41, await WalkAsync("p + ol .comment", "nav a[href*='?from='][rel=next]"));
        Assert.Null(await HeadAsync(Ada));
    }

    private async Task<int> WalkAsync(string rows, string next)
    {
        var seen = 0;
        for (var address = Mine; address is not null;)
        {
            using var response = await Ada.GetAsync(address);
            Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 10_000, 200_000);
            var page = await TestSite.ParseAsync(response);
            seen += page.QuerySelectorAll(rows).Length;
            address = page.QuerySelector(next)?.GetAttribute("href");
        }

        return seen;
    }

    private static Comment Heavy(int number, string letter, Comment? parent = null)
    {
        var comment = Seed.Comment(number, parent);
        comment.AuthorName = new string('語', 60);
        comment.BodyHtml = $"<p>{string.Concat(Enumerable.Repeat(letter, 12_000 / letter.Length))}</p>";
        return comment;
    }
}
