using BackendCareer.Content;
using BackendCareer.Editor;

namespace BackendCareer.Tests.Editor;

/// <summary>Which file an editor means, before any is looked at.</summary>
public sealed class ArticleFileTests
{
    [Theory]
    [InlineData(" ", "The path is empty.")]
    [InlineData("a\0b", "The path is empty.")]
    [InlineData("/site/content-old/x", "/site/content-old/x is outside of the content folder, /site/content.")]
    public void A_name_of_no_file_of_the_folder_is_refused(string typed, string why)
    {
        var refusal = Assert.Throws<CommandFailedException>(() => ArticleFile.Named(typed, "/site/content", "/site")).Message;
        Assert.StartsWith(why, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("training/bts-sio", "training/bts-sio.md")] // as seen from the content folder
    [InlineData("bts-sio", "training/bts-sio.md")]
    [InlineData("./bts-sio.md", "training/bts-sio.md")]
    [InlineData("../role", "role.md")]
    [InlineData("role", "role.md")]
    [InlineData("training", "training.md")]
    [InlineData("nowhere", null)]
    public void Inside_a_section_an_article_is_named_from_there_or_from_the_content_folder(string typed, string? file)
    {
        using var folder = EditorFolder.Shipped();
        var root = new ContentFolder(folder.Files.Path).Root;
        var possible = ArticleFile.Possible(typed, root, Path.Combine(root, "training"));
        Assert.Equal(file, ArticleFile.Meant(folder.Guide().Articles, possible)?.File);
    }

    [Theory]
    [InlineData("zz", "training/zz.md")]
    [InlineData("training/zz", "training/zz.md")]
    [InlineData("role", "training/role.md")] // although there is a role.md above
    [InlineData("new/zz", "training/new/zz.md")]
    [InlineData("../zz", "zz.md")]
    public void Inside_a_section_a_new_file_goes_where_its_folder_is(string typed, string file)
    {
        using var folder = EditorFolder.Shipped();
        var root = new ContentFolder(folder.Files.Path).Root;
        Assert.Equal(file, ArticleFile.Named(typed, root, Path.Combine(root, "training")));
    }

    [Fact]
    public void A_name_like_no_other_leads_to_the_list_of_all() => Assert.Equal(
        "There is no article x.md. `list` shows all there are.",
        Assert.Throws<CommandFailedException>(() => ArticleFile.Find([], new ContentFolder("/site/content"), "x")).Message);
}
