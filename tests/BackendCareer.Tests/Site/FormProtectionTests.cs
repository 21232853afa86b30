using System.Net;
using System.Text;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Site;

/// <summary>What is no form of ours, sent to every address that takes one.</summary>
public sealed class FormProtectionTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Plain = "application/x-www-form-urlencoded";

    private const string Id = "0199ffff-0000-7000-8000-000000000000";

    public static TheoryData<string, string, HttpStatusCode> NoForms
    {
        get
        {
            var forms = new TheoryData<string, string, HttpStatusCode>();
            foreach (var type in (string[])["", "nonsense", "application/json", "text/plain", "multipart/form-data; boundary=x",
                $"{Plain}; charset=utf-7", $"{Plain}; charset=iso-8859-1", $"{Plain}; charset=no-such", $"{Plain}, {Plain}"])
            {
                forms.Add(type, "body=hello", HttpStatusCode.UnsupportedMediaType);
            }

            foreach (var content in (string[])["body%5B0=a", "body[0]=a", "body%5B%5D=a", "body.x=a", "=a", "bo+dy=a", "bo%C3%A9dy=a",
                "$body=a", "body=1&body=2", "body=1&BODY=2", "body=a%00b", "body=a\0b", "a%00b=c", "body=%ff%fe", "body=%FF", "body=a%C3",
                "body=%C3&name=%A9", "body=%C0%80", "body=%ED%A0%80", "body=a\u00FFb", "na%ffme=a", $"body={new string('a', 49 * 1024)}",
                $"{new string('a', 65)}=b"])
            {
                forms.Add(Plain, content, HttpStatusCode.BadRequest);
            }

            forms.Add(Plain, $"body={new string('a', 64 * 1024)}", HttpStatusCode.RequestEntityTooLarge);
            return forms;
        }
    }

    [Theory]
    [MemberData(nameof(NoForms))]
    public async Task At_every_address_that_takes_a_form_what_is_none_has_its_own_status(
        string type, string content, HttpStatusCode expected)
    {
        var addresses = Routes.Of(site).Where(route => route.Method == "POST").Select(route => route.Address).ToList();
        Assert.Contains("/sign-out", addresses);
        var wrong = new List<string>();
        foreach (var address in addresses)
        {
            using var response = await SendAsync(address.Replace("{id}", Id).Replace("{batch}", Id), type, content);
            if (response.StatusCode != expected)
            {
                wrong.Add($"{address}: {response.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("100%+sure+100%", "100% sure 100%")]
    [InlineData("a+%zz+and+%4", "a %zz and %4")]
    [InlineData("the+bytes+%25ff%25fe", "the bytes %ff%fe")]
    [InlineData("caf%C3%A9", "caf\u00E9")]
    [InlineData("what+%EF%BF%BD+is+this", "what \uFFFD is this")]
    public async Task What_somebody_types_is_text(string sent, string text)
    {
        using var response = await SendAsync("/comments", $"{Plain}; Charset=\"utf-8\"", $"article=role&body={sent}");
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Contains(await site.StoredCommentsAsync(), comment => comment.BodyMarkdown == text);
    }

    [Fact]
    public async Task A_decision_names_many_comments_and_nothing_else_twice()
    {
        var comments = string.Concat(Enumerable.Repeat("&comment=1", 1_000));
        using var many = await SendAsync("/moderation/decisions", Plain, "decision=spam" + comments);
        Assert.Equal(HttpStatusCode.Unauthorized, many.StatusCode);
        using var more = await SendAsync("/moderation/decisions", Plain, "decision=spam" + comments + comments);
        Assert.Equal(HttpStatusCode.BadRequest, more.StatusCode);
        using var two = await SendAsync("/moderation/decisions", Plain, "decision=spam&decision=approve");
        Assert.Equal(HttpStatusCode.BadRequest, two.StatusCode);
        using var elsewhere = await SendAsync("/comments", Plain, "article=role&comment=1&comment=2");
        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);
    }

    [Fact]
    public async Task What_comes_along_with_a_GET_is_not_read()
    {
        using var response = await SendAsync("/role", "application/json", "body[0]=\0", HttpMethod.Get);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/sign-in", HttpStatusCode.OK)]
    [InlineData("POST", "/sign-in", HttpStatusCode.BadRequest)]
    [InlineData("POST", $"/comments/{Id}/helpful", HttpStatusCode.BadRequest)]
    public async Task A_cookie_that_is_none_of_ours_is_no_news_to_the_operator(string method, string path, HttpStatusCode expected)
    {
        using var log = new LogLines();
        using var quiet = new TestSite { Additions = services => services.AddSingleton<ILoggerProvider>(log) };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Cookie", $"form=CfDJ8nonsense; reader={new string('A', 43)}");
        request.Content = method == "GET" ? null : Forms.Content(("__RequestVerificationToken", "CfDJ8nonsense"));
        using var response = await quiet.Client.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
        Assert.DoesNotContain(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    private Task<HttpResponseMessage> SendAsync(string address, string type, string content, HttpMethod? method = null)
    {
        var body = new ByteArrayContent(Encoding.Latin1.GetBytes(content));
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        return site.Client.SendAsync(new HttpRequestMessage(method ?? HttpMethod.Post, address) { Content = body });
    }
}
