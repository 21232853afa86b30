using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Where the guide says that every change of a file can be seen.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("history: https://example.org/{file}?log", "https://example.org/training/bts.md?log")]
    [InlineData("description: D", null)]
    public void The_history_of_an_article_is_that_of_its_file(string line, string? address)
    {
        var guide = With(line).WithArticle("training.md", "Text.").WithArticle("training/bts.md", "Text.").Guide();
        Assert.Equal(address, guide.Settings.HistoryOf(guide.Find("training/bts")!));
    }

    [Theory]
    [InlineData("example.org/{file}")]
    [InlineData("ftp://example.org/{file}")]
    [InlineData("https://example.org/history")]
    public void An_address_that_leads_to_no_file_is_located(string address)
    {
        var problem = With($"history: {address}").Problem();
        Assert.Equal(("guide.yml", 3, ContentRules.ValueIsAddress), (problem.Path, problem.Line, problem.Rule));
    }

    private static GuideFiles With(string line) => new GuideFiles().With("guide.yml", $"title: Guide\ntagline: A guide.\n{line}\n");
}
