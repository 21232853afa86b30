using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

public sealed class ArticleTests
{
    [Theory]
    [InlineData("index.md", "")]
    [InlineData("role.md", "role")]
    [InlineData("training/index.md", "training")]
    public void The_path_of_the_file_is_the_address(string file, string path)
    {
        var guide = new GuideFiles().With(file, GuideFiles.Article("it", "Text.")).Guide();
        Assert.Equal("it", guide.Find(path)!.Id);
    }

    [Fact]
    public void Headings_have_the_authors_id_or_one_made_from_their_text()
    {
        var article = GuideFiles.ArticleOf("## By hand {#mine}\n\n## The *other* one\n\n### Below");
        Assert.Equal(
            [("mine", "By hand"), ("the-other-one", "The other one")], article.Contents.Select(heading => (heading.Id, heading.Text)));
        Assert.Contains("<h2 id=\"the-other-one\">", GuideFiles.HtmlOf(article), StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_are_numbered_in_the_order_in_which_they_are_cited()
    {
        var article = new GuideFiles()
            .With("data/sources.yml", """
                first: { publisher: A, title: T, url: https://a.example, year: 2025, checked: 2026-11-22 }
                b: { publisher: B, title: T, url: https://b.example, year: undated, checked: 2026-11-22 }
                """)
            .Without("data/glance.yml")
            .WithArticle("role.md", "One.[^b] Two.[^first] Three.[^b]")
            .Guide().Find("role")!;
        Assert.Equal(["b", "first"], article.Citations.Select(citation => citation.Source.Id));
        var html = GuideFiles.HtmlOf(article);
        Assert.Contains(
            "One.<sup class=\"cite\"><a href=\"#source-1\" id=\"cite-1\" aria-label=\"Source 1\">1</a></sup>", html,
            StringComparison.Ordinal);
        Assert.Contains(
            "Three.<sup class=\"cite\"><a href=\"#source-1\" aria-label=\"Source 1\">1</a></sup>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cites_nothing_stays_as_it_was_written()
    {
        const string Text = "A power [^ of two] and one [^] more.";
        Assert.Contains(Text, GuideFiles.HtmlOf(Text), StringComparison.Ordinal);
    }

    [Fact]
    public void The_body_is_cut_at_the_blocks_that_views_draw()
    {
        var article = GuideFiles.ArticleOf("Before.\n\n::: glance median\n:::\n\nAfter.");
        Assert.Collection(
            article.Body,
            part => Assert.IsType<Prose>(part),
            part => Assert.Equal(
                ("glance", "median"), ((Block)part).Name is var name ? (name, Assert.Single(((Block)part).Arguments)) : default),
            part => Assert.IsType<Prose>(part));
    }

    [Fact]
    public void Colons_inside_a_line_are_text() => Assert.Contains(
        "<p>Use std::vector::push and a::b::c.</p>",
        GuideFiles.HtmlOf("Use std::vector::push and a::b::c."),
        StringComparison.Ordinal);

    [Fact]
    public void Code_keeps_its_language() => Assert.Contains(
        "<pre><code class=\"language-cobol\">MOVE 1 TO X.",
        GuideFiles.HtmlOf("```cobol\nMOVE 1 TO X.\n```"),
        StringComparison.Ordinal);

    [Fact]
    public void A_note_is_Markdown_in_a_frame()
    {
        var html = GuideFiles.HtmlOf("::: note\nMind the *gap*.\n:::");
        Assert.Contains("<div class=\"note\" role=\"note\"><p>Mind the <em>gap</em>.</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_is_aligned_by_classes_because_style_attributes_are_refused()
    {
        var html = GuideFiles.HtmlOf("| a | b |\n| --- | ---: |\n| x | 1 |");
        Assert.Contains("<td class=\"num\">1</td>", html, StringComparison.Ordinal);
        Assert.Contains("<th class=\"num\" scope=\"col\">b</th>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Drafts_are_in_the_guide_in_Development_only()
    {
        var files = new GuideFiles().WithArticle("role.md", "Text.", "summary: Short.\ndraft: true");
        Assert.Null(files.Guide().Find("role"));
        Assert.NotNull(files.Guide(showsAll: true).Find("role"));
    }

    [Fact]
    public void Pages_follow_each_other_in_their_order_with_each_section_together()
    {
        var guide = new GuideFiles()
            .With("pay.md", GuideFiles.Article("pay", "Text.").Replace("order: 1", "order: 9", StringComparison.Ordinal))
            .WithArticle("training.md", "Text.")
            .WithArticle("training/bts.md", "Text.")
            .Guide();
        Assert.Equal(["", "training", "training/bts", "pay"], guide.Articles.Select(article => article.Path));
        Assert.Equal(["training", "pay"], guide.Navigation.Select(article => article.Path));
        Assert.Equal("training", guide.Previous(guide.Find("training/bts")!)!.Path);
        Assert.Equal("pay", guide.Next(guide.Find("training/bts")!)!.Path);
        Assert.Equal(["", "training"], guide.Above(guide.Find("training/bts")!).Select(article => article.Path));
        Assert.Null(guide.Next(guide.Find("pay")!));
        Assert.Equal("", guide.Previous(guide.Find("training")!)!.Path);
        Assert.Null(guide.Previous(guide.Find("")!));
    }

    [Fact]
    public void Pages_of_one_order_stand_by_their_titles()
    {
        var files = new GuideFiles().With("a.md", GuideFiles.Article("yard", "Text.")).With("b.md", GuideFiles.Article("hall", "Text."));
        Assert.Equal(["About hall", "About yard"], files.Guide().Navigation.Select(article => article.Title));
    }

    [Fact]
    public void What_to_read_next_may_be_any_page_and_the_home_page_as_well()
    {
        var guide = new GuideFiles()
            .WithArticle("pay.md", "Text.")
            .WithArticle("role.md", "Text.", "summary: Short.\nrelated: [pay.md, index.md]")
            .Guide();
        Assert.Equal(["/pay", "/"], guide.Related(guide.Find("role")!).Select(article => article.Address));
    }

    [Fact]
    public void Reading_time_is_counted_in_words()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 1_100));
        var guide = new GuideFiles().WithArticle("role.md", words).Guide();
        Assert.Equal(5, guide.Find("role")!.ReadingMinutes);
        Assert.Equal(1, guide.Find("")!.ReadingMinutes);
    }

    [Fact]
    public void The_next_review_follows_from_the_last()
    {
        var guide = new GuideFiles().WithArticle("role.md", "Text.", "summary: Short.\nreviewed: 2026-11-22\nreviewEveryMonths: 6").Guide();
        Assert.Equal(new DateOnly(2027, 5, 22), guide.Find("role")!.NextReview);
    }

    [Fact]
    public void A_change_may_name_the_comment_that_led_to_it()
    {
        var id = Guid.Parse("019aa3c4-0000-7000-8000-000000000001");
        var changes = $"changes:\n  - date: 2026-11-23\n    note: Mended.\n    comment: {id}\n"
            + "  - date: 2026-11-22\n    note: First edition.";
        var article = GuideFiles.ArticleOf("Text.", $"summary: Short.\n{changes}");
        Assert.Equal([id, null], article.Changes.Select(change => change.CommentId));
        Assert.True(article.Changed(id));
        Assert.False(article.Changed(Guid.Empty));
    }

    [Theory]
    [InlineData("the second one")]
    [InlineData("2")]
    [InlineData("c-019aa3c4-0000-7000-8000-000000000001")]
    [InlineData("019aa3c4000070008000000000000001")]
    [InlineData("/comments/019aa3c4-0000-7000-8000-000000000001")]
    public void A_change_names_a_comment_by_its_id_alone(string comment)
    {
        var more = $"summary: Short.\nchanges:\n  - date: 2026-11-22\n    note: Mended.\n    comment: {comment}";
        Assert.Equal(
            $"role.md:9:5: `comment` is not the id of a comment: {comment}. Copy what follows `#c-` in the link on the comment's date.",
            new GuideFiles().WithArticle("role.md", "Text.", more).Problem().ToString());
    }

    [Fact]
    public void The_same_content_has_the_same_version_and_other_content_another()
    {
        Assert.Equal(new GuideFiles().Guide().Version, new GuideFiles().Guide().Version);
        Assert.NotEqual(new GuideFiles().Guide().Version, new GuideFiles().WithArticle("role.md", "Text.").Guide().Version);
    }
}
