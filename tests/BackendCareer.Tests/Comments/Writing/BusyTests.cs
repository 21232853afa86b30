using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

public sealed class BusyTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_report_that_cannot_be_stored_keeps_its_text_and_takes_one_more_press()
    {
        var comment = Seed.Comment(1);
        await _site.StoreAsync([comment]);
        using var reader = new ReaderBrowser(_site);
        var form = await reader.ReadAsync($"/comments/{comment.Id}/report");
        _site.BreakDatabase();
        using var busy = await reader.SubmitAsync(form, "#report-form", ("reason", "other"), ("note", "Kept."));
        _site.MendDatabase();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(10)), (busy.StatusCode, busy.Headers.RetryAfter!.Delta));
        using var again = await reader.SubmitAsync(await TestSite.ParseAsync(busy), "main form");
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        await _site.WithDatabaseAsync(db =>
        {
            var report = Assert.Single(db.Reports);
            Assert.Equal((ReportReason.Other, "Kept."), (report.Reason, report.Note));
            return Task.CompletedTask;
        });
    }
}
