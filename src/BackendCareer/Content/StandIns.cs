namespace BackendCareer.Content;

/// <summary>What is shown, to those who may see it, in the place of an article that is left out.</summary>
internal static class StandIns
{
    /// <param name="sound">The articles that are not left out: an address is theirs first.</param>
    /// <param name="leftOut">The others.</param>
    /// <param name="published">In which a last good text may stand.</param>
    public static IEnumerable<Article> For(
        IEnumerable<ArticleUnit> leftOut, IEnumerable<Article> sound, Edition edition, Guide? published, GuideData data)
    {
        var taken = sound.Select(article => article.Path).ToHashSet();
        foreach (var unit in leftOut.Where(unit => taken.Add(ParsedArticle.PathOf(unit.File.Path))))
        {
            if (LastGood(unit, published, data) is { } article)
            {
                yield return article with { Publication = unit.Publication };
            }
            else if (edition.ShowsAll)
            {
                yield return Empty(unit);
            }
        }
    }

    /// <summary>A text that draws what is in the data no more cannot be shown.</summary>
    private static Article? LastGood(ArticleUnit unit, Guide? published, GuideData data) =>
        published?.Articles.Concat(published.Hidden).FirstOrDefault(article => article.File == unit.File.Path) is { HasText: true } article
        && article.Body.OfType<Block>().All(block => BlockRules.MistakeIn(block.Name, block.Arguments, data) is null)
            ? article
            : null;

    private static Article Empty(ArticleUnit unit)
    {
        var path = ParsedArticle.PathOf(unit.File.Path);
        var front = unit.Head?.Front;
        var title = front?.Title is { Length: > 0 } written ? written : unit.File.Path;
        return new Article(
            front?.Id is { Length: > 0 } id ? id : path, path, unit.File.Path, title, title,
            "This page has no text to show yet: its problems come first.", "", front?.Order ?? 0, null, null, null, null, unit.Publication,
            CommentsOpen: false, "", null, ReadingMinutes: 1, [], [], [], [], [], []);
    }
}
