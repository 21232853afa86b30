using System.Text.RegularExpressions;
using BackendCareer.Site;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Comments;

/// <summary>
/// What the links of a comment come to: each that is left is a full web or mail address with something to see, and what could be
/// none stands there as it was typed.
/// </summary>
/// <param name="markdown">From which the document was parsed, with the exact places of what is in it.</param>
internal sealed partial class CommentLinks(MarkdownDocument document, string markdown)
{
    private static readonly string[] FullAddressStarts = ["https://", "http://", "mailto:"];

    public void Settle()
    {
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            Settle(link);
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            Settle(link);
        }

        ShowUnused();
    }

    /// <summary>Images become links with their text, and within a link their text alone: HTML has no link in a link.</summary>
    private void Settle(LinkInline link)
    {
        link.IsImage = false;
        if (IsInLink(link))
        {
            link.ReplaceBy(new ContainerInline(), copyChildren: true);
        }
        else if (!IsFullAddress(link.Url))
        {
            link.ReplaceBy(TypedAt(link), copyChildren: false);
        }
        else if (link.IsAutoLink)
        {
            Show(link, TypedAt(link)); // Markdig leaves out mailto:
        }
        else if (!Characters.IsVisible(CommentRenderer.TextOf(link)))
        {
            Show(link, new LiteralInline(TypedText.ReadLine(link.Url, link.Url!.Length).Text));
        }
    }

    private void Settle(AutolinkInline link)
    {
        if (IsInLink(link))
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }
        else if (!link.IsEmail && !IsFullAddress(link.Url))
        {
            link.ReplaceBy(TypedAt(link));
        }
    }

    /// <summary>A definition that no link uses is a sentence such as <c>[Edit]: mended</c>, and a page would show nothing of it.</summary>
    private void ShowUnused()
    {
        var used = document.Descendants<LinkInline>().Select(link => link.Reference).ToHashSet();
        foreach (var unused in document.Descendants<LinkReferenceDefinition>().Where(definition => !used.Contains(definition)).ToList())
        {
            var place = document.TakeWhile(block => block.Span.Start <= unused.Span.Start).Count();
            var shown = new ContainerInline().AppendChild(TypedAt(unused));
            document.Insert(place, new ParagraphBlock { Inline = shown, Span = unused.Span });
        }
    }

    private static bool IsInLink(Inline inline)
    {
        var above = inline.Parent;
        while (above is not null and not LinkInline)
        {
            above = above.Parent;
        }

        return above is not null;
    }

    private static void Show(LinkInline link, LiteralInline text)
    {
        link.Clear();
        link.AppendChild(text);
    }

    /// <summary>Without the marks of the quotes that it stands in.</summary>
    private LiteralInline TypedAt(MarkdownObject typed) =>
        new(LineStart().Replace(markdown.Substring(typed.Span.Start, typed.Span.Length), "\n"));

    private static bool IsFullAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out _)
        && FullAddressStarts.Any(start => url!.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\n[\t >]+")]
    private static partial Regex LineStart();
}
