using AngleSharp.Dom;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Site;

/// <summary>Reads whatever a browser could ask for from a page on; forms that change something are not sent.</summary>
internal sealed class Crawl(HttpClient browser, string prefix)
{
    /// <summary>Of one path with other queries: choices can be combined without end.</summary>
    private const int MostQueries = 6;

    private readonly Dictionary<string, string> _read = [];
    private readonly Queue<string> _ahead = [];
    private readonly HashSet<string> _known = [];

    /// <returns>What was read, by its address.</returns>
    public async Task<Dictionary<string, string>> GoAsync(string start)
    {
        _ahead.Enqueue(start);
        while (_ahead.TryDequeue(out var path))
        {
            using var response = await browser.GetAsync(path);
            if (response.Headers.Location is { } location)
            {
                Follow(path, location.ToString());
                continue;
            }

            Assert.True(response.IsSuccessStatusCode, $"{path} answers {response.StatusCode}");
            _read[path] = await response.Content.ReadAsStringAsync();
            if (response.Content.Headers.ContentType!.MediaType == "text/html")
            {
                FollowAll(path, await TestSite.ParseAsync(response));
            }
        }

        return _read;
    }

    private void FollowAll(string path, IParentNode page)
    {
        foreach (var element in page.QuerySelectorAll("*"))
        {
            foreach (var address in element.Attributes.Where(attribute => attribute.Name != "value").SelectMany(AddressesIn))
            {
                Follow(path, address, isSent: element.GetAttribute("method") == "post");
            }
        }
    }

    private static IEnumerable<string> AddressesIn(IAttr attribute) => attribute.Value.Split(", ")
        .Select(candidate => candidate.Split(' ')[0]) // of a srcset
        .Where(address => address.StartsWith('/'));

    private void Follow(string path, string address, bool isSent = false)
    {
        Assert.True(address.StartsWith(prefix + "/", StringComparison.Ordinal), $"{path} leads to {address}");
        address = address.Split('#')[0];
        var others = _known.Count(known => known.Split('?')[0] == address.Split('?')[0]);
        if (!isSent && others < MostQueries && _known.Add(address))
        {
            _ahead.Enqueue(address);
        }
    }
}
