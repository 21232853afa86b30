using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>Whoever reads a comment sees each link in it, and what could be none as it was typed.</summary>
public sealed class CommentLinksTests
{
    private const string Spam = "https://spam.example";

    [Theory]
    [InlineData("[](https://spam.example)")]
    [InlineData("[ ](https://spam.example)")]
    [InlineData("![](https://spam.example)")]
    [InlineData("[&nbsp;](https://spam.example)")]
    [InlineData("[&#x200B;&shy;](https://spam.example)")]
    [InlineData("[&#x202E;](https://spam.example)")]
    [InlineData("[&#x301;](https://spam.example)")]
    [InlineData("[\u200B](https://spam.example)")]
    [InlineData("[\u3164\u2800](https://spam.example)")]
    [InlineData("[**\u200B**](https://spam.example)")]
    [InlineData("[*~~\u00AD~~*](https://spam.example 'a title')")]
    [InlineData("[` `](https://spam.example)")]
    [InlineData("[![](https://a.example/x.png)](https://spam.example)")]
    [InlineData("[\u200B][r]\n\n[r]: https://spam.example")]
    public void A_link_without_anything_to_see_shows_its_address(string markdown)
    {
        var rendered = CommentRenderer.Render(markdown)!;
        Assert.Equal($"<p>{LinkTo(Spam)}</p>", rendered.Html.Trim());
        Assert.Equal((1, Spam, true), (rendered.Links, rendered.Addresses, rendered.IsVisible));
        Assert.Contains(Spam, rendered.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[](https://a.example/&#x202E;gnp.exe)", "https://a.example/gnp.exe")]
    [InlineData("[](<https://a.example/a  b>)", "https://a.example/a b")]
    [InlineData("[](https://a.example/&lt;b&gt;)", "https://a.example/<b>")]
    [InlineData("[](mailto:ada@example.org)", "mailto:ada@example.org")]
    [InlineData("[](https://a.example/\u00E9)", "https://a.example/\u00E9")]
    public void An_address_that_is_shown_hides_nothing_itself(string markdown, string text) =>
        Assert.Equal(text, CommentMarkup.Parse(CommentRenderer.Render(markdown)!.Html).QuerySelector("a")!.TextContent);

    [Theory]
    [InlineData("[a badge ![of a build](https://a.example/x.png)](https://b.example)", "a badge of a build")]
    [InlineData("[![of a build](https://a.example/x.png)](https://b.example)", "of a build")]
    [InlineData("[<https://a.example>](https://b.example)", "https://a.example")]
    [InlineData("[*<https://a.example>*](https://b.example)", "https://a.example")]
    [InlineData("[<tel:1>](https://b.example)", "tel:1")]
    [InlineData("[https://a.example](https://b.example)", "https://a.example")]
    public void In_a_link_is_no_other_link(string markdown, string text)
    {
        var rendered = CommentRenderer.Render(markdown)!;
        var link = Assert.Single(CommentMarkup.Parse(rendered.Html).QuerySelectorAll("a"));
        Assert.Equal((text, "https://b.example", 1), (link.TextContent, link.GetAttribute("href"), rendered.Links));
    }

    [Theory]
    [InlineData("[call](tel:+33123)")]
    [InlineData("tel:+33123")]
    [InlineData("Call tel:+33123 or sms:+33124, at geo:48.85,2.35.")]
    [InlineData("<tel:+33123>")]
    [InlineData("[text me](sms:+33123)")]
    [InlineData("[here](geo:48.85,2.35)")]
    [InlineData("[*a*](javascript:alert(1))")]
    [InlineData("![a](data:image/png;base64,AAAA)")]
    [InlineData("[a **b**](ftp://a.example/x \"title\")")]
    [InlineData("ftp://a.example/x")]
    [InlineData("[my notes](notes.md)")]
    [InlineData("[vote](/moderation?approve=1)")]
    [InlineData("[a](//evil.example)")]
    [InlineData("[a]()")]
    [InlineData("[](tel:+33123)")]
    [InlineData("[a](https://)")]
    [InlineData("[![x](https://a.example/x.png)](tel:1)")]
    [InlineData("[&amp; so on](tel:1)")]
    public void What_is_no_link_stands_there_as_it_was_typed(string markdown)
    {
        var rendered = CommentRenderer.Render(markdown)!;
        var shown = CommentMarkup.Parse(rendered.Html);
        Assert.Equal(markdown, shown.TextContent.Trim());
        Assert.Equal((0, ""), (rendered.Links, rendered.Addresses));
        Assert.Empty(shown.QuerySelectorAll("a"));
    }

    [Theory]
    [InlineData("[a][r]\n\n[r]: tel:1", "[a][r]\n[r]: tel:1")]
    [InlineData("[Edit]: mended\n\nIt was wrong.", "[Edit]: mended\nIt was wrong.")]
    [InlineData("One.\n\n[note]: <x> 'y'\n\nTwo.\n\n[1]: https://a.example", "One.\n[note]: <x> 'y'\nTwo.\n[1]: https://a.example")]
    [InlineData("> [q]: quoted\n> more\n\nAfter.", "more\n[q]: quoted\nAfter.")]
    [InlineData("[a]: one\n[a]: two", "[a]: one\n[a]: two")]
    [InlineData("> [a\n> b](tel:1)", "[a b](tel:1)")]
    public void A_definition_that_leads_nowhere_is_a_sentence(string markdown, string shown)
    {
        var body = CommentMarkup.Parse(CommentRenderer.Render(markdown)!.Html);
        Assert.Equal(shown, string.Join('\n', body.QuerySelectorAll("p").Select(TestSite.WordsOf)));
    }

    [Fact]
    public void A_definition_that_a_link_uses_is_none() =>
        Assert.Equal($"<p>{LinkTo("https://a.example", "a")}</p>", CommentRenderer.Render("[a]\n\n[a]: https://a.example")!.Html.Trim());

    [Theory]
    [InlineData("mailto:ada@example.org", "mailto:ada@example.org")]
    [InlineData("www.a.example", "http://www.a.example")]
    [InlineData("http://a.example/x?b=c", "http://a.example/x?b=c")]
    public void A_bare_address_is_a_link_with_what_was_typed(string typed, string address) =>
        Assert.Equal($"<p>{LinkTo(address, typed)}</p>", CommentRenderer.Render(typed)!.Html.Trim());

    private static string LinkTo(string address, string? text = null) =>
        $"<a href=\"{address}\" rel=\"ugc nofollow noopener\">{text ?? address}</a>";
}
