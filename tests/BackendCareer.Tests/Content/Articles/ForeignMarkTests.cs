using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Marks of other programs, near misses of ours, and lists that became a paragraph.</summary>
public sealed class ForeignMarkTests
{
    [Theory]
    [InlineData("See ¦[[salary]].")]
    [InlineData("See ¦![[desk.png]].")]
    [InlineData("See ¦[pay]./role.md.")]
    [InlineData("See ¦[pay]https://example.org/.")]
    [InlineData("See ¦[pay]role.md.")]
    [InlineData("See ¦[pay]（role.md）.")]
    [InlineData("See ¦［pay］（https://example.org/）.")]
    [InlineData("See ¦【pay】(role.md).")]
    [InlineData("See ¦<./role.md>.")]
    [InlineData("See ¦<role.md#part>.")]
    [InlineData("¦![Desk]")]
    [InlineData("Text ¦[@survey] and more.")]
    [InlineData("Text ¦^[a note].")]
    [InlineData("¦´´´js\nx")]
    [InlineData("¦'''\nx")]
    [InlineData("- a\n- ¦[ ] b")]
    [InlineData("1. ¦[x] b")]
    [InlineData("See ¦[the *[role](role.md)* page](role.md).")]
    [InlineData("See ¦[the <https://example.org/> page](role.md).")]
    public void What_another_program_would_understand_is_told(string text) => MarkedText.AssertTold(ContentRules.MarkIsUnderstood, text);

    [Theory]
    [InlineData("¦-one\n-two")]
    [InlineData("Text:\n¦-one\n-two")]
    [InlineData("¦*one\n*two")]
    [InlineData("¦+`one`\n+two")]
    [InlineData("¦1.first\n2.second")]
    [InlineData("> ¦2)first\n> 3)second")]
    [InlineData("¦• one\n• two")]
    [InlineData("Text:\n¦2. b")]
    [InlineData("All of it is true.\n¦2. b")]
    [InlineData("1. a\n\nText\n¦2. b")]
    [InlineData("Text\n¦2. b\n3. c")]
    public void Lines_that_were_meant_for_a_list_are_told(string text) => MarkedText.AssertTold(ContentRules.MarkIsUnderstood, text);

    [Theory]
    [InlineData("¦[!NOTE]\nText")]
    [InlineData("¦[!note] Text")]
    [InlineData("> Text\n> ¦[!NOTE]")]
    [InlineData("> ¦[NOTE!]\n> Text")]
    [InlineData("> ¦[NOTE]\n> Text")]
    [InlineData("Text\n¦[!WARNING]\nmore")]
    public void A_frame_that_is_none_is_told(string text) => MarkedText.AssertTold(ContentRules.AlertIsKnown, text);

    [Theory]
    [InlineData("-5 °C\n-3 °C")]
    [InlineData("-one alone\nand more\n+1\n+1")]
    [InlineData("— Bonjour.\n— Bonjour.")]
    [InlineData("Es war am\n14. Juli, und siehe Art.\n19. Juli 2019.\n2019. Ende")]
    [InlineData("1. a\n2. b\n\nText\n\n3. c")]
    [InlineData("*net of tax\nand more")]
    [InlineData("2.5 million\n3.5 million")]
    [InlineData("x[[i]], [[1, 2], [3, 4]], [[ -f x ]], $[[x]]")]
    [InlineData("[[menus.main]]\nname = 1")]
    [InlineData("Wow![1] and vec![a], #![allow] and [note]（see below）")]
    [InlineData("[@angular/core], ada[@x], x^[n] and ^[a-z]+$")]
    [InlineData("[ ] empty and [x] full, '''quoted'''")]
    [InlineData("> Text [!NOTE] there, [Note] and [NOTE] too")]
    [InlineData("<= and =>, <.> and a</b, List<string, int>")]
    [InlineData("`[[x]]`, \\[[x]], `^[note]`, `<../x.md>`, \\![Desk]")]
    [InlineData("```\n-one\n-two\n[[x]]\n´´´\n```")]
    public void An_ordinary_sentence_is_not(string text) => Assert.Empty(new GuideFiles().WithArticle("role.md", text).Problems());
}
