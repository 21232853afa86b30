using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace BackendCareer.Site;

/// <summary>An <c>&lt;svg alt="…" width="…" height="…"&gt;</c> of a view, which becomes a picture with these words.</summary>
[HtmlTargetElement("svg", Attributes = "alt")]
public sealed partial class SvgTagHelper : TagHelper
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Of its text.</summary>
    public int FontSize { get; set; }

    /// <summary>In the units of its shapes, as is <see cref="Height"/>.</summary>
    public int Width { get; set; }

    public int Height { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var shapes = SpaceBetweenTags().Replace((await output.GetChildContentAsync(Encoder)).GetContent(Encoder), "$1");
        var svg = $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-size=\"{FontSize}\">{shapes}</svg>";
        output.TagName = "img";
        output.TagMode = TagMode.StartTagOnly;
        output.Content.Clear();
        output.Attributes.SetAttribute("width", Width);
        output.Attributes.SetAttribute("height", Height);
        output.Attributes.SetAttribute("src", new HtmlString(SvgPicture.AddressOf(svg)));
    }

    [GeneratedRegex(@"(^|>)\s+(?=<|$)")]
    private static partial Regex SpaceBetweenTags();
}
