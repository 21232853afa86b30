using BackendCareer.Comments;

namespace BackendCareer.Tests.Comments;

public sealed class NameSkeletonTests
{
    public static TheoryData<string> LikeGuideEditor =>
    [
        "guide editor", "GUIDE EDITOR", "GuideEditor", "  Guide   Editor ", "Guide.Editor", "Guide_Editor", "-= Guide Editor =-",
        "Guide Editor!", "@Guide Editor",
        "\"Guide Editor\"", "★ Guide Editor ★", "Guide Editor ✓", "Guide Editor ✔️", "Guide Editor™", "Guide Editor®",
        "Guide Editor 👩‍💻",
        "Guide Editor 🇫🇷",
        "Guide Editor \U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
        "Gu\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007Fide Editor",
        "Gu1de Edit0r", "Gulde Edltor", "Gu|de Ed|tor", "GUlDE EDlTOR", "Guíde Éditör", "Ğuīdė Ęđįțőŕ",
        "G\u0336u\u0336i\u0336d\u0336e\u0336 Editor",
        "Guide\u200BEditor", "Gui\u00ADde Editor", "G\u2060u\u200Di\u200Cde Editor", "Guide\u3164Editor", "Guide\u2800Editor",
        "Gu\u034Fide Editor", "Guide\u00A0Editor", "Gu\uFE0Fide Editor",
        "Guidе Еditоr", "Guіdе Еdіtог", "GUIDЕ ЕDІТОR", "Ԍuіԁе Еԁіtоr", "Guιde Editοr", "GUΙDΕ ΕDΙΤΟR",
        "Gυιdε Εdιτοr", "Guide Editօr",
        "Ցսide Editor",
        "ɢᴜɪᴅᴇ ᴇᴅɪᴛᴏʀ", "ɡuidɛ ɛditoɾ", "ＧｕｉｄｅＥｄｉｔｏｒ",
        "𝐆𝐮𝐢𝐝𝐞 𝐄𝐝𝐢𝐭𝐨𝐫", "𝒢𝓊𝒾𝒹ℯ ℰ𝒹𝒾𝓉ℴ𝓇",
        "𝔊𝔲𝔦𝔡𝔢 𝔈𝔡𝔦𝔱𝔬𝔯",
        "𝙶𝚞𝚒𝚍𝚎 𝙴𝚍𝚒𝚝𝚘𝚛", "Ⓖⓤⓘⓓⓔ Ⓔⓓⓘⓣⓞⓡ",
        "🄶🅄🄸🄳🄴 🄴🄳🄸🅃🄾🅁", "🅶🆄🅸🅳🅴 🅴🅳🅸🆃🅾🆁",
        "🅖🅤🅘🅓🅔 🅔🅓🅘🅣🅞🅡", "ᴳᵘⁱᵈᵉ ᴱᵈⁱᵗᵒʳ", "ꓖꓴꓲꓓꓰ ꓰꓓꓲꓔꓳꓣ",
        "ᏀUᎥᎠᎬ ᎬᎠᎥᎢOᏒ", "ᘜᑌIᗪE EᗪITOᖇ", "ᘜᑌIᗪᗴ ᗴᗪITOᖇ", "₲ɄłĐɆ ɆĐł₮ØⱤ",
        "₲uide €ditor",
        "Guide Editoꭇ", "Gu￨de Editor", "Guide Editⲟr", "Guide Editor\u0E34", "Guide\u2028Editor", "🇫🇷 Guide Editor 🇩🇪🇮🇹",
        "Gu\u0627de Ed\u05D5t\u05E1r", "Guide Edit\u0665r", "Guide Edit〇r", "Guide Edit๐r",
    ];

    public static TheoryData<string> LikeAdaLovelace =>
    [
        "ada lovelace", "Ada Iovelace", "Ada 1ovelace", "Ada L0velace", "Adа Lоvеlасе", "АDА LОVЕLАСЕ", "Ada Loveӏace",
        "Αda Lονelαce",
        "Аԁа ꓡоѵеӏасе", "ᴀᴅᴀ ʟᴏᴠᴇʟᴀᴄᴇ",
        "Ꭺda Ꮮovelace", "ꓮꓓꓮ ꓡꓳꓦꓰꓡꓮꓚꓰ", "ᗩᗪᗩ ᒪOᐯEᒪᗩᑕE", "ⲀDⲀ LⲞVⲈLⲀⲤⲈ",
        "Adą Łovęlaćę", "ₐda Lovelace", "Aɗa Lovelaƈe", "₳DA LOVELACE",
        "Ada Loveⅼace", "Ad⍺ Lovel⍺ce", "Ada Love\u05D5ace",
        "Ada Loveʟace", "Ada Løvelace", "Aðalovelace", "A.D.A. Lovelace", "Ada (Lovelace)", "A d a L o v e l a c e", "Ada Lovelaϲe",
        "ADA LOVELAϹE", "Ada ℒovelace", "ⲁdⲁ Lovelace",
    ];

    public static TheoryData<string, string> Alike => new()
    {
        { "Arno", "Amo" },
        { "VVendy", "Wendy" },
        { "Лев", "ЛЕВ" },
        { "Сергей", "СЕРГЕЙ" },
        { "Ελένη", "ΕΛΕΝΗ" },
        { "Νίκος", "ΝΙΚΟΣ" },
        { "Գոռ", "ԳՈՌ" },
        { "Åsa", "Asa" },
        { "Łukasz", "LUKASZ" },
        { "O'Neil", "ONeil" },
        { "O'Neil", "O’Neil" },
        { "مُحَمَّد", "محمد" },
        { "أحمد", "احمد" },
        { "Bob5", "80BS" },
        { "Œdipe", "Oedipe" },
        { "Ægir", "aegir" },
        { "\u039Dina", "Nina" },
        { "🅐🅩🅰🆉", "azaz" },
        {
            "Nia \U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F",
            "Nia \U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F"
        },
    };

    private static readonly string[] Moderators = ["Guide Editor", "Ada Lovelace"];

    private static readonly string[] Ordinary =
    [
        "Ada", "Adam Lovelace", "Ava Lovelace", "Ida Lovelace", "Guide", "Editor", "Guido Editor", "The Guide Editor", "Judge Editor",
        "Guide Auditor",
        "Anna", "Hanna", "Emma", "Clara", "Dara", "Liam", "Noah", "Zoë", "Chloé", "François", "Jürgen", "Søren", "Åsa", "Łukasz",
        "Željko",
        "Nguyễn Văn An", "O'Neil", "Neil", "Anonymous",
        "Иван", "Анна", "Сергей", "Нина", "Љубица", "Ελένη", "Γιώργος", "Σοφία", "Արամ",
        "გიორგი", "李", "王伟", "王薇", "さくら", "ハナ", "김민준",
        "이서연", "محمد", "أحمد", "فاطمة", "דוד", "שרה",
        "राम", "रमा", "சுமதி", "สมชาย", "dev42", "dev43", "C3PO", "R2D2", "x", "7",
    ];

    [Theory]
    [MemberData(nameof(LikeGuideEditor))]
    public void A_name_that_looks_like_Guide_Editor_is_recognised(string name) =>
        Assert.Equal(NameSkeleton.Of("Guide Editor"), NameSkeleton.Of(name));

    [Theory]
    [MemberData(nameof(LikeAdaLovelace))]
    public void A_name_that_looks_like_Ada_Lovelace_is_recognised(string name) =>
        Assert.Equal(NameSkeleton.Of("Ada Lovelace"), NameSkeleton.Of(name));

    [Theory]
    [MemberData(nameof(Alike))]
    public void Two_ways_to_write_a_name_look_alike(string a, string b)
    {
        Assert.True(new NameSkeleton(a).LooksLike(b), $"{NameSkeleton.Of(a)}, {NameSkeleton.Of(b)}");
        Assert.True(new NameSkeleton(b).LooksLike(a));
    }

    [Fact]
    public void Ordinary_names_are_not_taken_for_each_other_or_for_a_moderator()
    {
        var names = Ordinary.Concat(Moderators).ToList();
        var mistaken =
            from a in names
            from b in names
            where string.CompareOrdinal(a, b) < 0 && new NameSkeleton(a).LooksLike(b)
            select $"{a} = {b}";
        Assert.Empty(mistaken);
    }

    [Fact]
    public void Everybody_looks_like_himself() => Assert.All(Ordinary, name => Assert.True(new NameSkeleton(name).LooksLike(name)));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("...")]
    [InlineData("★★★")]
    [InlineData("\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F")]
    [InlineData("\u200B\u00AD\u3164\u115F\u2800")]
    [InlineData("\u0301\u0301")]
    [InlineData("\uD83D")]
    public void A_name_without_a_letter_looks_like_nothing(string name)
    {
        Assert.Equal("", NameSkeleton.Of(name));
        Assert.False(new NameSkeleton(name).LooksLike(name));
    }
}
