using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Comments;

public sealed class ReportsTests() : TwoReadersTest(new TestSite().With("Comments:Limits:ReportsPerHour", "7"))
{
    private const string Form = "#report-form";

    [Fact]
    public async Task A_reader_reports_a_comment_with_a_reason_and_a_note()
    {
        var id = await Ada.WriteAsync("Buy *this*.");
        var link = (await Grace.ReadAsync("/role")).QuerySelector($"#c-{id} .actions a[href$=report]")!;
        var page = await Grace.ReadAsync(link.GetAttribute("href")!);
        Assert.Equal("this", page.QuerySelector(".comment .body em")!.TextContent);
        Assert.Empty(CommentMarkup.ProblemsIn(page));
        Assert.Empty(Grace.Cookies);

        using var sent = await Grace.SubmitAsync(page, Form, ("reason", "personaldata"), ("note", " It names\u202E my\r\nneighbour. "));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Contains(Grace.Cookies, cookie => cookie.Name == "reader");
        var thanks = await Site.ReadAsync(sent.Headers.Location!.ToString());
        Assert.Equal("Thank you for your report", thanks.QuerySelector("h1")!.TextContent);

        var report = Assert.Single(await StoredAsync());
        Assert.Equal((id, ReportReason.PersonalData, "It names my\nneighbour.", Site.Clock.GetUtcNow().UtcDateTime, null),
            (report.CommentId, report.Reason, report.Note, report.CreatedUtc, report.SettledUtc));
        Assert.Single((await Site.ReadAsync("/role")).QuerySelectorAll(".comment"));
    }

    [Fact]
    public async Task A_second_report_of_the_same_comment_is_thanked_for_and_not_stored()
    {
        var id = await Ada.WriteAsync("Buy this.");
        var answers = new List<string>();
        for (var time = 1; time <= 2; time++)
        {
            using var sent = await ReportAsync(Grace, id, "spam", $"Time {time}.");
            answers.Add(sent.Headers.Location!.ToString());
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal("Time 1.", Assert.Single(await StoredAsync()).Note);
    }

    [Theory]
    [InlineData("", "", "Please choose what is wrong with the comment.")]
    [InlineData("rude", "Kept.", "Please choose what is wrong with the comment.")]
    [InlineData("0", "Kept.", "Please choose what is wrong with the comment.")]
    [InlineData("spam,insult", "Kept.", "Please choose what is wrong with the comment.")]
    [InlineData("insult", null, "Your note has 501 characters; the limit is 500.")]
    public async Task A_report_that_cannot_be_taken_comes_back_with_everything_typed(string reason, string? note, string message)
    {
        note ??= new string('n', Report.NoteCharacters + 1);
        var id = await Ada.WriteAsync("Buy this.");
        using var refused = await ReportAsync(Grace, id, reason, note);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await TestSite.ParseAsync(refused);
        Assert.Equal(message, page.QuerySelector(".error-summary li")!.TextContent);
        Assert.Equal(note, page.QuerySelector<IHtmlTextAreaElement>("#note")!.Value);
        Assert.Equal(reason == "insult" ? reason : null, page.QuerySelector("input[name=reason]:checked")?.GetAttribute("value"));
        Assert.Empty(await StoredAsync());

        using var mended = await Grace.SubmitAsync(page, Form, ("reason", "insult"), ("note", new string('n', Report.NoteCharacters)));
        Assert.Equal(HttpStatusCode.SeeOther, mended.StatusCode);
        Assert.Single(await StoredAsync());
    }

    [Fact]
    public async Task A_writer_who_reports_their_own_comment_is_shown_how_to_delete_it()
    {
        var id = await Ada.WriteAsync("Mine.");
        using var asked = await Ada.GetAsync($"/comments/{id}/report");
        Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
        var page = await TestSite.ParseAsync(asked);
        Assert.NotNull(page.QuerySelector($"a[href='/comments/{id}/deletion']"));
        var token = (await Ada.ReadAsync($"/comments/{id}/deletion")).QuerySelector<IHtmlInputElement>(
            "input[name=__RequestVerificationToken]")!.Value;
        using var sent = await Ada.SendAsync($"/comments/{id}/report", ("reason", "spam"), ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.Forbidden, sent.StatusCode);
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task What_is_not_public_cannot_be_reported()
    {
        var waits = await Ada.WriteAsync("https://one.example https://two.example");
        foreach (var id in new[] { waits, Guid.Empty })
        {
            using var asked = await Grace.GetAsync($"/comments/{id}/report");
            using var sent = await Grace.SendAsync($"/comments/{id}/report", ("reason", "spam"));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (asked.StatusCode, sent.StatusCode));
        }

        Assert.Empty(Grace.Cookies);
    }

    [Fact]
    public async Task A_program_that_fills_in_every_field_is_thanked_and_nothing_is_stored()
    {
        var id = await Ada.WriteAsync("Good advice.");
        using var sent = await Grace.SendAsync(
            $"/comments/{id}/report", ("reason", "spam"), ("note", "x"), ("website", "https://spam.example"));
        Assert.Equal($"/comments/{id}/report/thanks", sent.Headers.Location!.ToString());
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task One_browser_reports_five_times_an_hour_and_then_waits_with_the_text_kept()
    {
        var comments = Enumerable.Range(1, 6).Select(number => Seed.Comment(number)).ToList();
        await Site.StoreAsync(comments);
        foreach (var comment in comments.Take(5))
        {
            using var sent = await ReportAsync(Grace, comment.Id, "spam", "");
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        }

        Site.Clock.Advance(TimeSpan.FromMinutes(20));
        using var sixth = await ReportAsync(Grace, comments[5].Id, "wrong", "Kept.");
        Assert.Equal(HttpStatusCode.TooManyRequests, sixth.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(40), sixth.Headers.RetryAfter!.Delta);
        var page = await TestSite.ParseAsync(sixth);
        Assert.Equal(
            "There were many reports in the last hour. Please wait 40 minutes; your note is kept below.",
            page.QuerySelector("#note-error")!.TextContent);
        Assert.Equal(
            ("Kept.", "wrong"),
            (page.QuerySelector<IHtmlTextAreaElement>("#note")!.Value, page.QuerySelector("input:checked")!.GetAttribute("value")));

        Site.Clock.Advance(TimeSpan.FromMinutes(40));
        using var later = await Grace.SubmitAsync(page, Form);
        Assert.Equal(HttpStatusCode.SeeOther, later.StatusCode);
    }

    /// <summary>Whoever floods the moderators keeps nobody else from telling them of another comment.</summary>
    [Fact]
    public async Task Above_the_limit_of_the_site_only_what_is_reported_already_is_not_stored_again()
    {
        var (flooded, other) = (await Ada.WriteAsync("Buy this."), await Ada.WriteAsync("An insult."));
        var sent = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => ReportWithoutCookiesAsync(flooded)));
        Assert.All(sent, response => Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode));
        Assert.Equal(7, (await StoredAsync()).Count);
        using var honest = await ReportWithoutCookiesAsync(other);
        Assert.Equal($"/comments/{other}/report/thanks", honest.Headers.Location!.ToString());
        Assert.Single(await StoredAsync(), report => report.CommentId == other);
        Site.Clock.Advance(TimeSpan.FromHours(1));
        using var later = await ReportWithoutCookiesAsync(flooded);
        Assert.Equal(8, (await StoredAsync()).Count(report => report.CommentId == flooded));
    }

    [Fact]
    public async Task One_network_reports_so_often_an_hour_and_keeps_its_note()
    {
        using var site = new TestSite().With("Comments:Limits:ReportsPerSenderPerHour", "2");
        var comments = Enumerable.Range(1, 3).Select(number => Seed.Comment(number)).ToList();
        await site.StoreAsync(comments);
        var statuses = new List<HttpStatusCode>();
        foreach (var comment in comments)
        {
            using var sent = await site.Client.PostAsync(
                $"/comments/{comment.Id}/report", Forms.Content(("reason", "spam"), ("note", "Kept.")));
            statuses.Add(sent.StatusCode);
            Assert.Equal(statuses.Count == 3, (await sent.Content.ReadAsStringAsync()).Contains("Kept.", StringComparison.Ordinal));
        }

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task A_report_from_a_page_older_than_the_key_keeps_its_text_and_takes_one_more_press()
    {
        var id = await Ada.WriteAsync("Buy this.");
        var old = await Grace.ReadAsync($"/comments/{id}/report");
        await Grace.WriteAsync("Hello there.");
        using var without = await Grace.SubmitAsync(old, Form, ("reason", "other"), ("note", "Kept."));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        using var again = await Grace.SubmitAsync(await TestSite.ParseAsync(without), "main form");
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal((ReportReason.Other, "Kept."), (await StoredAsync()).ConvertAll(report => (report.Reason, report.Note)).Single());
    }

    private static async Task<HttpResponseMessage> ReportAsync(ReaderBrowser reader, Guid id, string reason, string note) =>
        await reader.SubmitAsync(await reader.ReadAsync($"/comments/{id}/report"), Form, ("reason", reason), ("note", note));

    private Task<HttpResponseMessage> ReportWithoutCookiesAsync(Guid id) =>
        Site.Client.PostAsync($"/comments/{id}/report", Forms.Content(("reason", "spam")));

    private Task<List<Report>> StoredAsync() => Site.WithDatabaseAsync(db => db.Reports.AsNoTracking().ToListAsync());
}
