using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace BackendCareer.Benchmarks;

/// <summary>
/// What Kestrel can do at most: it answers everything with the bytes and headers of one page, and does nothing else.
/// </summary>
internal static class BareKestrel
{
    /// <param name="page">The address of the page, of which the compressed form is taken.</param>
    /// <param name="address">Where to listen.</param>
    public static async Task RunAsync(string page, string address)
    {
        var (body, headers) = await CopyAsync(page);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(address);
        var app = builder.Build();
        app.Run(async context =>
        {
            foreach (var (name, value) in headers)
            {
                context.Response.Headers[name] = value;
            }

            context.Response.ContentLength = body.Length;
            await context.Response.BodyWriter.WriteAsync(body);
        });
        await app.StartAsync();
        Console.WriteLine($"Listening on {app.Urls.Single()}");
        await app.WaitForShutdownAsync();
    }

    private static async Task<(byte[] Body, KeyValuePair<string, string>[] Headers)> CopyAsync(string page)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        using var response = await client.GetAsync(page);
        response.EnsureSuccessStatusCode();
        string[] own = ["Date", "Transfer-Encoding", "Content-Length"];
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(header => !own.Contains(header.Key))
            .Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()));
        return (await response.Content.ReadAsByteArrayAsync(), [.. headers]);
    }
}
