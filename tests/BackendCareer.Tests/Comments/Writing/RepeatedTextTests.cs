using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

public sealed class RepeatedTextTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("I was paid 2,100 euros in Lyon.")]
    [InlineData("i WAS paid 2,100 Euros in Lyon")]
    [InlineData("I was  paid\n2,100 eu\u200Bros in Lyon")]
    [InlineData("🇮 was paid 2,100 eu-ros in Lyon")]
    [InlineData("I wаs pаid 2,100 **euros** in Lyón!!! ⠀")]
    public async Task A_text_is_the_same_however_it_is_dressed(string again)
    {
        await _site.PostAsync("I was paid 2,100 euros in Lyon");
        await _site.PostAsync("I was paid 2,200 euros in Lyon", article: "salary");
        await _site.PostAsync(again, name: "Grace", article: "salary");
        Assert.Equal(
            [("Ada", HoldReasons.None), ("Ada", HoldReasons.None), ("Grace", HoldReasons.RepeatedText)],
            (await _site.StoredCommentsAsync()).Select(comment => (comment.AuthorName, comment.HoldReasons)).Order());
    }

    [Theory]
    [InlineData("[this is all](https://a.example/viagra)", "[This is all](https://a.example/%76i%61gra)")]
    [InlineData("Η ΝΈΑ ΔΟΥΛΕΙΆ ΜΟΥ ΕΊΝΑΙ ΕΔΏ", "η νέα δουλειά μου είναι εδώ")]
    public async Task An_address_hides_nothing_and_another_alphabet_has_cases_too(string one, string again)
    {
        await _site.PostAsync(one);
        await _site.PostAsync(again, name: "Grace", article: "salary");
        Assert.True((await _site.StoredCommentsAsync()).Single(comment => comment.AuthorName == "Grace")
            .HoldReasons.HasFlag(HoldReasons.RepeatedText));
    }

    [Theory]
    [InlineData("👍👍👍👍👍👍👍👍👍👍 !!!", HoldReasons.None)]
    [InlineData("👎👎👎👎👎👎👎👎👎👎 !!!", HoldReasons.RepeatedText)]
    public async Task A_text_without_letters_is_the_same_as_it_stands(string again, HoldReasons expected)
    {
        await _site.PostAsync("👎👎👎👎👎👎👎👎👎👎 !!!");
        await _site.PostAsync(again, name: "Grace", article: "salary");
        Assert.Equal(expected, (await _site.StoredCommentsAsync()).Single(comment => comment.AuthorName == "Grace").HoldReasons);
    }
}
