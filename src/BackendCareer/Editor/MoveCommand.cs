using System.Collections.Immutable;
using System.CommandLine;
using BackendCareer.Content;

namespace BackendCareer.Editor;

/// <summary>
/// <c>move</c>: another address for an article and its section, with everything that names them. Writes files: no site, no database.
/// </summary>
public static class MoveCommand
{
    private static readonly Argument<string> Old = new("old") { Description = "The article's file, such as training/x." };
    private static readonly Argument<string> New = new("new")
    {
        Description = "The file that it becomes; its path becomes the address, and the former one leads there."
    };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Says what would change and writes nothing." };

    public static Command Create(IServiceProvider services)
    {
        var command = new Command("move", "Moves an article, and the articles of its section, with all links to them.") { Old, New,
            DryRun };
        command.SetAction(parsed => Move(services.GetRequiredService<ContentFolder>(),
            services.GetRequiredService<TimeProvider>().GetUtcNow(), parsed));
        return command;
    }

    private static int Move(ContentFolder folder, DateTimeOffset now, ParseResult parsed)
    {
        var (walk, isDryRun) = (folder.Walk(), parsed.GetValue(DryRun));
        var files = ContentFiles.Read(walk, ContentFiles.None);
        var before = GuideChange.Sound(folder, files, now);
        var articles = before.Guide!.Articles;
        var article = ArticleFile.Find(articles, folder, parsed.GetRequiredValue(Old));
        if (article.IsHome)
        {
            throw new CommandFailedException("The home page cannot be moved: the guide hangs below it.");
        }

        var to = ArticleFile.Named(parsed.GetRequiredValue(New), folder.Root, Environment.CurrentDirectory);
        DemandPlace(article, to, articles, folder);
        var plan = MovePlan.Of(files, articles, article, to);
        foreach (var move in plan.Moves)
        {
            DemandWhole(move.From, before);
            ArticleFile.DemandFree(move.To, folder, walk);
        }

        DemandSound(plan, before, now, folder);
        if (!isDryRun)
        {
            new MoveWriter(folder, walk, files).Write(plan);
        }

        foreach (var line in plan.Lines(folder.FromHere, areDone: !isDryRun))
        {
            parsed.InvocationConfiguration.Output.WriteLine(line);
        }

        return 0;
    }

    /// <summary>A draft whose file is damaged is in the guide, and nobody can rewrite what cannot be read.</summary>
    private static void DemandWhole(string file, CompiledGuide before)
    {
        if (before.Files.Find(file) is null)
        {
            throw new CommandFailedException($"Nothing was moved: {before.Problems.First(problem => problem.Path == file)}");
        }
    }

    private static void DemandPlace(Article article, string to, ImmutableArray<Article> articles, ContentFolder folder)
    {
        var path = ParsedArticle.PathOf(to);
        if (path.StartsWith(article.Path + "/", StringComparison.Ordinal))
        {
            throw new CommandFailedException($"{to} would be inside the article's own section.");
        }

        if (articles.FirstOrDefault(other => other.Path == path && other != article) is { } other)
        {
            throw new CommandFailedException($"/{path} is the address of {folder.FromHere(other.File)} already.");
        }
    }

    /// <summary>
    /// What the guide's own rules refuse, such as an address without a page above it, is refused before anything is written.
    /// </summary>
    private static void DemandSound(MovePlan plan, CompiledGuide before, DateTimeOffset now, ContentFolder folder)
    {
        var after = GuideCompiler.Compile(plan.ApplyTo(before.Files), new Edition(now, ShowsAll: true), before);
        var problems = GuideChange.NewProblems(before, after, plan.Moves.ToDictionary(move => move.From, move => move.To));
        if (problems.Count > 0)
        {
            throw new CommandFailedException("Nothing was moved: the guide would have problems that it does not have "
                + $"now.\n{GuideChange.Told(problems, folder)}");
        }
    }
}
