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

    [Fact]
    public void A_name_like_no_other_leads_to_the_list_of_all() => Assert.Equal(
        "There is no article x.md. `list` shows all there are.",
        Assert.Throws<CommandFailedException>(() => ArticleFile.Find([], new ContentFolder("/site/content"), "x")).Message);
}
