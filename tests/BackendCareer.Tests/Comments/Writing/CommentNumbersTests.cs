using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>Whoever types a number reads that number.</summary>
public sealed class CommentNumbersTests
{
    [Theory]
    [InlineData("2019. I began my BTS.")]
    [InlineData("2019) I began my BTS.")]
    [InlineData("2019. I began.\n2021. I was paid.")]
    [InlineData("> 2019. I began.")]
    [InlineData("- 2019. I began.")]
    [InlineData("1000. the last")]
    [InlineData("007. a name")]
    [InlineData("00. a name")]
    [InlineData("01. January")]
    [InlineData("123456789. a number")]
    public void What_begins_with_a_year_or_no_number_of_a_list_is_a_sentence(string markdown)
    {
        var body = CommentMarkup.Parse(CommentRenderer.Render(markdown)!.Html);
        Assert.Empty(body.QuerySelectorAll("ol"));
        Assert.Equal(markdown.TrimStart('>', '-', ' '), body.TextContent.Trim());
    }

    [Theory]
    [InlineData("1. one", "<ol>\n<li>one</li>\n</ol>")]
    [InlineData("3. third", "<ol start=\"3\">\n<li>third</li>\n</ol>")]
    [InlineData("3) third", "<ol start=\"3\">\n<li>third</li>\n</ol>")]
    [InlineData("0. zero\n1. one", "<ol start=\"0\">\n<li>zero</li>\n<li>one</li>\n</ol>")]
    [InlineData("999. last", "<ol start=\"999\">\n<li>last</li>\n</ol>")]
    [InlineData("1. a\n2. b\n3. c", "<ol>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ol>")]
    [InlineData("1. a\n1. b\n1. c", "<ol>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ol>")]
    [InlineData("1. yes\n3. no\n4. no\n7. no", "<ol>\n<li>yes</li>\n<li value=\"3\">no</li>\n<li>no</li>\n<li value=\"7\">no</li>\n</ol>")]
    [InlineData("3. c\n2. b\n1. a", "<ol start=\"3\">\n<li>c</li>\n<li value=\"2\">b</li>\n<li value=\"1\">a</li>\n</ol>")]
    [InlineData("1. a\n2. b\n2. c\n3. d", "<ol>\n<li>a</li>\n<li>b</li>\n<li value=\"2\">c</li>\n<li>d</li>\n</ol>")]
    [InlineData("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>")]
    public void A_list_has_the_numbers_that_were_typed(string markdown, string html) =>
        Assert.Equal(html, CommentRenderer.Render(markdown)!.Html.Trim());

    [Fact]
    public void A_list_that_a_text_interrupts_goes_on_where_it_was()
    {
        var body = CommentMarkup.Parse(CommentRenderer.Render("1. a\n\ntext\n\n2. b\n\ntext\n\n3. c")!.Html);
        Assert.Equal([null, "2", "3"], body.QuerySelectorAll("ol").Select(list => list.GetAttribute("start")));
    }
}
