using System.Text.RegularExpressions;
using BackendCareer.Site;
using BackendCareer.Tests.Support;
using Microsoft.Playwright;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace BackendCareer.Tests.Site;

public sealed partial class SvgPictureTests(TestSite site) : IClassFixture<TestSite>
{
    /// <summary>Text browsers show the text of an SVG that stands in the page: labels without their places.</summary>
    [Theory]
    [InlineData("/", 1)]
    [InlineData("/role", 1)]
    [InlineData("/duties", 1)]
    [InlineData("/training", 1)]
    [InlineData("/salary", 5)]
    public async Task A_page_holds_its_drawings_as_pictures_with_words_and_a_shape(string address, int drawings)
    {
        var page = await site.ReadAsync(address);
        Assert.Empty(page.QuerySelectorAll("svg"));
        var images = Drawn.ImagesIn(page).ToList();
        Assert.Equal(drawings, images.Count);
        Assert.All(images, image =>
        {
            Assert.True(image.GetAttribute("alt")!.Length > 20);
            Assert.Equal(
                $"0 0 {image.GetAttribute("width")} {image.GetAttribute("height")}", Drawn.SvgOf(image).GetAttribute("viewBox"));
            Assert.NotEmpty(Drawn.SvgOf(image).QuerySelectorAll("text"));
        });
    }

    [Fact]
    public void Whatever_is_drawn_comes_out_of_the_address_as_it_went_in()
    {
        const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">"
            + "<text fill=\"#fff\">50% &amp; 'more' &lt; \"all\" é %3C</text></svg>";
        var address = SvgPicture.AddressOf(Svg);
        Assert.DoesNotMatch("[\"<>#&]", address);
        var document = Uri.UnescapeDataString(address["data:image/svg+xml;charset=utf-8,".Length..]);
        Assert.Equal(Svg, Style().Replace(document, ""));
    }

    [Fact]
    public void A_drawing_has_the_colours_of_the_page()
    {
        var style = File.ReadAllText(Path.Combine(Repository.Sources, "Site", "drawing.css"));
        var colours = Colour().Matches(style).Select(match => match.Value).ToList();
        var page = File.ReadAllText(Path.Combine(Repository.Sources, "wwwroot", "site.css"));
        Assert.Equal(8, colours.Count);
        Assert.All(colours, colour => Assert.Contains(colour, page, StringComparison.Ordinal));
    }

    [GeneratedRegex("<style>.*</style>")]
    private static partial Regex Style();

    [GeneratedRegex(@"--\w+:light-dark\([^)]*\);")]
    private static partial Regex Colour();
}

/// <summary>A picture of its own follows the colours that a reader likes, and not those of a page that it cannot see.</summary>
[Collection(nameof(OneBrowser))]
public sealed class DrawnColourTests(TestSite site, Browser browser) : IClassFixture<TestSite>
{
    [BrowserTheory]
    [InlineData(ColorScheme.Light, 0x1b2026)]
    [InlineData(ColorScheme.Dark, 0xe9e4d9)]
    public async Task Lines_have_the_ink_of_the_page(ColorScheme theme, int ink)
    {
        var page = await browser.OpenAsync(site, theme: theme);
        await page.GotoAsync("/role");
        using var drawn = Image.Load<Rgb24>(await page.Locator("figure.drawing img").ScreenshotAsync());
        var colour = new Rgb24((byte)(ink >> 16), (byte)(ink >> 8), (byte)ink);
        var inked = 0;
        drawn.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
            {
                inked += rows.GetRowSpan(y).Count(colour);
            }
        });
        Assert.True(inked > 100, $"{inked} pixels have the colour of ink.");
    }
}
