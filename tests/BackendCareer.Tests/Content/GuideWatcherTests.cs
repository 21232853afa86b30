using System.Net;
using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Content;

/// <summary>A running site and an editor at work in its folder.</summary>
public sealed class GuideWatcherTests : IDisposable
{
    private readonly TestFolder _folder = TestFolder.WithShippedContent();
    private readonly TestSite _site;

    public GuideWatcherTests() => _site = new TestSite().With("Content:Folder", _folder.Path);

    private GuideStore Store => _site.Services.GetRequiredService<GuideStore>();

    public void Dispose()
    {
        _site.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_edit_is_shown_without_a_restart()
    {
        await _site.ReadAsync("/role");
        _folder.Replace("role.md", "What stays invisible {#", "What nobody sees {#");
        await ShowsAsync("/role", "What nobody sees");
    }

    [Fact]
    public async Task A_save_by_rename_is_shown()
    {
        await _site.ReadAsync("/role");
        _folder.Write("role.md~", (await File.ReadAllTextAsync(_folder.PathOf("role.md"))).Replace(
            "What stays invisible {#", "Saved by rename {#", StringComparison.Ordinal));
        File.Move(_folder.PathOf("role.md~"), _folder.PathOf("role.md"), overwrite: true);
        await ShowsAsync("/role", "Saved by rename");
    }

    [Fact]
    public async Task A_new_article_in_a_new_folder_is_shown()
    {
        await _site.ReadAsync("/role");
        _folder.Write("role/day.md", GuideFiles.Article("day", "A day."));
        await ShowsAsync("/role/day", "A day.");
    }

    [Fact]
    public async Task A_broken_edit_keeps_the_old_page_and_names_the_line_until_it_is_mended()
    {
        var before = (await _site.ReadAsync("/role")).Title;
        var good = await File.ReadAllTextAsync(_folder.PathOf("role.md"));
        _folder.Replace("role.md", "\ntitle: ", "\ntitel: ");
        await Eventually.TrueAsync(() => Task.FromResult(Store.Problems.Length > 0), "the problem is found");
        Assert.Contains(Store.Problems, problem => problem.ToString().StartsWith(
            "role.md:3:1: `titel` is not a known key. Did you mean `title`?", StringComparison.Ordinal));
        Assert.Equal(before, (await _site.ReadAsync("/role")).Title);

        _folder.Write("role.md", good);
        await Eventually.TrueAsync(() => Task.FromResult(Store.Problems.IsEmpty), "the repair is seen");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Deleting_the_folder_keeps_the_guide_and_restoring_it_goes_on_from_there()
    {
        await _site.ReadAsync("/role");
        Directory.Delete(_folder.Path, recursive: true);
        await Eventually.TrueAsync(() => Task.FromResult(Store.Problems.Length > 0), "the loss is noticed");
        foreach (var article in Store.Guide!.Articles)
        {
            await _site.ReadAsync(article.Address); // nothing of a page is read from a file
        }

        _folder.Restore();
        await Eventually.TrueAsync(() => Task.FromResult(Store.Problems.IsEmpty), "the folder is back");
        _folder.Replace("role.md", "What stays invisible {#", "Back again {#");
        await ShowsAsync("/role", "Back again");
    }

    [Fact]
    public async Task Another_folder_in_its_place_is_noticed()
    {
        using var other = TestFolder.WithShippedContent();
        other.Replace("role.md", "What stays invisible {#", "Put in its place {#");
        await _site.ReadAsync("/role");
        using var away = new TestFolder();
        Directory.Move(_folder.Path, away.PathOf("old"));
        Directory.Move(other.Path, _folder.Path);
        await ShowsAsync("/role", "Put in its place");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_file_that_could_not_be_read_is_tried_again()
    {
        await _site.ReadAsync("/role");
        await using (var held = new FileStream(_folder.PathOf("role.md"), FileMode.Append, FileAccess.Write, FileShare.None))
        {
            held.Write("\nWritten behind a lock.\n"u8);
            held.Flush();
            await Eventually.TrueAsync(() => Task.FromResult(Store.Problems.Length > 0), "the file is missed");
        }

        await ShowsAsync("/role", "Written behind a lock."); // letting go of a file leaves no trace in it
    }

    [Fact]
    public async Task An_article_opens_and_closes_by_the_clock_alone()
    {
        _folder.Write(
            "fair.md", GuideFiles.Article("fair", "The fair.", "summary: Short.\npublish: 2026-11-22 09:05\nexpires: 2026-11-22 09:07"));
        Assert.Equal(HttpStatusCode.NotFound, (await _site.GetAsync("/fair")).StatusCode);
        _site.Clock.Advance(TimeSpan.FromMinutes(5));
        await ShowsAsync("/fair", "The fair.");
        _folder.Replace("role.md", "\ntitle: ", "\ntitel: "); // a mistake elsewhere keeps no expired article open
        await Eventually.TrueAsync(() => Task.FromResult(Store.Problems.Length > 0), "the problem is found");
        _site.Clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.TrueAsync(
            async () => (await _site.GetAsync("/fair")).StatusCode == HttpStatusCode.NotFound, "the article is closed");
        Assert.NotEmpty(Store.Problems);
    }

    private Task ShowsAsync(string path, string text) => Eventually.TrueAsync(
        async () =>
        {
            using var response = await _site.GetAsync(path);
            return (await response.Content.ReadAsStringAsync()).Contains(text, StringComparison.Ordinal);
        }, $"{path} shows {text}");
}
