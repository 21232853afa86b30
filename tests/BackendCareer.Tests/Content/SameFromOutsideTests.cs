using System.Net;
using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Content;

/// <summary>Changes that keep the size and the time of a file, as archives, copies and builds of one fixed time leave them.</summary>
public sealed class SameFromOutsideTests : IDisposable
{
    private readonly TestFolder _folder = TestFolder.WithShippedContent();
    private readonly TestFolder _elsewhere = new();

    public SameFromOutsideTests()
    {
        _folder.Write("day.md", GuideFiles.Article("day", "::: include includes/part.md\n:::"));
        _folder.Write("includes/part.md", "The old part.\n");
        File.CreateSymbolicLink(_folder.PathOf("night.md"), "includes/night.md");
        _folder.Write("includes/night.md", GuideFiles.Article("night", "The old night."));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    [Theory]
    [InlineData("role.md", "What stays invisible {#", "What nobody sees now {#", "/role")]
    [InlineData("includes/part.md", "The old part.", "The new part.", "/day")]
    [InlineData("includes/night.md", "The old night.", "The new night.", "/night")]
    [InlineData("drawings/request.svg", "what you build", "what we  build", "/role")]
    [InlineData("data/glossary.csv", "application programming interface", "application programming interfaxe", "/role")]
    public async Task An_edit_in_place_is_read_when_the_bell_rings_for_it(string file, string old, string with, string address)
    {
        using var site = SiteOf(_folder.Path, "Development");
        Assert.DoesNotContain(with.TrimEnd(' ', '{', '#'), await TextAsync(site, address), StringComparison.Ordinal);
        var revision = site.Services.GetRequiredService<GuideStore>().Revision;
        EditUnseen(_folder, file, old, with);
        await ShowsAsync(site, address, with.TrimEnd(' ', '{', '#'));
        Assert.NotEqual(revision, site.Services.GetRequiredService<GuideStore>().Revision); // open pages follow
    }

    [Fact]
    public async Task A_file_that_is_moved_over_is_read()
    {
        using var site = SiteOf(_folder.Path, "Production");
        await site.ReadAsync("/role");
        File.Copy(_folder.PathOf("role.md"), _elsewhere.PathOf("role.md"));
        File.SetLastWriteTimeUtc(_elsewhere.PathOf("role.md"), File.GetLastWriteTimeUtc(_folder.PathOf("role.md")));
        EditUnseen(_elsewhere, "role.md", "What stays invisible {#", "What nobody sees now {#");
        File.Move(_elsewhere.PathOf("role.md"), _folder.PathOf("role.md"), overwrite: true);
        await ShowsAsync(site, "/role", "What nobody sees now");
    }

    [Fact]
    public async Task A_folder_that_takes_the_place_of_another_is_read()
    {
        using var site = SiteOf(_folder.Path, "Production");
        await ShowsAsync(site, "/day", "The old part.");
        CopyUnseen(_folder.PathOf("includes"), _elsewhere.PathOf("includes"));
        EditUnseen(_elsewhere, "includes/part.md", "The old part.", "The new part.");
        Directory.Move(_folder.PathOf("includes"), _elsewhere.PathOf("before"));
        Directory.Move(_elsewhere.PathOf("includes"), _folder.PathOf("includes"));
        await ShowsAsync(site, "/day", "The new part.");
    }

    [Fact]
    public async Task A_link_to_the_content_that_leads_to_another_copy_is_read()
    {
        CopyUnseen(_folder.Path, _elsewhere.PathOf("second"));
        EditUnseen(_elsewhere, "second/includes/part.md", "The old part.", "The new part.");
        File.CreateSymbolicLink(_elsewhere.PathOf("content"), _folder.Path);
        using var site = SiteOf(_elsewhere.PathOf("content"), "Production");
        await ShowsAsync(site, "/day", "The old part.");
        File.CreateSymbolicLink(_elsewhere.PathOf("next"), _elsewhere.PathOf("second"));
        Shell.Run($"mv -T '{_elsewhere.PathOf("next")}' '{_elsewhere.PathOf("content")}'", "");
        await ShowsAsync(site, "/day", "The new part.");
    }

    [Fact]
    public async Task What_no_bell_rings_for_is_read_when_everything_is()
    {
        using var site = SiteOf(_folder.Path, "Production");
        await ShowsAsync(site, "/day", "The old part.");
        Shell.Run($"ln '{_folder.PathOf("includes/part.md")}' '{_elsewhere.PathOf("part.md")}'", "");
        EditUnseen(_elsewhere, "part.md", "The old part.", "The new part."); // under a name that nobody watches
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        await ShowsAsync(site, "/day", "The new part.");
    }

    [Fact]
    public async Task Everything_is_read_where_a_folder_changed_and_it_rang_for_what_is_no_part_of_the_guide()
    {
        using var site = SiteOf(_folder.Path, "Production");
        await site.ReadAsync("/role");
        _folder.Replace("role.md", "What stays invisible {#", "What nobody sees {#");
        await ShowsAsync(site, "/role", "What nobody sees"); // the first look reads everything, and is over
        Shell.Run($"ln '{_folder.PathOf("includes/part.md")}' '{_elsewhere.PathOf("part.md")}'", "");
        EditUnseen(_elsewhere, "part.md", "The old part.", "The new part.");
        _folder.Write(".kept", "x"); // it rings, and another name is in the folder: what else came cannot be known
        await ShowsAsync(site, "/day", "The new part.");
    }

    [Fact]
    public void Where_the_bell_may_have_missed_something_all_is_read()
    {
        var folder = new ContentFolder(_folder.Path);
        var before = folder.Read();
        EditUnseen(_folder, "includes/part.md", "The old part.", "The new part.");
        var walk = folder.Walk();
        Assert.Equal(before.Version(), ContentFiles.Read(walk, before, RungFiles.None).Version());
        Assert.Equal("The new part.\n", ContentFiles.Read(walk, before, RungFiles.All).Find("includes/part.md")!.Text);
        Assert.True(RungFiles.All.HasAnyOf(walk));
        Assert.False(RungFiles.None.HasAnyOf(walk));
    }

    [Theory]
    [InlineData("includes/part.md", true)]
    [InlineData("includes", true)]
    [InlineData("include", false)]
    [InlineData("includes/par", false)]
    [InlineData("part.md", false)]
    public void A_file_is_rung_for_by_its_name_and_by_that_of_a_folder_above(string path, bool expected)
    {
        var walk = new ContentFolder(_folder.Path).Walk();
        var part = walk.Files.Single(entry => entry.Path == "includes/part.md");
        Assert.Equal(expected, new RungFiles(new HashSet<string> { path }).Has(walk, part.Path, part.File));
    }

    private static TestSite SiteOf(string folder, string environment) =>
        new TestSite { Environment = environment }.With("Content:Folder", folder);

    private static void EditUnseen(TestFolder folder, string file, string old, string with)
    {
        var (path, stamp) = (folder.PathOf(file), FileStamp.Of(new FileInfo(folder.PathOf(file))));
        var text = File.ReadAllText(path).Replace(old, with, StringComparison.Ordinal);
        File.WriteAllText(path, text + new string('\n', old.Length - with.Length));
        File.SetLastWriteTimeUtc(path, new DateTime(stamp.WrittenTicks, DateTimeKind.Utc));
        Assert.Equal(stamp, FileStamp.Of(new FileInfo(path)));
    }

    private static void CopyUnseen(string from, string to) => Shell.Run($"cp -a '{from}' '{to}'", "");

    private static async Task<string> TextAsync(TestSite site, string address)
    {
        using var response = await site.GetAsync(address);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    private static Task ShowsAsync(TestSite site, string address, string text) => Eventually.TrueAsync(
        async () => (await TextAsync(site, address)).Contains(text, StringComparison.Ordinal), $"{address} shows {text}");
}
