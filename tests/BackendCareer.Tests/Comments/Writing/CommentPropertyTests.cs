using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using BackendCareer.Comments;
using BackendCareer.Content;
using BackendCareer.Site;
using BackendCareer.Tests.Support;
using Xunit.Abstractions;

namespace BackendCareer.Tests.Comments;

/// <summary>What holds for every text, tried on texts spliced from pieces of Markdown, HTML and Unicode.</summary>
[Trait("Category", "Slow")]
public sealed class CommentPropertyTests(ITestOutputHelper output)
{
    private const int Seed = 20_261_122;
    private const int Inputs = 10_000;
    private const int Longest = 4_000;

    private static readonly MarkdownLimits Limits = new CommentLimits().Markdown;

    private static readonly string[] Pieces =
    [
        "*", "**", "***", "_", "__", "~~", "`", "``", "```", "~~~", "> ", ">", "- ", "+ ", "1. ", "10) ", "    ", "\t", "  \n", "\\\n",
        "\n", "\n\n", "\r\n", "\r", "# ", "===", "---", "| a | b |\n|---|---|\n", ": ",
        "[", "]", "(", ")", "![", "](", "](https://a.example)", "](<", "](javascript:alert(1))", "][r]",
        "\n\n[r]: https://a.example 'x'\n\n", "\n[r]: javascript:x\n", "[^1]", "{onclick=x}", "\"", "'", "\\", "\\[", "\\<",
        "<", ">", "</", "/>", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?", "<script>", "</script>", "<img src=x onerror=alert(1)>",
        "<svg>", "<math><mtext>", "<style>", "</textarea>", "<a href=", "<p ", "</div>", "<https://a.example>", "<a@b.example>",
        "<javascript:x>",
        "https://a.example/", "http://", "HTTPS://", "www.a.example", "mailto:a@b.example", "mailto:", "javascript:", "data:text/html,",
        "ftp://", "://", "@", "?a=1&amp;b=2", "%0A", "%",
        "&", "&lt;", "&#60;", "&#x3C;", "&amp;lt;", "&colon;", "&Tab;", "&NewLine;", "&nbsp;", "&#0;", "&#xD800;", "&#x1F4A3;", "&quot;",
        "&#", ";", "&bogus;",
        "a", "word", "two words ", " ", "  ", "0", "1", ".", ",", "!", "$", "=", "^", "+", "{", "}", "|", ":", "/",
        "\0", "\u0001", "\u0007", "\u000B", "\u000C", "\u007F", "\u0085", "\u00A0", "\u00AD", "\u061C", "\u200B", "\u200D", "\u200E",
        "\u202E", "\u2028", "\u2029", "\u2060", "\u2066", "\u2069", "\u3000", "\uFEFF", "\uFFF9", "\uFDD0", "\uFFFE", "\uFFFD",
        "\U000E0041", "\U0010FFFF", "\uE000",
        "\u0301", "\u0327", "\u0338", "\u0344", "\u05B0", "\u0958", "\u093C", "\u1100\u1161\u11A8", "\u1FEF", "\u212B", "\u2ADC", "\uFB1D",
        "\U0001D160", "\U0001F468\u200D\U0001F469", "\U0001F1E9", "\uFE0F", "\uD83D", "\uDC00", "\u4E2D\u6587", "\u05D0\u05D1",
        "\u0639\u0645", "\u3164", "\u017F", "\uFF1C", "\uFF1A",
    ];

    [Fact]
    public void Every_accepted_text_becomes_allowed_elements_and_no_text_makes_an_error()
    {
        CommentRenderer.Render("warm");
        var rendered = new ConcurrentBag<(double Milliseconds, int Number, string Text)>();
        var wrong = new ConcurrentBag<string>();
        Parallel.For(0, Inputs, number =>
        {
            try
            {
                var text = TypedText.Read(Typed(number), limit: 4_000).Text;
                if (MarkdownGuard.Refuse(text, Limits) is not null)
                {
                    return;
                }

                var (comment, milliseconds) = Timed(text);
                rendered.Add((milliseconds, number, text));
                if (comment is not null && CommentMarkup.ProblemsIn(CommentMarkup.Parse(comment.Html)).ToList() is [var problem, ..])
                {
                    wrong.Add($"Input {number}: {problem}\n  {Escaped(text)}\n  {Escaped(comment.Html)}");
                }
            }
            catch (Exception error)
            {
                wrong.Add($"Input {number}: {error}\n  {Escaped(Typed(number))}");
            }
        });

        output.WriteLine($"Seed {Seed}: {rendered.Count} of {Inputs} texts accepted. The slowest, each alone:");
        foreach (var (milliseconds, number, text) in rendered.OrderDescending()
            .Take(30)
            .Select(one => one with { Milliseconds = Timed(one.Text).Milliseconds })
            .OrderDescending()
            .Take(5))
        {
            output.WriteLine($"{milliseconds,6:F1} ms, input {number}, {text.Length} characters: {Shortened(text)}");
        }

        Assert.InRange(rendered.Count, Inputs / 4, Inputs);
        AssertNone(wrong);
    }

    [Fact]
    public void A_clean_text_stays_as_it_is_when_it_is_cleaned_again()
    {
        var wrong = new ConcurrentBag<string>();
        Parallel.For(0, Inputs, number =>
        {
            var once = TypedText.Read(Typed(number), limit: 4_000).Text;
            if (TypedText.Read(once, limit: 4_000).Text is var twice && twice != once)
            {
                wrong.Add($"Input {number}: {once.Length} characters, then {twice.Length}\n  {Shortened(once)}");
            }
        });
        AssertNone(wrong);
    }

    private static (RenderedComment? Comment, double Milliseconds) Timed(string text)
    {
        var started = Stopwatch.GetTimestamp();
        return (CommentRenderer.Render(text), Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>A few pieces of the list in any order and number, now and then a random character, cut anywhere.</summary>
    private static string Typed(int number)
    {
        var random = new Random(Seed + number);
        var length = (int)(Longest * Math.Pow(random.NextDouble(), 2)) + 1;
        var pieces = random.GetItems(Pieces, random.Next(1, 12));
        var text = new StringBuilder();
        while (text.Length < length)
        {
            var piece = random.Next(12) == 0 ? ((char)random.Next(0x20, 0x3100)).ToString() : pieces[random.Next(pieces.Length)];
            text.Insert(text.Length, piece, random.Next(30) == 0 ? random.Next(1, 200) : random.Next(1, 3));
        }

        return text.ToString(0, length);
    }

    private static void AssertNone(ConcurrentBag<string> wrong) =>
        Assert.True(
            wrong.IsEmpty,
            $"Seed {Seed}: {wrong.Count} of {Inputs} inputs. {string.Join('\n', wrong.OrderBy(text => text.Length).Take(5))}");

    private static string Shortened(string text) => Escaped(text[..Math.Min(text.Length, 120)]);

    private static string Escaped(string text) =>
        string.Concat(text.Select(
            unit => unit is >= ' ' and <= '~' ? unit.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}")));
}
