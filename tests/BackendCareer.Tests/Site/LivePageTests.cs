using BackendCareer.Site;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Site;

/// <summary>What a page in Development says of itself.</summary>
public sealed class LivePageTests
{
    [Theory]
    [InlineData(1, "1 problem in the content")]
    [InlineData(2, "2 problems in the content")]
    public void It_counts_the_mistakes(int count, string title) => Assert.Equal(title, new LivePage("", [], count, null).Title);

    [Fact]
    public void It_follows_its_own_article_whatever_the_id()
    {
        var article = new GuideFiles().With("day.md", GuideFiles.Article("a day & a night", "Text.")).Guide().Find("day");
        Assert.Equal("/_editor/changes?article=a%20day%20%26%20a%20night", new LivePage("", [], 0, article).Changes);
        Assert.Equal("/_editor/changes", new LivePage("", [], 0, null).Changes);
    }
}
