using BackendCareer.Articles;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;

namespace BackendCareer.Tests.Articles;

/// <summary>What the address of a preview holds, without a site.</summary>
public sealed class PreviewAddressTests
{
    private readonly FakeTimeProvider _clock = new(GuideFiles.Now);
    private readonly Previews _previews;

    public PreviewAddressTests() => _previews = new Previews(new EphemeralDataProtectionProvider(), _clock);

    [Theory]
    [InlineData("day")]
    [InlineData("a day of work")]
    public void It_names_an_article_by_its_whole_id(string id)
    {
        var article = new GuideFiles().With("day.md", GuideFiles.Article(id, "Text.")).Guide().Find("day")!;
        Assert.Equal(id, _previews.Read(TokenOf(_previews.AddressOf(article, TimeSpan.FromDays(1)))));
    }

    private static string TokenOf(string address) => address["/preview/".Length..];
}
