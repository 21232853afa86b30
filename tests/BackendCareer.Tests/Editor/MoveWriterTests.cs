using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Editor;

/// <summary>What a move leaves alone while it writes.</summary>
public sealed class MoveWriterTests
{
    /// <summary>A second name of the same file: at its turn the file is no longer the one that was read.</summary>
    [Fact]
    public void A_file_that_was_changed_since_it_was_read_is_not_written_over()
    {
        using var folder = EditorFolder.Small(
            ("a.md", GuideFiles.Article("a", "Text.")), ("includes/one.md", "[a](../a.md), read before.\n"));
        File.CreateSymbolicLink(folder.Files.PathOf("includes/two.md"), folder.Files.PathOf("includes/one.md"));
        var refusal = folder.InContent(Assert.Throws<CommandFailedException>(() => folder.Move("a", "elsewhere")).Message);
        Assert.StartsWith("The move stopped half-way: includes/two.md was changed meanwhile.", refusal, StringComparison.Ordinal);
        Assert.Equal("[a](../elsewhere.md), read before.\n", File.ReadAllText(folder.Files.PathOf("includes/one.md")));
        Assert.True(File.Exists(folder.Files.PathOf("a.md")));
    }

    [Fact]
    public void An_article_whose_name_only_begins_alike_stays_where_it_is()
    {
        using var folder = EditorFolder.Small(
            ("a.md", GuideFiles.Article("a", "Text.")), ("a/x.md", GuideFiles.Article("x", "Text.")),
            ("ab.md", GuideFiles.Article("ab", "Text.")));
        Assert.Equal("moved a.md → abc.md\nmoved a/x.md → abc/x.md", folder.Move("a", "abc").ReplaceLineEndings("\n"));
        Assert.Equal("ab.md", folder.Guide().Find("ab")!.File);
    }

    /// <summary>Else an editor who shares the folder with others could write in it no more.</summary>
    [Fact]
    public void A_file_that_is_changed_keeps_its_rights()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Shared = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        using var folder = EditorFolder.Small(("a.md", GuideFiles.Article("a", "Text.")), ("b.md", GuideFiles.Article("b", "[a](a.md)")));
        File.SetUnixFileMode(folder.Files.PathOf("b.md"), Shared);
        folder.Move("a", "elsewhere");
        Assert.Contains("(elsewhere.md)", File.ReadAllText(folder.Files.PathOf("b.md")), StringComparison.Ordinal);
        Assert.Equal(Shared, File.GetUnixFileMode(folder.Files.PathOf("b.md")));
    }
}
