using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>
/// Lines <c>[name]: address</c>, which are not on the page. What begins so and is used by no link may well have been a sentence: it is
/// told, and its address is looked up like that of a link.
/// </summary>
internal static partial class LinkDefinitions
{
    public static void Check(ParsedArticle parsed, Dependencies dependencies)
    {
        var used = parsed.Document.Descendants<LinkInline>().Select(link => link.Reference).ToHashSet();
        foreach (var definition in parsed.Document.Descendants<LinkReferenceDefinition>())
        {
            if (!used.Contains(definition) && !IsComment(definition))
            {
                parsed.Report(definition, definition.Span.Start, Unused(definition));
                LookUp(parsed, definition, dependencies);
            }
        }
    }

    /// <summary><c>[//]: # (a comment)</c>, as many write it where HTML is not at hand.</summary>
    private static bool IsComment(LinkReferenceDefinition definition) => definition.Url is null or "" or "#";

    private static Mistake Unused(LinkReferenceDefinition definition)
    {
        var label = definition.Label ?? "";
        if (label.StartsWith('!'))
        {
            return BlockRules.KindStandsAlone;
        }

        if (label.StartsWith('^'))
        {
            return new Mistake(ContentRules.DefinitionIsUsed, $"This line is not shown: sources stand in {SourceRegistry.Path}.",
                "Add the source there, and take the line out.");
        }

        return IsTwin(definition, label)
            ? new Mistake(ContentRules.DefinitionIsUsed, $"Another line defines [{label}] already, so this one has no effect.",
                "Take it out, or give it a name of its own.")
            : new Mistake(ContentRules.DefinitionIsUsed, $"This line is not shown: it defines the link [{label}], which nothing uses.",
                $"Use it, as in [text][{label}], take it out, or begin the line with \\[ where it is meant as text.");
    }

    private static bool IsTwin(LinkReferenceDefinition definition, string label) =>
        definition.Parent is LinkReferenceDefinitionGroup group && group.TryGet(label, out var first) && first != definition;

    private static void LookUp(ParsedArticle parsed, LinkReferenceDefinition definition, Dependencies dependencies)
    {
        var (from, file, link) = (parsed.Head, parsed.FileOf(definition), definition.Url!);
        if (!Address().IsMatch(link) || ArticleWords.IsTerm(link))
        {
            return;
        }

        var target = dependencies.Ask(index =>
            Image().IsMatch(link) ? index.Links.ResolveImage(file, link) : index.Links.Resolve(from, file, link));
        if (target.Mistake is { } mistake)
        {
            parsed.Report(definition, definition.UrlSpan.Start, mistake);
        }
    }

    /// <summary>What can be nothing but an address; a word, <c>yes/no</c> and <c>10:30</c> are of a sentence.</summary>
    [GeneratedRegex(@"^(?:\.{0,2}/|#\p{L}|[a-z][a-z0-9+.-]+:)|\.(?:md(?:#.*)?|png|jpe?g|gif|webp|avif|svg)$")]
    private static partial Regex Address();

    [GeneratedRegex(@"^(?![a-z]+:).*\.(?:png|jpe?g|gif|webp|avif|svg)$")]
    private static partial Regex Image();
}
