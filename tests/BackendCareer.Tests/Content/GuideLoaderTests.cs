using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.Hosting.Internal;

namespace BackendCareer.Tests.Content;

/// <summary>What an operator reads in the log of a guide that is read again and again.</summary>
public sealed class GuideLoaderTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly LogLines _log = new();
    private readonly GuideLoader _loader;

    public GuideLoaderTests()
    {
        _folder.Write("guide.yml", "title: Guide\ntagline: A guide.\n");
        _folder.Write("index.md", GuideFiles.Article("home", "Text."));
        var folder = new ContentFolder(_folder.Path);
        _loader = new GuideLoader(
            folder, new GitHistory(folder, _log.For<GitHistory>()), new GuideStore(TimeProvider.System), new HostingEnvironment(),
            TimeProvider.System, _log.For<GuideLoader>());
    }

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_link_that_is_not_followed_is_told_once()
    {
        File.CreateSymbolicLink(_folder.PathOf("passwd.md"), "/etc/passwd");
        _loader.Load();
        _loader.Load();
        Assert.Equal(1, Told("passwd.md"));
        File.CreateSymbolicLink(_folder.PathOf("shadow.md"), "/etc/shadow");
        _loader.Load();
        Assert.Equal((1, 1), (Told("passwd.md"), Told("shadow.md")));
    }

    [Fact]
    public void The_first_fifty_mistakes_are_told_and_each_once()
    {
        _folder.Write(
            "index.md", GuideFiles.Article("home", string.Concat(Enumerable.Range(0, 51).Select(number => $"[x](no{number}.md)\n\n"))));
        _loader.Load();
        _loader.Load();
        Assert.Equal(50, Told("There is no article"));
        Assert.Equal(1, Told("problems 51"));
    }

    private int Told(string words) => _log.Lines.Count(line => line.Contains(words, StringComparison.Ordinal));
}
