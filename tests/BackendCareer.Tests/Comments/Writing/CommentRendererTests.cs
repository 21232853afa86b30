using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BackendCareer.Comments;
using BackendCareer.Content;
using BackendCareer.Site;

namespace BackendCareer.Tests.Comments;

public sealed class CommentRendererTests
{
    private static readonly HashSet<string> Elements =
        ["p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a"];

    [Theory]
    [InlineData("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>")]
    [InlineData("one\ntwo", "<p>one<br>\ntwo</p>")]
    [InlineData("> q\n\n- l", "<blockquote>\n<p>q</p>\n</blockquote>\n<ul>\n<li>l</li>\n</ul>")]
    [InlineData("```csharp\nvar x = 1 < 2;\n```", "<pre><code>var x = 1 &lt; 2;\n</code></pre>")]
    [InlineData("# no heading", "<p># no heading</p>")]
    [InlineData("<b>shown</b> as typed", "<p>&lt;b&gt;shown&lt;/b&gt; as typed</p>")]
    [InlineData("[a](https://example.org)", "<p><a href=\"https://example.org\" rel=\"ugc nofollow noopener\">a</a></p>")]
    [InlineData(
        "https://example.org/x", "<p><a href=\"https://example.org/x\" rel=\"ugc nofollow noopener\">https://example.org/x</a></p>")]
    [InlineData("<ada@example.org>", "<p><a href=\"mailto:ada@example.org\" rel=\"ugc nofollow noopener\">ada@example.org</a></p>")]
    [InlineData(
        "![a cat](https://example.org/cat.png)", "<p><a href=\"https://example.org/cat.png\" rel=\"ugc nofollow noopener\">a cat</a></p>")]
    [InlineData("a&#x202E;b e&#x301; &amp;", "<p>ab e &amp;</p>")]
    [InlineData("a&#11;b&#x85;c&#x2028;d&#13;e&NewLine;f", "<p>a b c d e f</p>")]
    [InlineData("| a |\n| - |\n| b |", "<p>| a |<br>\n| - |<br>\n| b |</p>")]
    public void Markdown_becomes_plain_elements(string markdown, string html) =>
        Assert.Equal(html, CommentRenderer.Render(markdown)!.Html.Trim());

    [Fact]
    public void Links_are_counted_whatever_they_look_like() =>
        Assert.Equal(
            4,
            CommentRenderer.Render("[a](https://a.example) <https://b.example> https://c.example ![d](https://d.example) [e](/f)")!.Links);

    public static TheoryData<string> Hostile
    {
        get
        {
            string[] schemes =
            [
                "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "\u0001javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>", "vbscript:x", "javascript&colon;alert(1)",
                "&#106;avascript:alert(1)", "file:///etc/passwd", "blob:x", "//evil.example", "https:javascript:alert(1)",
            ];
            string[] carriers =
            [
                "[a]({0})", "[a](<{0}>)", "![a]({0})", "<{0}>", "[a][r]\n\n[r]: {0}", "[a]({0} \"t\")",
                "<a href=\"{0}\">a</a>", "> - [a]({0})",
            ];
            string[] raw =
            [
                "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
                "<!--><script>alert(1)</script>", "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
                "</p></div></article><script>", "<iframe srcdoc='<script>alert(1)</script>'>",
                "<style>*{display:none}</style>", "<p style=position:fixed>", "``` \"onload=alert(1)\nx\n```",
                "[a](https://a.example \"onmouseover=alert(1)\")", "<base href=//evil.example>",
                "<form action=//evil.example><button>", "&lt;script&gt;alert(1)&lt;/script&gt;", "\u202Egnp.exe",
                "<a href=https://a.example target=_blank>a</a>",
            ];
            var carried = from scheme in schemes from carrier in carriers select carrier.Replace("{0}", scheme, StringComparison.Ordinal);
            return [.. carried, .. raw];
        }
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Nothing_gets_through_that_could_run_load_or_style(string markdown)
    {
        var html = CommentRenderer.Render(TypedText.Read(markdown, limit: 4_000).Text)!.Html;
        var page = new HtmlParser().ParseDocument($"<div id=root>{html}</div><p id=after></p>");
        Assert.Equal("root", page.GetElementById("after")!.PreviousElementSibling!.Id); // it did not break out of its place
        foreach (var element in page.GetElementById("root")!.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, Elements);
            Assert.All(element.Attributes, attribute => AssertAllowed(element, attribute));
        }
    }

    [Fact]
    public void The_worst_text_that_the_guard_accepts_is_rendered()
    {
        var limits = new CommentLimits();
        var worst = new[] { "[", "*a_", "~~a", "> ", "- a\n", "`", "\\", "<a", "&amp", "https://a.example ", "![", "]()", "a\n\n" }
            .Select(piece => string.Concat(Enumerable.Repeat(piece, 4_000 / piece.Length)))
            .Where(text => MarkdownGuard.Refuse(text, limits.Markdown) is null)
            .ToList();
        Assert.NotEmpty(worst);
        Assert.All(worst, text => Assert.NotNull(CommentRenderer.Render(text)));
    }

    [Fact]
    public void A_text_that_nests_too_deep_leaves_no_trace_in_the_next()
    {
        var deep = "- " + string.Concat(Enumerable.Repeat("*a **b ", 30)) + string.Concat(Enumerable.Repeat("** c*", 30));
        Assert.Null(MarkdownGuard.Refuse(deep, new CommentLimits().Markdown));
        Assert.Null(CommentRenderer.Render(deep));
        Assert.Equal("<p>next</p>", CommentRenderer.Render("next")!.Html.Trim());
    }

    private static void AssertAllowed(IElement element, IAttr attribute)
    {
        Assert.Equal("a", element.LocalName);
        if (attribute.Name == "href")
        {
            Assert.Matches("^(https?://|mailto:)", attribute.Value);
        }
        else
        {
            Assert.Equal(("rel", "ugc nofollow noopener"), (attribute.Name, attribute.Value));
        }
    }
}
