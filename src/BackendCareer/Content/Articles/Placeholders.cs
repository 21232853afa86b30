using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace BackendCareer.Content;

/// <summary>What stands in a new article until its author writes it, and must not reach readers.</summary>
public static class Placeholders
{
    public const string Summary = "To be written: what a reader knows after this page, in one sentence.";
    public const string Opening = "What this page answers, in two or three sentences.";
    public const string Question = "A first question";
    public const string QuestionId = "first-question";
    public const string Answer = "Its answer, with a source for every figure.";

    private const string Remedy = "Write it, take it out, or leave the line `draft: true` in until it is written.";

    /// <summary>A draft may keep it.</summary>
    internal static void Check(ParsedArticle parsed)
    {
        foreach (var block in parsed.Head.Front.Publication.Draft ? [] : parsed.Document.Descendants<LeafBlock>().Where(Is))
        {
            parsed.Report(block, MistakeOf(ArticleMarkdown.TextOf(block.Inline)));
        }
    }

    internal static void CheckSummary(YamlMap map, bool isDraft)
    {
        if (!isDraft && map.Text("summary") == Summary)
        {
            map.Report("summary", MistakeOf(Summary));
        }
    }

    private static bool Is(LeafBlock block) => block switch
    {
        ParagraphBlock => ArticleMarkdown.TextOf(block.Inline) is Opening or Answer,
        HeadingBlock heading => heading.GetAttributes().Id == QuestionId && ArticleMarkdown.TextOf(block.Inline) == Question,
        _ => false,
    };

    private static Mistake MistakeOf(string text) =>
        new(ContentRules.TextIsWritten, $"This still waits for its author, and readers would get it: “{text}”", Remedy);
}
