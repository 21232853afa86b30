using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Comments;

/// <summary>What readers do every day is no news: a warning is something that an operator should look at.</summary>
public sealed class QuietLogTests : IDisposable
{
    private readonly LogLines _log = new();
    private readonly TestSite _site;

    public QuietLogTests() => _site = new TestSite { Additions = services => services.AddSingleton<ILoggerProvider>(_log) };

    public void Dispose()
    {
        _site.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Writing_reading_refusals_and_forms_without_a_token_leave_no_warning()
    {
        using var ada = new ReaderBrowser(_site);
        _log.Lines.Clear(); // what the start tells
        var id = await ada.WriteAsync("The first comment of this browser."); // gives it a key, and the page after it the first token
        string[] paths = ["/role", MinePage.Address, $"/comments/{id}/edit", $"/comments/{id}/replies", $"/comments/{id}/reply"];
        foreach (var path in paths)
        {
            await ada.ReadAsync(path);
            await ada.ReadAsync(path); // with the cookie of the form
        }

        using var withoutToken = await ada.SendAsync($"/comments/{id}/edit", ("version", "1"), ("body", "Changed."));
        using var otherToken = await ada.SendAsync($"/comments/{id}/deletion", ("__RequestVerificationToken", "nonsense"));
        using var refused = await _site.PostAsync("");
        using var missing = await _site.GetAsync("/comments/0199ffff-0000-7000-8000-000000000000");
        using var signIn = await _site.Client.PostAsync("/sign-in", Forms.Content(("name", "Grace"), ("password", "x")));
        using var wrongMethod = await _site.GetAsync($"/comments/{id}/helpful");
        using var notAForm = await _site.Client.PostAsync("/comments", new StringContent("{}"));
        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound],
            new[] { withoutToken, otherToken, refused, missing }.Select(response => response.StatusCode));
        Assert.All([signIn, wrongMethod, notAForm], response => Assert.InRange((int)response.StatusCode, 400, 499));
        Assert.Equal([], _log.Lines.Where(line => !line.StartsWith("Information: ", StringComparison.Ordinal)));
    }
}
