using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.Hosting.Internal;

namespace BackendCareer.Tests.Content;

/// <summary>What an operator reads in the log of a guide that is read again and again.</summary>
public sealed class GuideLoaderTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly LogLines _log = new();
    private readonly GuideStore _store = new(TimeProvider.System);
    private readonly GuideLoader _loader;

    public GuideLoaderTests()
    {
        _folder.Write("guide.yml", "title: Guide\ntagline: A guide.\n");
        _folder.Write("index.md", GuideFiles.Article("home", "Text."));
        var folder = new ContentFolder(_folder.Path);
        _loader = new GuideLoader(
            folder, new GitHistory(folder, _log.For<GitHistory>()), _store, new HostingEnvironment(),
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
        _loader.Load();
        _folder.Write(
            "index.md", GuideFiles.Article("home", string.Concat(Enumerable.Range(0, 51).Select(number => $"[x](no{number}.md)\n\n"))));
        _loader.Load();
        _loader.Load();
        Assert.Equal(50, Told("There is no article"));
        Assert.Equal(1, Told("problems 51"));
    }

    [Fact]
    public void What_keeps_the_guide_back_is_told_when_the_folder_is_quiet()
    {
        _loader.Load();
        _folder.Write("index.md", GuideFiles.Article("home", "[x](nowhere.md)"));
        LoadChanges();
        Assert.True(_loader.IsUnsettled);
        Assert.Empty(_store.Problems);
        Assert.Equal(0, Told("nowhere.md"));
        _loader.Settle();
        Assert.False(_loader.IsUnsettled);
        Assert.Single(_store.Problems);
        Assert.Equal((1, 1), (Told("nowhere.md"), Told("problems 1")));
        LoadChanges();
        _loader.Settle();
        Assert.Equal((1, 1), (Told("nowhere.md"), Told("problems 1")));
    }

    [Fact]
    public void A_good_guide_is_published_at_once_and_what_came_between_is_never_told()
    {
        _loader.Load();
        _folder.Write("index.md", GuideFiles.Article("home", "[x](nowhere.md)"));
        LoadChanges();
        _folder.Write("index.md", GuideFiles.Article("home", "Longer text, at once."));
        LoadChanges();
        Assert.Contains("at once", GuideFiles.HtmlOf(_store.Guide!.Find("")!), StringComparison.Ordinal);
        _loader.Settle();
        Assert.Equal(0, Told("nowhere.md"));
        Assert.Equal(2, Told("Published 1 articles"));
    }

    [Fact]
    public void A_page_of_a_broken_draft_is_told_at_once_and_the_log_when_the_folder_is_quiet()
    {
        _loader.Load();
        _folder.Write("day.md", GuideFiles.Article("day", "[x](nowhere.md)", "summary: Short.\ndraft: true"));
        LoadChanges();
        Assert.Single(_store.Problems);
        Assert.Equal(0, Told("nowhere.md"));
        _loader.Settle();
        Assert.Equal(1, Told("Warning: day.md"));
    }

    [Fact]
    public void Of_a_folder_at_another_place_nothing_is_taken_over()
    {
        _loader.Load();
        using var other = new TestFolder();
        Shell.Run($"cp -a '{_folder.Path}/.' '{other.Path}'", "");
        var written = File.GetLastWriteTimeUtc(other.PathOf("index.md"));
        other.Replace("index.md", "Text.", "News.");
        File.SetLastWriteTimeUtc(other.PathOf("index.md"), written);
        _loader.LoadChanges(new ContentFolder(other.Path).Walk(), RungFiles.None);
        Assert.Contains("News.", GuideFiles.HtmlOf(_store.Guide!.Find("")!), StringComparison.Ordinal);
    }

    private void LoadChanges() => _loader.LoadChanges(new ContentFolder(_folder.Path).Walk(), RungFiles.None);

    private int Told(string words) => _log.Lines.Count(line => line.Contains(words, StringComparison.Ordinal));
}
