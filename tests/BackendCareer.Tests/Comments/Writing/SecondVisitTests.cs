using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>A writer who comes back is known by the browser's key, and told what became of what was sent.</summary>
public sealed class SecondVisitTests : IDisposable
{
    private readonly TestSite _site = new();
    private readonly ReaderBrowser _ada;
    private readonly ReaderBrowser _bob;

    public SecondVisitTests() => (_ada, _bob) = (new ReaderBrowser(_site), new ReaderBrowser(_site));

    public void Dispose()
    {
        _ada.Dispose();
        _bob.Dispose();
        _site.Dispose();
    }

    [Fact]
    public async Task The_name_used_last_stands_in_every_form_of_this_browser_alone()
    {
        var id = await _ada.WriteAsync("One.", name: "Ada");
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        await _ada.WriteAsync("Two.", name: "Ada L.", article: "salary");
        foreach (var path in new[] { "/role", "/duties", $"/comments/{id}/reply" })
        {
            Assert.Equal("Ada L.", await NameInAsync(_ada, path));
            Assert.Equal("", await NameInAsync(_bob, path));
        }

        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        await _ada.WriteAsync("Three.", name: "");
        Assert.Equal("", await NameInAsync(_ada, "/role"));
    }

    [Fact]
    public async Task A_name_that_was_taken_back_is_remembered_no_more()
    {
        await _ada.WriteAsync("One.", name: "Ada");
        using var response = await _ada.SubmitAsync(
            await _ada.ReadAsync("/comments/mine"), "form[action='/comments/mine/anonymity']", ("sure", "yes"));
        Assert.Equal("", await NameInAsync(_ada, "/role"));
    }

    [Fact]
    public async Task The_form_says_to_whom_it_replies_also_when_it_is_shown_again()
    {
        var id = await _ada.WriteAsync("A question?", name: "Ada");
        var form = await _bob.ReadAsync($"/comments/{id}/reply");
        Assert.Equal(("Reply to Ada", "Send reply"), FormOf(form));
        using var refused = await _bob.SubmitAsync(form, "#comment-form", ("body", ""));
        Assert.Equal(("Reply to Ada", "Send reply"), FormOf(await TestSite.ParseAsync(refused)));
        Assert.Equal(("Add to the discussion", "Send comment"), FormOf(await _bob.ReadAsync("/role")));
    }

    [Fact]
    public async Task A_preview_shows_who_what_and_when_with_the_button_to_send_it()
    {
        using var response = await _bob.SubmitAsync(
            await _bob.ReadAsync("/role"), "#comment-form", ("name", "Bob"), ("kind", "tip"), ("body", "*Mine.*"), ("preview", "yes"));
        var page = await TestSite.ParseAsync(response);
        Assert.Equal("Bob Tip", TestSite.WordsOf(page.QuerySelector(".comment header"))[..7]);
        Assert.Equal(
            _site.Clock.GetUtcNow().UtcDateTime,
            DateTime.Parse(page.QuerySelector(".comment time")!.GetAttribute("datetime")!, null).ToUniversalTime());
        var send = page.QuerySelector(".comment + p button")!;
        Assert.Equal(("Send comment", "comment-form"), (send.TextContent, send.GetAttribute("form")));
    }

    [Fact]
    public async Task What_was_done_is_said_once_beside_the_comment_and_to_its_writer_alone()
    {
        using var sent = await _ada.SendAsync("/comments", ("article", "role"), ("body", "One."));
        var address = sent.Headers.Location!.ToString();
        var id = Guid.Parse(address[^36..]);
        Assert.Equal(("Your comment is sent.", id), await ToldAsync(_ada, address));
        Assert.Null((await _bob.ReadAsync(address)).QuerySelector(".told"));
        await _bob.WriteAsync("Of another browser.", article: "duties");
        Assert.Null((await _bob.ReadAsync(address)).QuerySelector(".told"));
        Assert.Null((await _ada.ReadAsync("/role")).QuerySelector(".told"));

        using var saved = await _ada.SubmitAsync(await _ada.ReadAsync($"/comments/{id}/edit"), "#comment-form", ("body", "Another."));
        using var place = await _ada.GetAsync(saved.Headers.Location!.ToString());
        Assert.Equal(("Your changes are saved.", id), await ToldAsync(_ada, place.Headers.Location!.ToString()));

        using var deleted = await _ada.SubmitAsync(
            await _ada.ReadAsync($"/comments/{id}/deletion"), $"form[action='/comments/{id}/deletion']");
        Assert.Equal(("Your comment is deleted.", null), await ToldAsync(_ada, deleted.Headers.Location!.ToString()));
    }

    /// <summary>Whoever sends a reader a link would else put words into the site's mouth.</summary>
    [Theory]
    [InlineData("sent")]
    [InlineData("saved")]
    [InlineData("deleted")]
    [InlineData("taken-back")]
    public async Task A_link_that_somebody_made_says_nothing(string deed)
    {
        var (mine, theirs) = (await _ada.WriteAsync("One."), await _bob.WriteAsync("Two."));
        using var sent = await _bob.SendAsync("/comments", ("article", "role"), ("body", "Three."));
        var mark = sent.Headers.Location!.ToString().Split('=', '.')[1];
        foreach (var value in new[] { $"{mine}", $"x.{mine}", $".{mine}", $"{mark}.{mine}", $"{mark}.{theirs}", "", "." })
        {
            Assert.Null((await _ada.ReadAsync($"/role?{deed}={value}")).QuerySelector(".told"));
        }
    }

    [Fact]
    public async Task A_vote_that_is_taken_back_is_said()
    {
        var id = await _ada.WriteAsync("One.");
        await _bob.VoteAsync(id);
        using var back = await _bob.SubmitAsync(await _bob.ReadAsync("/role"), $"#c-{id} .actions form");
        Assert.Equal(("Your vote is taken back.", id), await ToldAsync(_bob, back.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task What_was_deleted_under_an_article_that_is_gone_is_said_on_ones_own_page()
    {
        await _ada.WriteAsync("To have a key.");
        var comment = Seed.Comment(1, article: "gone");
        comment.ReaderKeyHash = (await _site.StoredCommentsAsync())[0].ReaderKeyHash;
        await _site.StoreAsync([comment]);
        var address = $"/comments/{comment.Id}/deletion";
        using var deleted = await _ada.SubmitAsync(await _ada.ReadAsync(address), $"form[action='{address}']");
        Assert.Equal(("Your comment is deleted.", null), await ToldAsync(_ada, deleted.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task Replies_of_whoever_began_a_thread_are_marked()
    {
        var question = await _ada.WriteAsync("A question?", name: "Ada");
        var answer = await _bob.WriteAsync("An answer.", name: "Ada", parent: question);
        var thanks = await _ada.WriteAsync("Thanks.", name: "Grace", parent: answer);
        foreach (var path in new[] { "/role", $"/comments/{question}/replies" })
        {
            var page = await _site.ReadAsync(path);
            var marked = page.QuerySelectorAll(".mark").Where(mark => mark.TextContent == "Wrote this thread");
            Assert.Equal($"c-{thanks}", Assert.Single(marked).Closest(".comment")!.Id);
        }
    }

    private static async Task<string> NameInAsync(ReaderBrowser reader, string path) =>
        (await reader.ReadAsync(path)).QuerySelector("#comment-form [name=name]")!.GetAttribute("value")!;

    private static (string Title, string Button) FormOf(AngleSharp.Dom.IParentNode page) =>
        (page.QuerySelector("#form-title")!.TextContent, page.QuerySelector("#comment-form button")!.TextContent);

    private static async Task<(string Sentence, Guid? Comment)> ToldAsync(ReaderBrowser reader, string address)
    {
        var told = (await reader.ReadAsync(address.Split('#')[0])).QuerySelector(".told[role=status]")!;
        return (told.TextContent, told.Closest(".comment") is { Id: { } id } ? Guid.Parse(id["c-".Length..]) : null);
    }
}
