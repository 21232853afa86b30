using BackendCareer.Content;
using BackendCareer.Site;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace BackendCareer.Tests.Site;

public sealed class LivePageRevisionTests
{
    private readonly GuideStore _store = new(new FakeTimeProvider());

    [Fact]
    public void A_page_of_a_guide_that_was_replaced_meanwhile_has_no_revision_and_so_is_loaded_again()
    {
        _store.Publish(new GuideFiles().Compile());
        var before = _store.Guide;
        Assert.Equal(_store.Revision, LivePage.Of(_store, before).Revision);
        _store.Publish(new GuideFiles().Compile());
        Assert.Equal("", LivePage.Of(_store, before).Revision);
    }

    [Fact]
    public void A_guide_with_countless_problems_shows_the_first_and_says_how_many_there_are()
    {
        var links = string.Concat(Enumerable.Range(0, 70).Select(number => $"[x](no{number}.md)\n\n"));
        _store.Publish(new GuideFiles().WithArticle("a.md", links).Compile());
        var page = LivePage.Of(_store, guide: null);
        Assert.Equal(70, page.Count);
        Assert.Equal(50, page.Problems.Length);
        Assert.Equal("70 problems in the content", page.Title);
    }
}
