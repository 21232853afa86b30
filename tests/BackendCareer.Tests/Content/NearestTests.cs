using BackendCareer.Content;

namespace BackendCareer.Tests.Content;

public sealed class NearestTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("same", "same", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("abc", "c", 2)]
    [InlineData("flaw", "lawn", 2)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("2052", "2025", 1)]
    [InlineData("ca", "abc", 3)]
    public void Each_character_put_in_taken_out_or_replaced_is_an_edit(string from, string to, int edits) =>
        Assert.Equal((edits, edits), (Nearest.Edits(from, to), Nearest.Edits(to, from)));

    [Theory]
    [InlineData("salray.md", "salary.md")]
    [InlineData("pya.md", "pay.md")]
    [InlineData("trainign/bts.md", "training/bts.md")]
    [InlineData("fees-2052", "fees-2025")]
    [InlineData("share-back-ent", "share-back-end")]
    [InlineData("wait-for-or-announce-a-deploy-freeze", "wait-for-or-announce-a-deployed-freeze")]
    public void A_word_with_a_slip_is_near(string word, string candidate) => Assert.Equal(candidate, Nearest.To(word, [candidate]));

    [Theory]
    [InlineData("a.md", "b.md")]
    [InlineData("x", "y")]
    [InlineData("training/pay.md", "training/bts.md")]
    [InlineData("ons-2025", "so-2025")]
    [InlineData("so-2019", "so-2025")]
    [InlineData("int", "pay.md")]
    public void What_two_words_share_with_many_makes_them_not_near(string word, string candidate) =>
        Assert.Null(Nearest.To(word, [candidate]));
}
