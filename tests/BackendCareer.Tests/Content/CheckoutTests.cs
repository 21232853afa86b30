using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Content;

/// <summary>A folder that is read while half of a change is there: nobody is told of problems that are over in a moment.</summary>
[Trait("Category", "Slow")]
public sealed class CheckoutTests : IDisposable
{
    private const int Articles = 50;

    private readonly TestFolder _folder = new();
    private readonly LogLines _log = new();
    private readonly TestSite _site;

    public CheckoutTests()
    {
        _folder.Write("content/guide.yml", "title: Guide\ntagline: A guide.\n");
        _folder.Write("content/index.md", GuideFiles.Article("home", "Welcome."));
        for (var number = 0; number < Articles; number++)
        {
            Write(number, "first");
        }

        _site = new TestSite { Additions = services => services.AddSingleton<ILoggerProvider>(_log) }
            .With("Content:Folder", _folder.PathOf("content"));
    }

    private GuideLoader Loader => _site.Services.GetRequiredService<GuideLoader>();

    private GuideStore Store => _site.Services.GetRequiredService<GuideStore>();

    public void Dispose()
    {
        _site.Dispose();
        _log.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_git_checkout_of_fifty_articles_that_link_to_each_other_is_told_as_no_mistake()
    {
        Git("init -q -b first && git add . && git commit -qm first && git checkout -qb second");
        for (var number = 0; number < Articles; number++)
        {
            Write(number, "second");
        }

        Git("commit -qam second && git checkout -q first");
        await ShowsAsync("first");
        foreach (var branch in new[] { "second", "first", "second" })
        {
            Git($"checkout -q {branch}");
            await ShowsAsync(branch);
        }

        AssertNothingWasWrong();
    }

    [Fact]
    public async Task A_copy_so_slow_that_each_half_of_it_is_read_is_told_as_no_mistake_before_it_stops()
    {
        await ShowsAsync("first");
        for (var number = 0; number < 8; number++)
        {
            Write(number, "second");
            await ReadAsync();
            AssertNothingWasWrong();
            Assert.Empty(Store.Problems);
            Assert.Contains("words of the first", (await _site.ReadAsync("/a0")).Body!.TextContent, StringComparison.Ordinal);
        }

        await Eventually.TrueAsync(() => Task.FromResult(Told("Error: a7.md:8:5: a8.md has no heading #second.")), "it stops, and is told");
        Assert.True(Told("The content was not published: problems 2."));
        Assert.Equal(2, Store.Problems.Length);
    }

    /// <summary>Until the site has read the folder as it is.</summary>
    private Task ReadAsync()
    {
        var folder = new ContentFolder(_folder.PathOf("content"));
        return Eventually.TrueAsync(() => Task.FromResult(Loader.LoadedStamp == folder.Walk().Stamp()), "the folder is read");
    }

    private Task ShowsAsync(string state) => Eventually.TrueAsync(
        async () =>
        {
            using var response = await _site.GetAsync($"/a{Articles - 1}");
            return (await response.Content.ReadAsStringAsync()).Contains($"words of the {state}", StringComparison.Ordinal)
                && !Loader.IsUnsettled;
        }, $"the {state} state is shown, and all is told");

    private void AssertNothingWasWrong() =>
        Assert.DoesNotContain(_log.Lines, line =>
            line.StartsWith("Error", StringComparison.Ordinal) || line.Contains(".md:", StringComparison.Ordinal));

    private bool Told(string words) => _log.Lines.Any(line => line.Contains(words, StringComparison.Ordinal));

    /// <summary>Each links to a heading of the next that is only there in the same state.</summary>
    private void Write(int number, string state) => _folder.Write($"content/a{number}.md", GuideFiles.Article(
        $"a{number}", $"See [the next](a{(number + 1) % Articles}.md#{state}).\n\n## The words of the {state} {{#{state}}}\n\nText."));

    private void Git(string command) => Shell.Run(
        $"cd '{_folder.Path}' && export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org "
        + $"GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org && git {command}", "");
}
