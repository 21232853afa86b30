using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>The images of an article: found, measured, and drawn so that the page does not move when they arrive.</summary>
internal static partial class ArticleImages
{
    private const string Size = "size";
    private const string IsLater = "later";

    public static void Apply(ParsedArticle parsed, Dependencies dependencies)
    {
        foreach (var (index, image) in parsed.Document.Descendants<LinkInline>().Where(link => link.IsImage).Index())
        {
            CheckText(parsed, image);
            image.Url = Resolve(parsed, image, dependencies);
            image.SetData(IsLater, index > 0); // the first may well be on the screen at once
        }
    }

    private static void CheckText(ParsedArticle parsed, LinkInline image)
    {
        var text = ArticleMarkdown.TextOf(image).Trim();
        if (text.Length == 0)
        {
            parsed.Report(
                image, ContentRules.ImageHasText, "The image has no alternative text.", "Say in the square brackets what it shows.");
        }
        else if (FileName().IsMatch(text))
        {
            parsed.Report(image, ContentRules.ImageTextSays, $"The alternative text {text} is the name of a file.",
                "Say in the square brackets what the image shows.");
        }
    }

    private static string Resolve(ParsedArticle parsed, LinkInline image, Dependencies dependencies)
    {
        var (file, link) = (parsed.FileOf(image), image.Url ?? "");
        var (address, mistake) = dependencies.Ask(index => index.Links.ResolveImage(file, link));
        if (mistake is not null)
        {
            parsed.Report(image, mistake);
            return "";
        }

        if (dependencies.Ask(index => index.Links.SizeOf(address)) is { } size)
        {
            image.SetData(Size, size);
        }
        else
        {
            parsed.Report(image, ContentRules.ImageHasSize,
                $"The size of the image {link} cannot be read, or it has more than 40 megapixels.",
                "Save it again, smaller, with the ending of its kind: png, jpg, gif, webp, avif or svg; an SVG needs a viewBox.");
        }

        return address;
    }

    /// <summary>Of which pictures the site makes a smaller one when it is asked for, by their names.</summary>
    public static bool HasWebp(string? name) => Path.GetExtension(name)?.ToLowerInvariant() is ".png" or ".jpg" or ".jpeg";

    [GeneratedRegex(@"^\S+\.(png|jpe?g|gif|webp|avif|svg|heic|tiff?|bmp)$|^(IMG|DSC[NF]?|PXL|MVIMG|Screenshot)[_ -]?\d[\d_ -]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    internal sealed class ImageRenderer : LinkInlineRenderer
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            if (!link.IsImage)
            {
                base.Write(renderer, link);
                return;
            }

            if (HasWebp(link.Url))
            {
                renderer.Write("<picture><source type=\"image/webp\" srcset=\"").WriteEscapeUrl(link.Url).Write(".webp\">");
            }

            WriteImage(renderer, link);
            if (HasWebp(link.Url))
            {
                renderer.Write("</picture>");
            }
        }

        private static void WriteImage(HtmlRenderer renderer, LinkInline link)
        {
            renderer.Write("<img src=\"").WriteEscapeUrl(link.Url).Write("\" alt=\"").WriteEscape(ArticleMarkdown.TextOf(link)).Write('"');
            if (link.Title is { Length: > 0 } title)
            {
                renderer.Write(" title=\"").WriteEscape(title).Write('"');
            }

            if (link.GetData(Size) is ImageSize size)
            {
                renderer.Write(string.Create(CultureInfo.InvariantCulture, $" width=\"{size.Width}\" height=\"{size.Height}\""));
            }

            renderer.Write(link.GetData(IsLater) is true ? " loading=\"lazy\" decoding=\"async\">" : " decoding=\"async\">");
        }
    }
}
