using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

public sealed class EditingTests : IDisposable
{
    private const string Form = "#comment-form";

    private readonly TestSite _site = new();
    private readonly ReaderBrowser _ada;

    public EditingTests() => _ada = new ReaderBrowser(_site);

    public void Dispose()
    {
        _ada.Dispose();
        _site.Dispose();
    }

    [Fact]
    public async Task A_writer_changes_text_name_and_kind()
    {
        var id = await _ada.WriteAsync("I earned 100.");
        var link = (await _ada.ReadAsync("/role")).QuerySelector($"#c-{id} .actions a[href$=edit]")!;
        var page = await _ada.ReadAsync(link.GetAttribute("href")!);
        Assert.Equal("I earned 100.", page.GetElementById("body")!.TextContent);
        _site.Clock.Advance(TimeSpan.FromMinutes(2));
        using var saved = await _ada.SubmitAsync(page, Form, ("name", "Ada L."), ("kind", "experience"), ("body", "I earned *200*."));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var comment = (await _site.ReadAsync("/role")).GetElementById($"c-{id}")!;
        Assert.Equal("200", comment.QuerySelector(".body em")!.TextContent);
        Assert.Equal("Ada L.", comment.QuerySelector("bdi")!.TextContent);
        Assert.Equal("Experience", comment.QuerySelector(".mark")!.TextContent);
        Assert.Contains("edited 22 November 2026, 09:02 UTC", comment.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Please write your comment.")]
    [InlineData(" \n ", "Please write your comment.")]
    [InlineData("a", "A comment needs at least 2 characters.")]
    [InlineData("https://a.b https://c.d https://e.f https://g.h https://i.j https://k.l", "Please use at most 5 links.")]
    [InlineData("> > > > > > > deep", "Please use simpler formatting: fewer nested quotes or lists.")]
    [InlineData(null, "Your comment has 40,000 characters; the limit is 4,000.")]
    public async Task An_edit_keeps_to_every_limit_of_a_new_comment(string? body, string message)
    {
        var id = await _ada.WriteAsync("Before.");
        using var refused = await EditAsync(id, body ?? new string('a', 40_000), "Ada");
        Assert.True(refused.StatusCode is HttpStatusCode.UnprocessableEntity, $"{refused.StatusCode}");
        Assert.Equal(message, (await TestSite.ParseAsync(refused)).QuerySelector(".error-summary li")!.TextContent);
        Assert.Equal("Before.", Assert.Single(await _site.StoredCommentsAsync()).BodyMarkdown);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_hostile_edit_is_as_clean_as_a_hostile_comment()
    {
        var id = await _ada.WriteAsync("Before.");
        var form = await _ada.ReadAsync($"/comments/{id}/edit");
        var version = 1;
        foreach (var body in HostileCorpus.Stored)
        {
            using var response = await _ada.SubmitAsync(form, Form, ("body", body), ("version", $"{version}"));
            var comment = Assert.Single(await _site.StoredCommentsAsync());
            Assert.Equal(response.StatusCode == HttpStatusCode.SeeOther ? version + 1 : version, comment.Version);
            Assert.Empty(CommentMarkup.ProblemsIn(CommentMarkup.Parse(comment.BodyHtml)));
            version = comment.Version;
        }

        Assert.InRange(version, 300, int.MaxValue); // most are taken, as harmless text
    }

    [Fact]
    public async Task An_edit_can_be_previewed_and_stays_an_edit()
    {
        var id = await _ada.WriteAsync("Before.");
        using var preview = await EditAsync(id, "*After*.", "Ada", ("preview", "yes"));
        var page = await TestSite.ParseAsync(preview);
        Assert.Equal("After", page.QuerySelector(".comment .body em")!.TextContent);
        Assert.Equal("Before.", Assert.Single(await _site.StoredCommentsAsync()).BodyMarkdown);
        using var saved = await _ada.SubmitAsync(page, Form);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal("*After*.", Assert.Single(await _site.StoredCommentsAsync()).BodyMarkdown);
    }

    [Fact]
    public async Task After_fifteen_minutes_a_comment_can_only_be_deleted()
    {
        var id = await _ada.WriteAsync("Before.");
        _site.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.NotNull((await _ada.ReadAsync("/role")).QuerySelector(".actions a[href$=edit]"));
        var form = await _ada.ReadAsync($"/comments/{id}/edit");
        _site.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null((await _ada.ReadAsync("/role")).QuerySelector(".actions a[href$=edit]"));
        Assert.Null((await _ada.ReadAsync($"/comments/{id}/reply")).QuerySelector(".comment")!.QuerySelector("a[href$=edit]"));
        using var asked = await _ada.GetAsync($"/comments/{id}/edit");
        Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
        Assert.Contains(
            "You can still delete the comment or reply to it.", (await TestSite.ParseAsync(asked)).Body!.TextContent,
            StringComparison.Ordinal);
        using var sent = await _ada.SubmitAsync(form, Form, ("body", "Too late."));
        Assert.Equal(HttpStatusCode.Forbidden, sent.StatusCode);
        Assert.Equal("Too late.", (await TestSite.ParseAsync(sent)).GetElementById("body")!.TextContent);
        using var deleted = await _ada.SubmitAsync(await _ada.ReadAsync($"/comments/{id}/deletion"), "main form");
        Assert.Equal(HttpStatusCode.SeeOther, deleted.StatusCode);
    }

    /// <summary>The key of comment 1 opened comment 2 elsewhere; and a typed name never gives a right.</summary>
    [Theory]
    [InlineData("edit")]
    [InlineData("deletion")]
    public async Task Only_the_browser_that_wrote_it_can_change_a_comment(string verb)
    {
        var id = await _ada.WriteAsync("Mine.");
        using var grace = new ReaderBrowser(_site);
        await grace.WriteAsync("Hers.", name: "Ada");
        using var nobody = new ReaderBrowser(_site);
        foreach (var stranger in new[] { grace, nobody })
        {
            using var asked = await stranger.GetAsync($"/comments/{id}/{verb}");
            Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
            Assert.Contains(
                "Only the browser that wrote this comment can change it.", (await TestSite.ParseAsync(asked)).Body!.TextContent,
                StringComparison.Ordinal);
        }

        var token = (await grace.ReadAsync("/role")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var forged = await grace.SendAsync(
            $"/comments/{id}/{verb}", ("body", "Taken over."), ("version", "1"), ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        using var keyless = await nobody.SendAsync($"/comments/{id}/{verb}", ("body", "Taken over."), ("version", "1"));
        Assert.Equal(HttpStatusCode.Forbidden, keyless.StatusCode);
        Assert.Equal(["Hers.", "Mine."], (await _site.StoredCommentsAsync()).Select(comment => comment.BodyMarkdown).Order());
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("deletion")]
    public async Task A_stranger_does_not_learn_that_a_comment_waits(string verb)
    {
        var id = await _ada.WriteAsync("https://one.example https://two.example");
        using var response = await _site.GetAsync($"/comments/{id}/{verb}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Two_edits_of_one_version_show_both_texts_and_lose_neither()
    {
        var id = await _ada.WriteAsync("Before.");
        var form = await _ada.ReadAsync($"/comments/{id}/edit");
        using var first = await _ada.SubmitAsync(form, Form, ("body", "From the phone."));
        using var second = await _ada.SubmitAsync(form, Form, ("body", "From the desk."));
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await TestSite.ParseAsync(second);
        Assert.Equal("From the phone.", page.QuerySelector("pre.source")!.TextContent);
        Assert.Equal("From the desk.", page.GetElementById("body")!.TextContent);
        using var again = await _ada.SubmitAsync(page, Form);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal("From the desk.", Assert.Single(await _site.StoredCommentsAsync()).BodyMarkdown);
    }

    [Fact]
    public async Task An_edit_that_makes_a_comment_suspicious_takes_it_back_to_the_queue()
    {
        var id = await _ada.WriteAsync("Harmless.");
        await EditAsync(id, "https://one.example https://two.example", "Ada");
        var comment = Assert.Single(await _site.StoredCommentsAsync());
        Assert.Equal((CommentStatus.Pending, HoldReasons.Links), (comment.Status, comment.HoldReasons));
        Assert.Empty((await _site.ReadAsync("/role")).QuerySelectorAll(".comment"));
    }

    [Fact]
    public async Task A_form_older_than_the_key_comes_back_with_its_text_and_one_button()
    {
        var id = await _ada.WriteAsync("Before.");
        using var without = await _ada.SendAsync($"/comments/{id}/edit", ("version", "1"), ("name", "Ada"), ("body", "After\n\"quoted\"."));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal("Before.", Assert.Single(await _site.StoredCommentsAsync()).BodyMarkdown);
        using var again = await _ada.SubmitAsync(await TestSite.ParseAsync(without), "main form");
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal("After\n\"quoted\".", Assert.Single(await _site.StoredCommentsAsync()).BodyMarkdown);
    }

    [Fact]
    public async Task A_form_that_was_opened_before_a_restart_is_taken_after_it()
    {
        var id = await _ada.WriteAsync("Before.");
        var form = await _ada.ReadAsync($"/comments/{id}/edit");
        using var restarted = await _site.StartedAgainAsync();
        using var browser = new ReaderBrowser(restarted, _ada.Cookies);
        using var saved = await browser.SubmitAsync(form, Form, ("body", "After."));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal("After.", Assert.Single(await restarted.StoredCommentsAsync()).BodyMarkdown);
    }

    private async Task<HttpResponseMessage> EditAsync(Guid id, string body, string name, params (string, string)[] more) =>
        await _ada.SubmitAsync(await _ada.ReadAsync($"/comments/{id}/edit"), Form, [("name", name), ("body", body), .. more]);
}
