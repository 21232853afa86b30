using AngleSharp.Dom;

namespace BackendCareer.Tests.Support;

/// <summary>Whether what looks for foreign markup would find it.</summary>
public sealed class CommentMarkupTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("<script>1</script>", "element script")]
    [InlineData("<p><b>x</b></p>", "element b")]
    [InlineData("<svg><a></a></svg>", "element svg")]
    [InlineData("<p onclick=x>y</p>", "attribute onclick")]
    [InlineData("<p class=comment>y</p>", "attribute class")]
    [InlineData("<a href=javascript:x rel='ugc nofollow noopener'>y</a>", "attribute href=javascript:x")]
    [InlineData("<a href=//evil.example rel='ugc nofollow noopener'>y</a>", "attribute href=//evil.example")]
    [InlineData("<a href=https://a.example>y</a>", "half a link")]
    [InlineData("<!-- x -->", "node Comment")]
    public void A_planted_element_is_found(string planted, string problem) =>
        Assert.Contains(
            CommentMarkup.ProblemsIn(CommentMarkup.Parse(planted)), found => found.StartsWith(problem, StringComparison.Ordinal));

    [Theory]
    [InlineData("<script>1</script>")]
    [InlineData("<script type='module' src='/other.js'></script>")]
    [InlineData("<script type='module' src='//evil.example/discussion.js'></script>")]
    [InlineData("<script type='module' src='/discussion.js'>1</script>")]
    [InlineData("<script type='module' src='/discussion.js'></script>")]
    public async Task A_script_beside_ours_is_found(string planted)
    {
        var page = await site.ReadAsync("/role");
        Assert.Empty(CommentMarkup.ProblemsIn(page));
        page.Head!.Insert(AdjacentPosition.BeforeEnd, planted);
        Assert.Single(CommentMarkup.ProblemsIn(page));
    }
}
