using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace BackendCareer.Tests.Site;

/// <summary>Every form is sent random fields, encodings and sizes by everybody, one request at a time.</summary>
[Collection(nameof(NothingBeside))]
[Trait("Category", "Slow")]
public sealed class RandomFormsTests(ITestOutputHelper output) : IDisposable
{
    private const int OfEachRoute = 120;

    /// <summary>A form of 64 KiB, warm. What is measured holds the sending too; the quickest of some tries counts.</summary>
    private static readonly TimeSpan MostCpu = TimeSpan.FromMilliseconds(50);

    /// <summary>What it costs to look at a password is wanted, and not what is measured here.</summary>
    private readonly TestSite _site =
        new TestSite { Additions = services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1) }
            .With("Logging:LogLevel:Default", "None");

    private int _number;

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_form_breaks_the_site_or_costs_more_than_its_bound(int seed)
    {
        var random = new RandomForm(seed);
        var wrong = new List<string>();
        var slowest = TimeSpan.Zero;
        foreach (var route in Routes())
        {
            foreach (var visitor in await VisitorsAsync())
            {
                using var browser = visitor.Browser;
                for (var number = 0; number < OfEachRoute / 3; number++)
                {
                    var form = random.Next(visitor.Token);
                    var (status, cpu) = await SendAsync(browser, await AddressOfAsync(route), form);
                    slowest = cpu > slowest ? cpu : slowest;
                    if (status >= HttpStatusCode.InternalServerError || cpu > MostCpu)
                    {
                        wrong.Add($"{route} by {visitor.Name}: {(int)status}, {cpu.TotalMilliseconds:N0} ms for {form}");
                    }
                }
            }
        }

        output.WriteLine($"The slowest took {slowest.TotalMilliseconds:N0} ms.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
    }

    /// <summary>Whatever fills a form, and in whichever field.</summary>
    [Fact]
    public async Task No_text_of_sixty_kilobytes_costs_more_than_its_bound()
    {
        var wrong = new List<string>();
        var slowest = TimeSpan.Zero;
        foreach (var route in Routes())
        {
            foreach (var visitor in await VisitorsAsync())
            {
                using var browser = visitor.Browser;
                foreach (var form in RandomForm.Full(visitor.Token))
                {
                    var (_, cpu) = await SendAsync(browser, await AddressOfAsync(route), form);
                    slowest = cpu > slowest ? cpu : slowest;
                    if (cpu > MostCpu)
                    {
                        wrong.Add($"{route} by {visitor.Name}: {cpu.TotalMilliseconds:N0} ms for {form}");
                    }
                }
            }
        }

        output.WriteLine($"The slowest took {slowest.TotalMilliseconds:N0} ms.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
    }

    private IEnumerable<string> Routes() =>
        from endpoint in _site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true
        select "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private async Task<IEnumerable<(string Name, HttpClient Browser, string Token)>> VisitorsAsync()
    {
        var writer = _site.NewVisitor();
        using (await writer.PostAsync("/comments", Forms.Content(("article", "role"), ("body", $"I write {_number++}."))))
        {
        }

        var moderator = await _site.AsModeratorAsync();
        return
        [
            ("nobody", _site.NewVisitor(), ""),
            ("a writer", writer, await TokenAsync(writer, "/comments/mine")),
            ("a moderator", moderator, await TokenAsync(moderator, "/moderation")),
        ];
    }

    private static async Task<string> TokenAsync(HttpClient browser, string address)
    {
        using var response = await browser.GetAsync(address);
        var page = await TestSite.ParseAsync(response);
        return page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")?.Value ?? "";
    }

    /// <summary>About a comment that nobody has deleted yet.</summary>
    private async Task<string> AddressOfAsync(string route)
    {
        if (!route.Contains('{'))
        {
            return route;
        }

        using var posted = await _site.PostAsync($"Something to talk about: {_number++}.");
        return $"{route[..route.IndexOf('{')]}{posted.Headers.Location!.ToString()[^36..]}{route[(route.IndexOf('}') + 1)..]}";
    }

    /// <summary>One that was slow is sent again: the machine does other things too.</summary>
    private static async Task<(HttpStatusCode Status, TimeSpan Cpu)> SendAsync(HttpClient browser, string address, SentForm form)
    {
        var (status, cpu) = await MeasureAsync(browser, address, form);
        for (var again = 0; again < 4 && cpu > MostCpu; again++)
        {
            var (_, next) = await MeasureAsync(browser, address, form);
            cpu = next < cpu ? next : cpu;
        }

        return (status, cpu);
    }

    private static async Task<(HttpStatusCode Status, TimeSpan Cpu)> MeasureAsync(HttpClient browser, string address, SentForm form)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var status = await StatusOfAsync(browser, address, form);
        process.Refresh();
        return (status, process.TotalProcessorTime - before);
    }

    private static async Task<HttpStatusCode> StatusOfAsync(HttpClient browser, string address, SentForm form)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form.Content() };
                request.Headers.ConnectionClose = true; // what refuses a form may end its connection, and the next one with it
                using var response = await browser.SendAsync(request);
                await response.Content.ReadAsByteArrayAsync();
                return response.StatusCode;
            }
            catch (HttpRequestException) when (tries < 3)
            {
                // the answer came, and the connection ended, while the form was being sent
            }
            catch (HttpRequestException) when (form.Body.Length > RandomForm.MostTaken)
            {
                return HttpStatusCode.RequestEntityTooLarge;
            }
        }
    }
}

/// <summary>Tests that measure the processor time of the process run alone.</summary>
[CollectionDefinition(nameof(NothingBeside), DisableParallelization = true)]
public sealed class NothingBeside;
