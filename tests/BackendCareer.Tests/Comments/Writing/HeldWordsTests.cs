using BackendCareer.Comments;

namespace BackendCareer.Tests.Comments;

public sealed class HeldWordsTests
{
    [Theory]
    [InlineData("ass", "What an ass!")]
    [InlineData("ass", "ASS")]
    [InlineData("ass", "(ass)")]
    [InlineData("ass", "**ass**")]
    [InlineData("ass", "_ass_")]
    [InlineData("ASS", "ass")]
    [InlineData("ass", "a\u200Bs\u00ADs")]
    [InlineData("ass", "a\u2060s\uFE0Fs\u034F")]
    [InlineData("a\u200Bss", "ass")]
    [InlineData("ass", "ａｓｓ")]
    [InlineData("ａｓｓ", "ass")]
    [InlineData("casino en ligne", "Un casino en\tligne.")]
    [InlineData("casino  en ligne", "CASINO EN\n\nLIGNE")]
    [InlineData("casino", "casino\u00A0en ligne")]
    [InlineData("t.me", "Join t.me/pay")]
    [InlineData("don't pay", "Don’t pay him")]
    [InlineData("c++", "c++")]
    [InlineData("été", "E\u0301te\u0301")]
    [InlineData("été", "e\u200D\u0301té")]
    [InlineData("казино", "КАЗИНО")]
    [InlineData("Νίκος", "ΝΊΚΟΣ")]
    [InlineData("赌博", "我要赌博网站")]
    [InlineData("การพนัน", "เว็บการพนันออนไลน์")]
    [InlineData("🍆", "Try🍆🍆")]
    [InlineData("a b c", "a b a b c")]
    [InlineData("ass", "äss")]
    [InlineData("ete", "été")]
    [InlineData("viagra", "vіagrа, from Cyrillic")]
    [InlineData("viagra", "v\u0335i\u0301a\u0335g\u0334r\u0336a")]
    [InlineData("viagra", "ᴠɪᴀɢʀᴀ")]
    [InlineData("viagra", "🇻🇮🇦🇬🇷🇦")]
    [InlineData("viagra", "🅥🅘🅐🅖🅡🅐 🆅🅸🅰🅶🆁🅰")]
    [InlineData("viagra", "𝓿𝓲𝓪𝓰𝓻𝓪")]
    [InlineData("viagra", "V1@gra? v1agra!")]
    [InlineData("viagra", "via\u2800gra")]
    [InlineData("viagra", "via\u3164gra")]
    [InlineData("viagra", "v i a g r a")]
    [InlineData("viagra", "cheap v.i.a.g.r.a here")]
    [InlineData("viagra", "via-gra")]
    [InlineData("viagra", "via***gra")]
    [InlineData("casino", "casino🇫🇷")]
    [InlineData("buy now", "buy\\\nnow")]
    [InlineData("buy now", "buy\u2800now")]
    [InlineData("buy now", "buy, now!")]
    [InlineData("buy now", "buy/now")]
    [InlineData("casino en ligne", "casino, en ligne")]
    [InlineData("ΝΙΚΟΣ", "νίκος")]
    public void A_listed_word_or_phrase_is_found(string listed, string text) => Assert.Equal(listed, HeldWords.Parse(listed).FindIn(text));

    [Theory]
    [InlineData("ass", "class")]
    [InlineData("ass", "assess")]
    [InlineData("ass", "ass2")]
    [InlineData("ass", "assé")]
    [InlineData("a$$", "a")]
    [InlineData("$hit", "a hit")]
    [InlineData("a.*", "about")]
    [InlineData("casino en ligne", "casino en")]
    [InlineData("buy now", "buynow")]
    [InlineData("t.me", "start.me")]
    [InlineData("казино", "казинотеатр")]
    [InlineData("ass", "")]
    [InlineData("", "anything")]
    [InlineData("porn", "pom.xml")]
    [InlineData("anus", "for an US company")]
    [InlineData("penis", "The pen is mightier")]
    [InlineData("c++", "c, and c + d")]
    [InlineData("राम", "रमा")]
    [InlineData("หี", "ห้อง")]
    [InlineData("\u200B", "anything")]
    public void Nothing_else_is_found(string listed, string text) => Assert.Null(HeldWords.Parse(listed).FindIn(text));

    [Theory]
    [InlineData("Look at https://example.com/v%69agra")]
    [InlineData("[here](https://example.com/%76iagra)")]
    [InlineData("v**iagr**a")]
    [InlineData("via\\\ngra via\u200Bgra")]
    [InlineData("buy\\\nnow")]
    public void A_listed_word_is_found_in_what_is_shown_and_in_where_a_link_leads(string body) =>
        Assert.True(HeldWords.Parse("viagra\nbuy now").AreIn(new WrittenComment("Ada", null, body, CommentRenderer.Render(body)!)));

    [Theory]
    [InlineData(20, "buy now")]
    [InlineData(21, null)]
    public void Up_to_twenty_signs_between_its_words_do_not_hide_a_phrase(int signs, string? found) =>
        Assert.Equal(found, HeldWords.Parse("buy now").FindIn($"buy {new string('!', signs)} now"));

    [Fact]
    public void A_list_has_notes_and_empty_lines_and_any_line_ends()
    {
        var words = HeldWords.Parse("\uFEFF# notes\r\n\r\n  buy now \r\n\t# more notes\n# note\rcasino # not a note\r");
        Assert.Equal("buy now", words.FindIn("Buy now!"));
        Assert.Null(words.FindIn("notes, a note, casino"));
        Assert.Equal("casino # not a note", words.FindIn("casino # not a note"));
    }

    [Fact]
    public void The_word_that_comes_first_in_the_text_is_named_as_it_was_listed_first()
    {
        var words = HeldWords.Parse("second\nFirst\nfirst\nfirst of all");
        Assert.Equal("First", words.FindIn("The FIRST of all, the second"));
    }

    [Fact]
    public void A_long_list_of_phrases_that_begin_alike_is_a_list_like_any_other()
    {
        var words = HeldWords.Parse(string.Join('\n', Enumerable.Range(0, 5_000).Select(number => $"buy cheap number{number}")));
        Assert.Equal("buy cheap number4999", words.FindIn(string.Concat(Enumerable.Repeat("buy cheap ", 400)) + "Number4999"));
        Assert.Null(words.FindIn(string.Concat(Enumerable.Repeat("buy cheap ", 400)) + "number5000"));
    }

    [Fact]
    public void Half_a_character_does_no_harm() => Assert.Equal("ass", HeldWords.Parse("\uD83D\uD83D\nass").FindIn("\uDE00 ass"));
}
