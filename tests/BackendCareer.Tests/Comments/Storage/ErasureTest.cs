using System.Net;
using System.Runtime.Versioning;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>A reader who takes back what they wrote, and what is left of it in files.</summary>
[UnsupportedOSPlatform("windows")]
public abstract class ErasureTest : IDisposable
{
    protected const string Canary = "canary-6f1d";

    protected ErasureTest() => Ada = new ReaderBrowser(Site);

    protected TestSite Site { get; } = new();

    protected ReaderBrowser Ada { get; }

    protected string Listed => Site.DatabaseFile + ".erased";

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        Ada.Dispose();
        Site.Dispose();
    }

    protected async Task DeleteAsModeratorAsync(Guid id, int version)
    {
        using var grace = await Site.AsModeratorAsync();
        using var queue = await grace.GetAsync("/moderation?status=approved");
        var form = (await TestSite.ParseAsync(queue)).QuerySelector<IHtmlFormElement>("form[action^='/moderation/decisions']")!;
        using var decided = await grace.SendFormAsync(form, ("decision", "delete"), ("comment", $"{id}:{version}"));
        Assert.Equal(HttpStatusCode.SeeOther, decided.StatusCode);
    }

    protected Task DeleteAsync(Guid id) => SendAsync($"/comments/{id}/deletion", "main form");

    protected async Task SendAsync(string page, string form, params (string, string)[] fields)
    {
        using var response = await Ada.SubmitAsync(await Ada.ReadAsync(page), form, fields);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    protected static bool Holds(string file, string text) => Shell.Read(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
