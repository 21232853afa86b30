using System.Net;
using System.Xml.Linq;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Feeds;

/// <summary>A feed as a reader of feeds takes it apart.</summary>
internal static class Feed
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static async Task<XElement> FeedAsync(this TestSite site, string path)
    {
        using var response = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return XElement.Parse(await response.Content.ReadAsStringAsync());
    }

    public static async Task<List<string>> BodiesAsync(this TestSite site, string path) =>
        [.. (await site.FeedAsync(path)).Elements(Atom + "entry").Select(entry => Value(entry, "content").Trim())];

    public static string Value(XElement parent, string name) => Assert.Single(parent.Elements(Atom + name)).Value;

    public static string LinkOf(XElement parent, string relation) =>
        parent.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == relation).Attribute("href")!.Value;
}
