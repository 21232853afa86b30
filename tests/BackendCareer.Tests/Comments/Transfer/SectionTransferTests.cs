using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

public sealed class SectionTransferTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    /// <summary>Written by an older program, or read by one: a file in which no comment has a section is the same as ever.</summary>
    [Fact]
    public async Task A_section_is_in_the_file_where_there_is_one_and_comes_back_also_of_an_article_that_does_not_have_it()
    {
        var (with, without) = (Seed.Comment(1), Seed.Comment(2));
        with.Section = "of another day é";
        await _site.StoreAsync([with, without]);
        var lines = (await _site.ExportAsync()).Split('\n');
        Assert.EndsWith(",\"section\":\"of another day é\"}", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("section", lines[1], StringComparison.Ordinal);
        using var other = new TestSite();
        Assert.Empty((await other.ImportAsync(string.Join('\n', lines[..2]))).Problems);
        Assert.Equal(["of another day é", null], (await other.StoredCommentsAsync()).Select(comment => comment.Section));
        Assert.Contains(
            "About a section that is no longer here", (await other.ReadAsync("/role")).Body!.TextContent, StringComparison.Ordinal);
    }
}
