using System.Collections.Frozen;

namespace BackendCareer.Content;

/// <summary>What only shows when all files are seen together: twins, a page without one above it, former addresses.</summary>
internal static class GuideRules
{
    public const int DaysOfWarning = 30;

    /// <param name="heads">Those nearest to readers first: of two that are alike the later one is to blame.</param>
    public static IEnumerable<Problem> Check(
        ContentFiles files, IReadOnlyList<ArticleHead> heads, ArticleStages stages, DateOnly today) =>
    [
        .. files.LeftOut,
        .. CaseTwins(files),
        .. Twins(ContentRules.AddressIsOwn, heads, head => head.Path, "address /", "Rename one of them."),
        .. Twins(ContentRules.IdIsOwn, heads.Where(head => head.Front.Id.Length > 0), head => head.Front.Id, "id ",
            "Give one another id; keep the older one's."),
        .. Twins(ContentRules.TitleIsOwn, heads.Where(head => head.Front.Title.Length > 0), head => head.Front.Title, "title ",
            "Say in each title what is in that article alone."),
        .. Places(heads, stages),
        .. Aliases(heads, stages),
        .. heads.Select(head => ReviewMistake(head, today)).OfType<Problem>(),
    ];

    /// <summary>
    /// Texts that no article includes; not told beside other mistakes, one of which may be why. Of the articles themselves none is lost:
    /// the navigation lists those at the top, and the page above lists all others.
    /// </summary>
    public static IEnumerable<Problem> Unused(ContentFiles files, IReadOnlyCollection<ArticleUnit> articles)
    {
        var used = articles.SelectMany(article => article.Includes.Keys).ToHashSet();
        return
            from file in articles.All(IsKnownWhole) ? files.Texts : []
            where IncludeResolver.IsText(file.Path) && !used.Contains(file.Path)
            select new Problem(ContentRules.TextIsShown, file.Path, 1, 1, "No article includes this text, so no reader sees it.",
                $"Write `::: include {file.Path}` and a line `:::` where it belongs, or delete it.");
    }

    /// <summary>A route whose page is not there is listed without a link.</summary>
    public static IEnumerable<Problem> RoutePages(IEnumerable<TrainingRoute> routes, IEnumerable<ArticleHead> heads, ArticleStages stages)
    {
        var paths = heads.Select(head => head.Path).ToHashSet();
        return
            from route in routes
            where route.Page.Length > 0 && !paths.Contains(route.Page) && stages.OfUnread(route.Page) is null
            select route.PageAt.Problem(TrainingRoute.Path, new Mistake(ContentRules.RoutePageIsThere,
                $"There is no article at {route.Page}, so the route is shown without a link.",
                Nearest.DidYouMean(route.Page, paths,
                    "Write its address as training/x, without a slash before it and without an ending, or nothing.")));
    }

    private static bool IsKnownWhole(ArticleUnit article) =>
        article.Head is not null && article.Problems.All(problem => problem.IsWarning);

    private static IEnumerable<Problem> CaseTwins(ContentFiles files) =>
        from twins in files.Texts.Select(file => file.Path).Concat(files.Images.Keys).GroupBy(
            path => path, StringComparer.OrdinalIgnoreCase)
        from twin in twins.Order(StringComparer.Ordinal).Skip(1)
        select new Problem(ContentRules.FileNameCase, twin, 1, 1,
            $"{twins.Order(StringComparer.Ordinal).First()} differs from this file in capitals alone.", "Rename one of them.");

    private static IEnumerable<Problem> Twins(
        ContentRule rule, IEnumerable<ArticleHead> heads, Func<ArticleHead, string> key, string what, string remedy) =>
        from twins in heads.GroupBy(key)
        from twin in twins.Skip(1)
        select new Problem(rule, twin.File.Path, 1, 1, $"{twins.First().File.Path} has the same {what}{twins.Key}.", remedy);

    private static IEnumerable<Problem> Places(IReadOnlyList<ArticleHead> heads, ArticleStages stages)
    {
        var byPath = heads.ToLookup(head => head.Path);
        if (!byPath.Contains(""))
        {
            yield return new Problem(
                ContentRules.HomeIsThere, "index.md", 1, 1, "There is no home page.", "Write index.md at the top of the content folder.");
        }

        foreach (var head in heads)
        {
            if (PlaceMistake(head, byPath, stages) is { } mistake)
            {
                yield return new Problem(mistake, head.File.Path, 1, 1);
            }
        }
    }

    /// <summary>A published page hangs below published pages; else readers would have no way to it.</summary>
    private static Mistake? PlaceMistake(ArticleHead head, ILookup<string, ArticleHead> byPath, ArticleStages stages)
    {
        if (Guide.ParentOf(head.Path) is not { } above)
        {
            return HomeMistake(head.Front.Publication);
        }

        return above.Length == 0 ? null : (byPath[above].FirstOrDefault()?.Front.Publication ?? stages.OfUnread(above)) switch
        {
            null => new Mistake(ContentRules.PageAbove, $"There is no page /{above} above this one.", $"Write {above}.md."),
            var other when other.Covers(head.Front.Publication) => null,
            { Draft: true } => BelowDraft(above),
            _ => new Mistake(ContentRules.PageAbovePublished, $"The page /{above} above this one is not open as long as this one.",
                "Give this one the same `publish` and `expires`, or closer ones."),
        };
    }

    private static Mistake BelowDraft(string above) => new(
        ContentRules.PageAbovePublished, $"The page /{above} above this one is a draft.", "Publish it, or make this one a draft too.");

    private static Mistake? HomeMistake(Publication home) => home switch
    {
        { Draft: true } => new Mistake(ContentRules.HomeIsPublished, "The home page is a draft.", "Publish it: the guide hangs below it."),
        { From: null, Until: null } => null,
        _ => new Mistake(ContentRules.HomeIsPublished, "The home page is not always there.",
            "Take `publish` and `expires` out: the guide hangs below it."),
    };

    private static IEnumerable<Problem> Aliases(IReadOnlyList<ArticleHead> heads, ArticleStages stages)
    {
        var addresses = heads.ToLookup(head => head.Path);
        var taken = new HashSet<string>();
        foreach (var (head, alias) in heads.SelectMany(head => head.Front.Aliases.Select(alias => (head, alias))))
        {
            var path = AliasPath(alias.Text);
            var owner = addresses[path].FirstOrDefault();
            if (MistakeInAlias(alias.Text) is { } mistake)
            {
                yield return alias.Problem(head.File.Path, mistake);
            }
            else if (owner is not null && stages.Of(owner) > stages.Of(head))
            {
                yield return new Problem(ContentRules.AliasIsFree, owner.File.Path, 1, 1,
                    $"The address /{path} of this file is an alias of {head.File.Path}.", "Rename this file, or take the alias out there.");
            }
            else if (owner is not null || !taken.Add(path))
            {
                yield return alias.Problem(head.File.Path, new Mistake(
                    ContentRules.AliasIsFree, $"The alias {alias.Text} is already the address of an article.", "Take it out."));
            }
        }
    }

    /// <summary>Capitals and spaces do no harm: a former address has what it has, and is compared as it is decoded.</summary>
    private static Mistake? MistakeInAlias(string alias) => alias switch
    {
        _ when AliasPath(alias).Length == 0 => new Mistake(
            ContentRules.AliasIsAddress, "The alias is empty.", "Write the former address, or take it out."),
        _ when ArticleLinks.HasScheme(alias) => new Mistake(
            ContentRules.AliasIsAddress, $"The alias {alias} names a site.", "Write the path alone, such as /old-page."),
        _ when alias.AsSpan().IndexOfAny("?#\\\t\n") >= 0 => new Mistake(ContentRules.AliasIsAddress,
            $"The alias {alias} holds what no path has.", "Write the path alone, without ? and # and what follows them."),
        _ when Uri.UnescapeDataString(alias) != alias => new Mistake(ContentRules.AliasIsAddress,
            $"The alias {alias} is written in codes, and no address is compared so.", $"Write {Uri.UnescapeDataString(alias)}."),
        _ when AliasPath(alias).Split('/').Any(step => step is "" or "." or "..") => new Mistake(ContentRules.AliasIsAddress,
            $"The alias {alias} has a step that no browser sends.", "Write the path as it was in the address."),
        _ => null,
    };

    private static Problem? ReviewMistake(ArticleHead head, DateOnly today)
    {
        const string Remedy = "Read the facts again, mend what is out of date, and write the day in `reviewed`.";
        if (head.Front.NextReview is not { } next || today < next.AddDays(-DaysOfWarning))
        {
            return null;
        }

        return head.Front.Reviewed.Problem(head.File.Path, next < today
            ? new Mistake(ContentRules.ReviewIsOverdue, $"The review of this article was due on {Dates.Day(next)}.", Remedy)
            : new Mistake(ContentRules.ReviewIsDue, $"The review of this article is due on {Dates.Day(next)}.", Remedy));
    }

    /// <summary>Former paths and the paths that took their place.</summary>
    public static FrozenDictionary<string, string> AliasesOf(IEnumerable<ArticleHead> heads) =>
        heads.SelectMany(head => head.Front.Aliases.Select(alias => KeyValuePair.Create(AliasPath(alias.Text), head.Path)))
            .ToFrozenDictionary();

    public static string AliasPath(string alias) => alias.Trim('/').ToLowerInvariant();
}
