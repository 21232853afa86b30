using System.Net;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Articles;

public sealed class CachingTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_second_reader_costs_no_query()
    {
        await _site.ReadAsync("/role");
        _site.Queries.Commands.Clear();
        await _site.ReadAsync("/role");
        await _site.ReadAsync("/role?utm_source=anything");
        using var named = new HttpRequestMessage(HttpMethod.Get, "/role") { Headers = { { "Authorization", "Basic R3JhY2U6eA==" } } };
        using var response = await _site.Client.SendAsync(named);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(_site.Queries.Commands);
    }

    [Fact]
    public async Task A_new_comment_is_on_the_page_at_once_and_other_pages_stay_kept()
    {
        await _site.ReadAsync("/role");
        await _site.ReadAsync("/salary");
        await _site.PostAsync("A first comment.");
        Assert.Contains("A first comment.", (await _site.ReadAsync("/role")).Body!.TextContent, StringComparison.Ordinal);
        _site.Queries.Commands.Clear();
        await _site.ReadAsync("/salary");
        Assert.Empty(_site.Queries.Commands);
    }

    /// <summary>What the first reader asked for must not reach a second one who cannot read it.</summary>
    [Theory]
    [InlineData("*", "identity", null)]
    [InlineData("*", "gzip", "gzip")]
    [InlineData("gzip;q=1, br;q=0.5", "br", "br")]
    [InlineData("br;q=0, *", "identity", null)]
    [InlineData("deflate", "br", "br")]
    public async Task One_readers_coding_is_not_anothers(string first, string second, string? expected)
    {
        using var one = await GetAsync(first);
        using var other = await GetAsync(second);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(expected, other.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br;q=0.9", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task Each_reader_gets_a_coding_they_accept(string accept, string? expected)
    {
        await GetAsync("br"); // what one reader gets is kept
        using var response = await GetAsync(accept);
        Assert.Equal(expected, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("Accept-Encoding, Cookie", response.Headers.Vary.ToString());
    }

    [Fact]
    public async Task An_unchanged_page_is_not_sent_twice_and_a_changed_one_is()
    {
        using var first = await GetAsync("identity");
        using var second = await GetAsync("identity", first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        await _site.PostAsync("Something new.");
        using var third = await GetAsync("identity", first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task A_page_that_another_build_of_the_site_drew_is_sent_again()
    {
        using var first = await GetAsync("identity");
        var tag = first.Headers.ETag!.ToString();
        using var ofThisBuild = await GetAsync("identity", tag);
        Assert.Equal(HttpStatusCode.NotModified, ofThisBuild.StatusCode);
        var build = $"{typeof(Program).Module.ModuleVersionId:N}";
        using var ofAnother = await GetAsync("identity", tag.Replace(build, $"{Guid.Empty:N}", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, ofAnother.StatusCode);
    }

    /// <summary>It says, for one, for how long a comment can be edited.</summary>
    [Fact]
    public async Task So_is_one_that_was_drawn_with_other_settings()
    {
        using var first = await GetAsync("identity");
        using var other = new TestSite().With("Comments:Limits:EditMinutes", "5");
        using var second = await other.GetAsync("/role");
        Assert.NotEqual(first.Headers.ETag, second.Headers.ETag);
    }

    private async Task<HttpResponseMessage> GetAsync(string acceptEncoding, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/role");
        request.Headers.Add("Accept-Encoding", acceptEncoding);
        if (ifNoneMatch is not null)
        {
            request.Headers.Add("If-None-Match", ifNoneMatch);
        }

        return await _site.Client.SendAsync(request);
    }
}
