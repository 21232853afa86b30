using System.Net;
using AngleSharp.Html.Dom;

namespace BackendCareer.Tests.Support;

/// <summary>One browser of one reader: keeps cookies, follows nothing, and sends the forms that its pages hold.</summary>
public sealed class ReaderBrowser : IDisposable
{
    public const string UserAgent = "Mozilla/5.0 (Xyzzy; Test)";

    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;

    /// <param name="cookies">What an earlier visit left in it.</param>
    public ReaderBrowser(TestSite site, CookieCollection? cookies = null)
        : this(site.Address)
    {
        foreach (Cookie cookie in cookies ?? [])
        {
            _cookies.Add(site.Address, new Cookie(cookie.Name, cookie.Value));
        }
    }

    /// <param name="address">Of the site, or of what stands in front of it.</param>
    public ReaderBrowser(Uri address)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies };
        _client = new HttpClient(handler) { BaseAddress = address };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
    }

    public CookieCollection Cookies => _cookies.GetCookies(_client.BaseAddress!);

    public void Dispose() => _client.Dispose();

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path);

    /// <summary>Reads a page that must be there.</summary>
    public async Task<IHtmlDocument> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await TestSite.ParseAsync(response);
    }

    /// <summary>With <c>Origin</c>, which every browser sends along with a form.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, params IEnumerable<(string Name, string Value)> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Forms.Content(fields) };
        request.Headers.Add("Origin", _client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return await _client.SendAsync(request);
    }

    /// <summary>Writes a comment that must be taken.</summary>
    public async Task<Guid> WriteAsync(string body, string name = "Ada", string article = "role", Guid? parent = null)
    {
        using var response = await SendAsync(
            "/comments", ("article", article), ("parent", parent?.ToString() ?? ""), ("name", name), ("body", body));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return Guid.Parse(response.Headers.Location!.ToString()[^36..]);
    }

    /// <summary>Presses "Helpful" on the page of a thread.</summary>
    public async Task VoteAsync(Guid id)
    {
        using var response = await SubmitAsync(await ReadAsync($"/comments/{id}/replies"), $"#c-{id} .actions form");
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    public async Task ReportAsync(Guid id, string note)
    {
        using var response = await SubmitAsync(
            await ReadAsync($"/comments/{id}/report"), "#report-form", ("reason", "other"), ("note", note));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    /// <summary>Sends a form of a page as a browser would, with some fields filled in.</summary>
    public Task<HttpResponseMessage> SubmitAsync(IHtmlDocument page, string form, params IEnumerable<(string Name, string Value)> filled)
    {
        var element = Assert.IsAssignableFrom<IHtmlFormElement>(page.QuerySelector(form));
        var typed = filled.ToList();
        var kept = element.Elements.OfType<IHtmlElement>()
            .Select(field => (Name: field.GetAttribute("name"), Value: ValueOf(field)))
            .Where(field => field.Name is not null && field.Value is not null && typed.All(other => other.Name != field.Name))
            .Select(field => (field.Name!, field.Value!));
        return SendAsync(element.GetAttribute("action")!, [.. kept, .. typed]);
    }

    private static string? ValueOf(IHtmlElement field) => field switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };
}
