using System.Diagnostics;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Site;
using BackendCareer.Tests.Support;
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

    private readonly TestSite _site = new TestSite().With("Logging:LogLevel:Default", "None");
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
        try
        {
            using var response = await browser.PostAsync(address, form.Content());
            await response.Content.ReadAsByteArrayAsync();
            return response.StatusCode;
        }
        catch (HttpRequestException) when (form.Body.Length > SiteServices.RequestBytes)
        {
            return HttpStatusCode.RequestEntityTooLarge; // the answer came, and the connection ended, while the form was being sent
        }
    }
}

/// <summary>Tests that measure the processor time of the process run alone.</summary>
[CollectionDefinition(nameof(NothingBeside), DisableParallelization = true)]
public sealed class NothingBeside;

/// <summary>Bytes that somebody sends as a form.</summary>
/// <param name="Type">Its media type; null for none.</param>
internal sealed record SentForm(byte[] Body, string? Type)
{
    public HttpContent Content()
    {
        var content = new ByteArrayContent(Body);
        if (Type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", Type);
        }

        return content;
    }

    public override string ToString() =>
        $"{Body.Length} bytes as {Type ?? "nothing"}: {Encoding.UTF8.GetString(Body, 0, Math.Min(Body.Length, 200))}";
}

/// <summary>Draws forms: mostly some that a handler will read, some of a kind that nobody should.</summary>
internal sealed class RandomForm(int seed)
{
    private const string FormType = "application/x-www-form-urlencoded";
    private const int MostBytes = (64 * 1024) + 40;

    private static readonly string[] Fields =
    [
        "article", "parent", "name", "kind", "body", "version", "preview", "website", "note", "reason", "sure", "vote", "decision",
        "comment", "who", "days", "returnUrl", "password",
    ];

    private static readonly string[] OddFields = ["body[0]", "body[0", "body.x", "", "[]", "name[]", "b\0dy", "été", new('a', 65), "%"];

    private static readonly string[] Usual =
        ["role", "yes", "1", "add", "spam", "browser", "7", "approve", "insult", "Ada", "Grace", "a good question", "tip", "/moderation"];

    /// <summary>What a long text is made of.</summary>
    private static readonly string[] Pieces =
    [
        "a", "word ", "é", "e\u0301", "\u0F81", "\u0316\u0301", "a\u0334\u0335\u0336", "👩‍👩‍👧", "\u200B", "\u202E", "\u2028", "\u2800", "&", "\u00A0", "<b>",
        "[", "](", "*", "_", "`", "- ", "> ", "1. ", "\n", "\r\n", "\t", "https://example.com/a ", "![a](b)", "|a", "\u0130", "ß", "ﷺ", "𝔄", "각",
        "v i a g r a ", "#", "\\", "&lt;", "&#x27;", "'", "\"", ";", "ǆ", "%00", "ᄀ", "\u1100\u1161\u11A8", "क्ष", "Ω", "\uFE0F",
    ];

    /// <summary>To put them in order takes longer than their number.</summary>
    private static readonly string[] Marks = ["\u0F81", "\u0316\u0301", "\u0301", "\u0327\u0316", "\u0F71\u0F72", "\u05B0\u05BC"];

    private static readonly string[] RawValues = ["%ff%fe", "%ED%A0%80", "%C0%AF", "%00", "%zz", "%", "+%E0%A4", "%F4%90%80%80"];

    private static readonly string?[] OddTypes =
    [
        null, "text/plain", "application/json", "multipart/form-data; boundary=x", "multipart/form-data", "application/x-www-form-urlencoded; charset=utf-7",
        "application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=iso-8859-1",
        "application/x-www-form-urlencoded; charset=nonsense", "application/x-www-form-urlencoded; charset=\"utf-8", "nonsense", "a/b; c=d; e", "*/*",
    ];

    private readonly Random _random = new(seed);
    private int _number;

    /// <summary>Each field that takes a text, filled with one thing.</summary>
    public static IEnumerable<SentForm> Full(string token) =>
        from field in new[] { "name", "body", "note", "reason", "returnUrl" }
        from piece in new[] { Marks[0], Marks[1], "\u0334", "👩‍👩‍👧", "[", "- ", "a b ", "v i ", "ﷺ", "&" }
        let others = new[] { ("article", "role"), ("body", "Hello."), ("comment", "x:1"), ("decision", "reject"), ("who", "browser"), ("days", "7") }
        select new SentForm(Encoding.UTF8.GetBytes(
            $"__RequestVerificationToken={Uri.EscapeDataString(token)}&{field}={Raw(Repeated([piece], 46 * 1024))}"
            + string.Concat(others.Where(other => other.Item1 != field).Select(other => $"&{other.Item1}={other.Item2}"))), FormType);

    public SentForm Next(string token)
    {
        var body = new StringBuilder();
        if (!Perhaps(0.1))
        {
            body.Append("__RequestVerificationToken=").Append(Uri.EscapeDataString(token));
        }

        var size = Perhaps(0.5) ? _random.Next(1_000) : _random.Next(MostBytes);
        foreach (var field in _random.GetItems(Fields, 1 + _random.Next(8)).Distinct())
        {
            body.Append('&').Append(Perhaps(0.03) ? Uri.EscapeDataString(One(OddFields)) : field).Append('=').Append(Value(size / 2));
        }

        var bytes = Encoding.UTF8.GetBytes(body.ToString());
        return new SentForm(
            bytes.Length > MostBytes ? bytes[..MostBytes] : bytes,
            Perhaps(0.05) ? One(OddTypes) : FormType);
    }

    private string Value(int size) => _random.Next(20) switch
    {
        0 => One(RawValues),
        < 8 => Uri.EscapeDataString(One(Usual)),
        < 12 => $"{_number++}",
        < 14 => Raw(Repeated(_random.GetItems(Marks, 1 + _random.Next(2)), size)),
        < 17 => Raw(Repeated(_random.GetItems(Pieces, 1 + _random.Next(3)), size)),
        _ => Raw(string.Concat(_random.GetItems(Pieces, Math.Max(1, size / 8)))),
    };

    private static string Repeated(string[] pieces, int size)
    {
        var text = string.Concat(pieces);
        return "x" + string.Concat(Enumerable.Repeat(text, Math.Max(1, size / Encoding.UTF8.GetByteCount(text))));
    }

    /// <summary>As few bytes as a form needs, so that as much as can be fits into one.</summary>
    private static string Raw(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace("&", "%26", StringComparison.Ordinal)
        .Replace("+", "%2B", StringComparison.Ordinal).Replace("=", "%3D", StringComparison.Ordinal);

    private bool Perhaps(double share) => _random.NextDouble() < share;

    private T One<T>(T[] of) => of[_random.Next(of.Length)];
}
