using System.Net;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>What is left of answers when somebody takes something back, and who never hears of them.</summary>
public sealed class TakenBackAnswersTests : AnswersTest
{
    [Theory]
    [InlineData("deletion")]
    [InlineData("anonymity")]
    public async Task Who_takes_everything_back_has_no_answers_and_nothing_is_stored_of_them(string form)
    {
        var question = await AskAsync();
        await AnswerAsync(question);
        Assert.Equal(await KeyOfAsync(question), Assert.Single(await StoredAsync()).ReaderKeyHash);
        var page = await Ada.ReadAsync($"{Mine}?reports={question}"); // which shows no answer
        using var erased = await Ada.SubmitAsync(page, $"form[action$={form}]", ("sure", "yes"));
        Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);
        Assert.Empty(await StoredAsync());
        await AnswerAsync(await Grace.WriteAsync("Hers."));
        Assert.Null(await HeadAsync(Ada));
        if (form == "anonymity")
        {
            await Grace.WriteAsync("To nobody.", parent: question);
            Assert.Empty(await StoredAsync());
        }
    }

    [Fact]
    public async Task A_comment_that_was_deleted_is_answered_by_nothing_any_more()
    {
        var question = await AskAsync();
        await AnswerAsync(question);
        var other = await AnswerAsync(await AskAsync("Another."), "Another answer.");
        using var deleted = await Ada.SubmitAsync(
            await Ada.ReadAsync($"/comments/{question}/deletion"), $"form[action='/comments/{question}/deletion']");
        Assert.Equal(HttpStatusCode.SeeOther, deleted.StatusCode);
        Assert.Equal(other, Assert.Single(await StoredAsync()).AnswerId);
        Assert.Equal(["*Another answer."], await AnswersAsync());
    }

    [Fact]
    public async Task Pages_for_everybody_say_nothing_of_it()
    {
        await AnswerAsync(await AskAsync());
        Assert.NotNull(await HeadAsync(Ada));
        using var other = new ReaderBrowser(Site);
        Assert.Null(await HeadAsync(other));
        Assert.Null(await HeadAsync(other));
        using var own = await Ada.GetAsync("/role");
        Assert.Equal("no-store, private", own.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task What_was_imported_is_new_to_nobody()
    {
        await AnswerAsync(await AskAsync());
        var export = await Site.ExportAsync();
        using var other = new TestSite();
        await other.ImportAsync(export);
        using var ada = new ReaderBrowser(other, Ada.Cookies);
        Assert.Null(await HeadAsync(ada));
        Assert.Equal(["An answer."], AnswersIn(await ada.ReadAsync(Mine)));
    }
}
