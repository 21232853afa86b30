using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace BackendCareer.Tests.Comments;

public sealed class MinePageTests : IDisposable
{
    private readonly TestStore _store = new();
    private readonly ReaderKey _key = ReaderKey.New();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(50, false)]
    [InlineData(51, true)]
    public async Task The_last_page_is_the_one_with_the_oldest_comment(int count, bool hasNext)
    {
        var mine = Enumerable.Range(1, count).Select(number => Seed.Comment(number)).ToList();
        mine.ForEach(comment => comment.ReaderKeyHash = _key.Hash);
        await _store.StoreAsync(mine);
        Assert.Equal(hasNext ? mine[0].Id : null, (await LoadAsync(new GuideFiles())).Next);
    }

    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(1, 0, 0, false)]
    [InlineData(0, 1, 0, false)]
    [InlineData(0, 0, 1, false)]
    public async Task A_page_is_empty_where_nothing_hangs_on_the_key(int comments, int votes, int reports, bool isEmpty)
    {
        var (mine, theirs) = (Seed.Comment(1), Seed.Comment(2));
        mine.ReaderKeyHash = comments == 1 ? _key.Hash : null;
        await _store.StoreAsync([
            mine, theirs, Vote([1]), Report([1]),
            .. Enumerable.Repeat(_key.Hash, votes).Select(Vote), .. Enumerable.Repeat(_key.Hash, reports).Select(Report)]);
        var page = await LoadAsync(new GuideFiles());
        Assert.Equal((comments, votes, reports, isEmpty), (page.Count, page.Votes, page.Reports, page.IsEmpty));

        HelpfulVote Vote(byte[] key) => new() { CommentId = theirs.Id, ReaderKeyHash = key };
        Report Report(byte[] key) =>
            new() { CommentId = theirs.Id, ReaderKeyHash = key, Reason = ReportReason.Spam, Note = "", CreatedUtc = theirs.CreatedUtc };
    }

    [Fact]
    public async Task What_stands_under_an_article_that_is_gone_cannot_be_edited()
    {
        var mine = Seed.Comment(1);
        mine.ReaderKeyHash = _key.Hash;
        await _store.StoreAsync(mine);
        var row = Assert.Single((await LoadAsync(new GuideFiles().WithArticle("role.md", "Text."))).Rows);
        Assert.Equal(("About role", true), (row.Article!.Title, row.CanEdit));
        var left = Assert.Single((await LoadAsync(new GuideFiles())).Rows);
        Assert.Equal((null, false), (left.Article, left.CanEdit));
    }

    private Task<MinePage> LoadAsync(GuideFiles files)
    {
        var editing = new EditRules(new FakeTimeProvider(Seed.Comment(1).CreatedUtc), Options.Create(new CommentsOptions()));
        return MinePage.LoadAsync(_store.Db, files.Guide(), editing, _key, MineLists.All, CancellationToken.None);
    }
}
