using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>A comment names a section of the article, and no way of writing it loses that.</summary>
public sealed class SectionFormTests() : TwoReadersTest(new TestSite())
{
    private const string Form = "#comment-form";
    private const string Address = "/comments/about?article=role&section=tools";

    [Fact]
    public async Task The_link_at_a_heading_leads_to_a_form_with_the_section_chosen()
    {
        var link = (await Ada.ReadAsync("/role")).QuerySelector("#tools + .about a.reply")!;
        Assert.Equal("Comment on the section The tools, in figures", link.GetAttribute("aria-label"));
        Assert.Equal($"{Address}#comment-form", link.GetAttribute("href"));
        var page = await Ada.ReadAsync(Address);
        Assert.Equal("tools", ChosenIn(page));
        using var sent = await Ada.SubmitAsync(page, Form, ("body", "About the tools."));
        Assert.Equal("tools", (await StoredAsync()).Section);
        var comment = (await Ada.ReadAsync(sent.Headers.Location!.ToString())).QuerySelector(".comment")!;
        Assert.Equal("Your comment is sent.", comment.QuerySelector(".told")!.TextContent);
        Assert.Equal("About: The tools, in figures", TestSite.WordsOf(comment.QuerySelector("p.quiet")));
    }

    [Fact]
    public async Task The_form_of_an_article_offers_its_sections_and_begins_with_the_whole_page()
    {
        var page = await Ada.ReadAsync("/role");
        Assert.Equal("", ChosenIn(page));
        var offered = page.QuerySelectorAll<IHtmlOptionElement>($"{Form} [name=section] option").ToList();
        Assert.Equal(("The whole page", ""), (offered[0].Text, offered[0].Value));
        Assert.Equal(
            page.QuerySelectorAll(".section-head > :is(h2, h3)").Select(heading => (heading.TextContent, heading.Id!)),
            offered.Skip(1).Select(option => (option.Text, option.Value)));
        await Ada.WriteAsync("About all of it.");
        Assert.Null((await StoredAsync()).Section);
    }

    [Theory]
    [InlineData("preview", HttpStatusCode.OK)]
    [InlineData("body", HttpStatusCode.UnprocessableEntity)]
    public async Task A_form_that_is_shown_again_keeps_the_section(string field, HttpStatusCode status)
    {
        using var response = await Ada.SendAsync(
            "/comments", ("article", "role"), ("section", "tools"), ("body", field == "body" ? "" : "*Mine.*"), ("preview", field));
        Assert.Equal(status, response.StatusCode);
        var page = await TestSite.ParseAsync(response);
        Assert.Equal("tools", ChosenIn(page));
        Assert.Equal(
            status == HttpStatusCode.OK ? "About: The tools, in figures" : "", TestSite.WordsOf(page.QuerySelector(".comment p.quiet")));
    }

    [Fact]
    public async Task A_second_press_and_a_twin_are_told_by_the_text_alone()
    {
        async Task<HttpResponseMessage> SendAsync(string section) =>
            await Ada.SendAsync("/comments", ("article", "role"), ("section", section), ("body", "The same words."));
        using var first = await SendAsync("tools");
        using var second = await SendAsync("outlook");
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Site.Clock.Advance(TimeSpan.FromHours(1));
        using var later = await SendAsync("outlook");
        Assert.Equal(HttpStatusCode.Conflict, later.StatusCode);
        Assert.Equal("outlook", ChosenIn(await TestSite.ParseAsync(later)));
        Assert.Equal("tools", (await StoredAsync()).Section);
    }

    [Theory]
    [InlineData("renamed-since")]
    [InlineData("Tools")]
    [InlineData("tools ")]
    [InlineData("'; DROP TABLE Comments; --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("../../role#tools")]
    [InlineData(null)]
    public async Task A_section_that_the_article_does_not_have_costs_the_writer_nothing(string? section)
    {
        section ??= new string('é', 7_000);
        using var previewed = await Ada.SendAsync(
            "/comments", ("article", "role"), ("section", section), ("body", "Kept."), ("preview", "yes"));
        var form = await TestSite.ParseAsync(previewed);
        Assert.Equal("", ChosenIn(form));
        Assert.Equal("The section that you chose is no longer on the page.", form.GetElementById("form-section-hint")!.TextContent);
        Assert.DoesNotContain(section, form.DocumentElement.OuterHtml, StringComparison.Ordinal);

        using var sent = await Ada.SendAsync("/comments", ("article", "role"), ("section", section), ("body", "Kept."));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Null((await StoredAsync()).Section);
        var page = await Ada.ReadAsync(sent.Headers.Location!.ToString());
        Assert.Equal(
            "Your comment is sent. The section that you chose is no longer here, so your comment is about the whole page.",
            page.QuerySelector(".told")!.TextContent);
    }

    [Fact]
    public async Task A_section_that_is_sent_twice_is_refused_as_every_field_is()
    {
        using var response = await Ada.SendAsync(
            "/comments", ("article", "role"), ("section", "tools"), ("section", "outlook"), ("body", "Twice."));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_reply_belongs_to_its_thread_and_names_no_section()
    {
        var root = await Ada.WriteAsync("A question?");
        Assert.Null((await Grace.ReadAsync($"/comments/{root}/reply")).QuerySelector("[name=section]"));
        using var sent = await Grace.SendAsync(
            "/comments", ("article", "role"), ("parent", $"{root}"), ("section", "tools"), ("body", "An answer."));
        Assert.Contains("?sent=", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.All(await Site.StoredCommentsAsync(), comment => Assert.Null(comment.Section));
        var reply = (await Site.StoredCommentsAsync()).Single(comment => comment.ParentId == root);
        Assert.Null((await Grace.ReadAsync($"/comments/{reply.Id}/edit")).QuerySelector("[name=section]"));

        using var lost = await Grace.SendAsync(
            "/comments", ("article", "role"), ("parent", $"{Guid.Empty}"), ("body", "An answer to nothing."));
        Assert.Equal("", ChosenIn(await TestSite.ParseAsync(lost)));
    }

    [Fact]
    public async Task An_edit_keeps_the_section_or_changes_it()
    {
        using var sent = await Ada.SendAsync("/comments", ("article", "role"), ("section", "tools"), ("body", "Before."));
        var address = $"/comments/{(await StoredAsync()).Id}/edit";
        async Task<string?> EditAsync(params (string, string)[] fields)
        {
            using var saved = await Ada.SubmitAsync(await Ada.ReadAsync(address), Form, fields);
            Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
            return (await StoredAsync()).Section;
        }

        Assert.Equal("tools", ChosenIn(await Ada.ReadAsync(address)));
        Assert.Equal("tools", await EditAsync(("body", "After.")));
        Assert.Equal("outlook", await EditAsync(("section", "outlook")));
        Assert.Null(await EditAsync(("section", "")));
        Assert.Equal("tools", await EditAsync(("section", "tools")));
        Assert.Null(await EditAsync(("section", "nowhere")));
    }

    [Fact]
    public async Task An_edit_keeps_a_section_that_is_gone_in_case_that_it_comes_back()
    {
        var id = await Ada.WriteAsync("Before.");
        await Site.ChangeAsync(comment => comment.Section = "gone");
        var form = await Ada.ReadAsync($"/comments/{id}/edit");
        Assert.Equal("gone", ChosenIn(form));
        using var previewed = await Ada.SubmitAsync(form, Form, ("preview", "yes"));
        var preview = await TestSite.ParseAsync(previewed);
        Assert.Equal("About a section that is no longer here", preview.QuerySelector(".comment p.quiet")!.TextContent);
        Assert.Equal(("gone", null), (ChosenIn(preview), preview.GetElementById("form-section-hint")));
        using var saved = await Ada.SubmitAsync(form, Form, ("body", "After."));
        Assert.Contains("?saved=", saved.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(("After.", "gone"), ((await StoredAsync()).BodyMarkdown, (await StoredAsync()).Section));
    }

    [Fact]
    public async Task The_section_is_in_the_download_stays_without_the_name_and_goes_with_the_text()
    {
        using var sent = await Ada.SendAsync("/comments", ("article", "role"), ("section", "tools"), ("body", "Mine."));
        Assert.Equal(
            "About: The tools, in figures", TestSite.WordsOf((await Ada.ReadAsync(MinePage.Address)).QuerySelector(".comment p.quiet")));
        using var download = await Ada.GetAsync($"{MinePage.Address}/download");
        Assert.Contains("\"section\": \"tools\"", await download.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Site.ChangeAsync(comment => comment.MakeAnonymous());
        Assert.Equal("tools", (await StoredAsync()).Section);
        await Site.ChangeAsync(comment => comment.Wipe(comment.CreatedUtc));
        Assert.Null((await StoredAsync()).Section);
    }

    private async Task<Comment> StoredAsync() => Assert.Single(await Site.StoredCommentsAsync());

    private static string? ChosenIn(IParentNode page) => page.QuerySelector<IHtmlSelectElement>($"{Form} [name=section]")!.Value;
}
