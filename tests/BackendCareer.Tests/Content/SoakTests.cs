using System.Net;
using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Content;

/// <summary>An editor who never rests, and readers who load pages meanwhile.</summary>
[Trait("Category", "Slow")]
public sealed class SoakTests : IDisposable
{
    private const int Changes = 2_000;

    /// <summary>Stands in what the editor writes wrong, and must never be read.</summary>
    private const string Broken = "text-of-a-broken-file";

    private readonly TestFolder _folder = TestFolder.WithShippedContent();
    private readonly Random _random = new(11);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_thousand_changes_leave_readers_with_whole_pages_and_end_like_a_fresh_start()
    {
        using var site = new TestSite { Environment = "Development" }.With("Content:Folder", _folder.Path);
        var store = site.Services.GetRequiredService<GuideStore>();
        var addresses = store.Guide!.Articles.Select(article => article.Address).Append("/nowhere").ToArray();
        using var ended = new CancellationTokenSource();
        var readers = Enumerable.Range(1, 2).Select(seed => ReadAsync(site, addresses, new Random(seed), ended.Token)).ToArray();
        for (var done = 0; done < Changes;)
        {
            for (var burst = _random.Next(1, 20); burst > 0 && done < Changes; burst--, done++)
            {
                Change();
            }

            await CaughtUpAsync(store);
        }

        await ended.CancelAsync();
        Assert.True((await Task.WhenAll(readers)).Sum() > Changes / 10, "Readers have read.");
        await EndsLikeAFreshStartAsync(site, store, addresses);
    }

    /// <summary>Reads until it is told to stop; says how many pages it read.</summary>
    private static async Task<int> ReadAsync(TestSite site, string[] addresses, Random random, CancellationToken ended)
    {
        using var reader = site.NewVisitor();
        var read = 0;
        for (; !ended.IsCancellationRequested; read++)
        {
            using var response = await reader.GetAsync(addresses[random.Next(addresses.Length)], CancellationToken.None);
            Assert.Contains(response.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.MovedPermanently, HttpStatusCode.NotFound });
            if (response.StatusCode != HttpStatusCode.MovedPermanently)
            {
                var page = await TestSite.ParseAsync(response);
                Assert.NotEmpty(page.QuerySelectorAll("main h1"));
                Assert.NotEmpty(page.QuerySelectorAll("footer"));
                Assert.DoesNotContain(Broken, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            }
        }

        return read;
    }

    private void Change()
    {
        var files = Directory.GetFiles(_folder.Path, "*.*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_folder.Path, file))
            .ToList();
        var file = files[_random.Next(files.Count)];
        switch (_random.Next(8))
        {
            case 0 or 1 when file.EndsWith(".md", StringComparison.Ordinal):
                File.AppendAllText(_folder.PathOf(file), $"\nMore words, number {_random.Next(100)}.\n");
                break;
            case 2:
                File.WriteAllText(_folder.PathOf(file), $"---\ntitel: {Broken}\n\n{Broken}");
                break;
            case 3:
                File.Move(
                    _folder.PathOf(file),
                    _folder.PathOf(Path.Combine(Path.GetDirectoryName(file)!, $"moved-{_random.Next(50)}{Path.GetExtension(file)}")),
                    overwrite: true);
                break;
            case 4:
                File.Delete(_folder.PathOf(file));
                break;
            case 5:
                File.WriteAllBytes(_folder.PathOf(file), [0xFF, 0x00, .. "half"u8]);
                break;
            default:
                RestoreSome();
                break;
        }
    }

    /// <summary>Puts all shipped files back, or one; takes away what is not shipped.</summary>
    private void RestoreSome()
    {
        foreach (var file in Directory.GetFiles(_folder.Path, "moved-*", SearchOption.AllDirectories))
        {
            File.Delete(file);
        }

        _folder.Restore();
    }

    private async Task CaughtUpAsync(GuideStore store)
    {
        var now = new ContentFolder(_folder.Path).Read();
        await Eventually.TrueAsync(
            () => Task.FromResult(store.Files.Version() == now.Version() && store.Files.Problems.SequenceEqual(now.Problems)),
            "the site has read the folder as it is");
    }

    private async Task EndsLikeAFreshStartAsync(TestSite site, GuideStore store, string[] addresses)
    {
        using var fresh = new TestSite { Environment = "Development" }.With("Content:Folder", _folder.Path);
        var other = fresh.Services.GetRequiredService<GuideStore>();
        Assert.Equal(other.Problems.AsEnumerable(), store.Problems);
        RestoreSome();
        await CaughtUpAsync(store);
        await CaughtUpAsync(other);
        Assert.Equal(other.Guide!.Version, store.Guide!.Version);
        foreach (var address in addresses)
        {
            Assert.Equal(await MainOfAsync(fresh, address), await MainOfAsync(site, address));
        }
    }

    private static async Task<string> MainOfAsync(TestSite site, string address)
    {
        using var response = await site.GetAsync(address);
        return (await TestSite.ParseAsync(response)).QuerySelector("main")!.InnerHtml;
    }
}
