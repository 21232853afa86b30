using System.Globalization;
using System.Text;

namespace BackendCareer.Content;

/// <summary>The rules as a page for editors: <c>docs/content-rules.md</c> is this text, and a test says when it is not.</summary>
public static class RulesPage
{
    public static string Text()
    {
        var page = new StringBuilder();
        page.Append("# What is checked in the content\n\n");
        page.Append("Written by `dotnet run --project src/BackendCareer -- check --rules > docs/content-rules.md`. A broken rule "
            + "keeps the last good\n");
        page.Append("guide in its place until it is mended, or in an article that readers do not have, such as a draft, that article; a "
            + "warning is\ntold and published.\n");
        foreach (var topic in ContentRules.All.GroupBy(rule => rule.Topic))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {topic.Key}\n\n| id | rule | |\n| --- | --- | --- |\n");
            foreach (var rule in topic)
            {
                page.Append(CultureInfo.InvariantCulture, $"| `{rule.Id}` | {rule.Says} | {(rule.IsWarning ? "warning" : "")} |\n");
            }
        }

        return page.ToString();
    }
}
