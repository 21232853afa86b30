using BackendCareer.Content;

namespace BackendCareer.Tests.Support;

public sealed class GeneratedGuideTests
{
    [Fact]
    public void It_compiles_is_the_same_each_time_and_keeps_its_navigation_small()
    {
        var guide = Compile();
        Assert.Equal(201, guide.Articles.Length);
        Assert.Equal(5, guide.Navigation.Length);
        Assert.Equal(guide.Version, Compile().Version);
    }

    private static Guide Compile()
    {
        using var folder = new TestFolder();
        GeneratedGuide.Write(folder.Path, articles: 200);
        var compiled = GuideCompiler.Compile(new ContentFolder(folder.Path).Read(), new Edition(GuideFiles.Now, ShowsAll: false));
        Assert.Empty(compiled.Problems);
        return compiled.Guide!;
    }
}
