using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

public sealed class IncludeTests
{
    private const string Block = "::: include includes/apply.md\n:::";

    [Fact]
    public void The_text_of_another_file_stands_in_the_place_of_the_block()
    {
        var article = new GuideFiles()
            .With(
                "includes/apply.md",
                "## How to apply {#apply}\n\nSecond.[^second]\n\n::: glance median\n:::\n\n[Home](../index.md), [up](#apply)\n")
            .With("data/sources.yml", """
                survey-2025: { publisher: A, title: T, url: https://a.example, year: 2025, checked: 2026-11-22 }
                second: { publisher: B, title: T, url: https://b.example, year: 2025, checked: 2026-11-22 }
                """)
            .WithArticle("training.md", "Text.")
            .WithArticle("training/bts.md", $"First.[^survey-2025]\n\n{Block}\n\nThird.[^second] [Apply](#apply)")
            .Guide().Find("training/bts")!;
        Assert.Equal(["apply"], article.Contents.Select(heading => heading.Id));
        Assert.Equal(["survey-2025", "second"], article.Citations.Select(citation => citation.Source.Id));
        Assert.Equal(["Prose", "Prose", "Prose", "Block", "Prose"], article.Body.Select(part => part.GetType().Name));
        Assert.Contains("<a href=\"/\">Home</a>, <a href=\"#apply\">up</a>", GuideFiles.HtmlOf(article), StringComparison.Ordinal);
    }

    [Fact]
    public void Included_files_include_others_also_inside_blocks_and_twice()
    {
        var html = GuideFiles.HtmlOf(new GuideFiles()
            .With("includes/apply.md", "One.\n\n::: include includes/deeper/two.md\n:::\n")
            .With("includes/deeper/two.md", "Two.\n")
            .WithArticle("role.md", $":::: note\n{Block}\n::::\n\n{Block}")
            .Guide().Find("role")!);
        Assert.Equal("<div class=\"note\" role=\"note\"><p>One.</p>\n<p>Two.</p>\n</div>\n<p>One.</p>\n<p>Two.</p>\n", html);
    }

    [Fact]
    public void A_space_behind_the_name_of_a_file_is_not_of_it()
    {
        var guide = new GuideFiles()
            .With("includes/apply.md", "Text.\n")
            .WithArticle("role.md", "::: include includes/apply.md \n:::")
            .Guide();
        Assert.Equal("<p>Text.</p>\n", GuideFiles.HtmlOf(guide.Find("role")!));
    }

    [Fact]
    public void A_mistake_in_an_included_file_is_told_once_and_at_its_own_place()
    {
        var files = new GuideFiles()
            .With("includes/apply.md", "::: include includes/two.md\n:::\n\nSee [it](gone.md), then *[it](no.md)*.\n\n## Sources\n")
            .With("includes/two.md", "Two.\n\nA <b>bold</b> word.[^nothing]\n")
            .WithArticle("role.md", Block)
            .WithArticle("pay.md", $"Text.\n\n{Block}");
        Assert.Equal(
            [
                "includes/apply.md:4:5", "includes/apply.md:4:26", "includes/apply.md:6:1", "includes/two.md:3:3",
                "includes/two.md:3:10", "includes/two.md:3:20",
            ],
            files.Problems().Select(problem => $"{problem.Path}:{problem.Line}:{problem.Column}"));
    }

    [Theory]
    [InlineData(
        "::: include includes/aply.md\n:::", "include-missing", "There is no file includes/aply.md. Did you mean includes/apply.md?")]
    [InlineData("::: include ../secret.md\n:::", "include-missing", "names no file below includes/: ../secret.md")]
    [InlineData("::: include\n:::", "include-missing", "names no file below includes/")]
    [InlineData("::: include includes/apply.md\nText.\n:::", "block-text", "holds no text of its own")]
    [InlineData("::: include includes/apply.md", "block-open", "never closed")]
    [InlineData("::: include includes/apply.md\nText.", "block-open", "never closed")]
    [InlineData("::: inclde includes/apply.md\n:::", "unknown-block", "Did you mean include?")]
    public void A_block_that_cannot_be_followed_is_located(string body, string rule, string expected)
    {
        var problem = new GuideFiles().With("includes/apply.md", "Text.\n").WithArticle("role.md", $"Text.\n\n{body}").Problem();
        Assert.Contains(expected, problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(("role.md", GuideFiles.FirstBodyLine + 2, 1, rule), (problem.Path, problem.Line, problem.Column, problem.Rule.Id));
    }

    [Fact]
    public void A_file_that_includes_itself_is_a_problem()
    {
        var problem = new GuideFiles()
            .With("includes/apply.md", "Text.\n\n::: include includes/two.md\n:::\n")
            .With("includes/two.md", "::: include includes/apply.md\n:::\n")
            .WithArticle("role.md", Block).Problem();
        Assert.StartsWith(
            "includes/two.md:1:1: includes/apply.md includes itself: role.md, includes/apply.md, includes/two.md, includes/apply.md.",
            problem.ToString(), StringComparison.Ordinal);
        Assert.Equal("include-loop", problem.Rule.Id);
    }

    [Fact]
    public void Includes_stand_in_each_other_four_deep_and_no_deeper()
    {
        var files = new GuideFiles().WithArticle("role.md", "::: include includes/1.md\n:::").With("includes/4.md", "End.\n");
        Enumerable.Range(1, 3).ToList().ForEach(depth => files.With($"includes/{depth}.md", $"::: include includes/{depth + 1}.md\n:::\n"));
        Assert.Empty(files.Problems());
        var problem = files.With("includes/4.md", "::: include includes/5.md\n:::\n").With("includes/5.md", "End.\n").Problem();
        Assert.Equal(("includes/4.md", "include-loop"), (problem.Path, problem.Rule.Id));
    }

    [Fact]
    public void An_article_cannot_be_blown_up_by_includes_of_includes()
    {
        var files = new GuideFiles().WithArticle("role.md", "::: include includes/1.md\n:::").With("includes/4.md", "End.\n");
        Enumerable.Range(1, 3).ToList().ForEach(depth =>
            files.With($"includes/{depth}.md", string.Concat(Enumerable.Repeat($"::: include includes/{depth + 1}.md\n:::\n\n", 40))));
        Assert.Contains(files.Problems(), problem => problem.What.Contains("more than 50 includes", StringComparison.Ordinal));
    }

    [Fact]
    public void An_article_includes_fifty_files_and_no_more()
    {
        var twentyFive = string.Concat(Enumerable.Repeat($"{Block}\n\n", 25));
        var files = new GuideFiles()
            .With("includes/apply.md", "One.\n\n::: include includes/two.md\n:::\n")
            .With("includes/two.md", "Two.\n")
            .WithArticle("role.md", twentyFive);
        Assert.Empty(files.Problems());
        var problem = files.WithArticle("role.md", $"{twentyFive}::: include includes/two.md\n:::").Problem();
        Assert.Equal("The article has more than 50 includes.", problem.What);
        Assert.Equal(("role.md", GuideFiles.FirstBodyLine + 75), (problem.Path, problem.Line));
    }

    [Fact]
    public void All_includes_together_hold_as_much_text_as_one_article_may()
    {
        var files = new GuideFiles()
            .With("includes/long.md", new string('a', ContentFiles.MaxFileBytes - 1))
            .With("includes/short.md", "b")
            .WithArticle("role.md", "::: include includes/long.md\n:::\n\n::: include includes/short.md\n:::");
        Assert.Empty(files.Problems());
        var problem = files.With("includes/short.md", "bb").Problem();
        Assert.Equal("The includes of this article hold more text than one article may.", problem.What);
        Assert.Equal(("role.md", GuideFiles.FirstBodyLine + 3, "include-loop"), (problem.Path, problem.Line, problem.Rule.Id));
    }

    [Fact]
    public void A_file_that_nobody_includes_is_no_article_and_not_read_and_told()
    {
        var compiled = new GuideFiles().With("includes/Notes.md", "No front matter, [nowhere](gone.md)\n").Compile();
        Assert.Single(compiled.Guide!.Articles);
        Assert.Equal(ContentRules.TextIsShown, Assert.Single(compiled.Problems).Rule);
    }
}
