using System.CommandLine;
using System.Globalization;
using System.Text;
using BackendCareer.Content;

namespace BackendCareer.Editor;

/// <summary>
/// <c>new</c>: an article to begin with, which <c>check</c> accepts and no reader sees. Writes one file: no site, no database.
/// </summary>
public static class NewCommand
{
    private static readonly Argument<string> Place = new("path")
    {
        Description = "The file, such as training/x: its path becomes the address."
    };
    private static readonly Option<string> Title = new("--title")
    {
        Description = $"At most {NewArticle.MaxTitle} characters.",
        Required = true
    };
    private static readonly Option<string> Summary = new("--summary")
    {
        Description = $"At most {FrontMatter.MaxSummary} characters. Without it there is one to be written.",
        DefaultValueFactory = _ => Placeholders.Summary
    };
    private static readonly Option<string> Publish = new("--publish")
    {
        Description = "The day, such as 2026-12-01, from which readers can open it once `draft` is taken out."
    };

    public static Command Create(IServiceProvider services)
    {
        var command = new Command("new", "Writes a new article as a draft.") { Place, Title, Summary, Publish };
        command.SetAction(parsed => Write(services.GetRequiredService<ContentFolder>(),
            services.GetRequiredService<TimeProvider>().GetUtcNow(), parsed));
        return command;
    }

    private static int Write(ContentFolder folder, DateTimeOffset now, ParseResult parsed)
    {
        var edition = new Edition(now, ShowsAll: true);
        var article = new NewArticle(
            ArticleFile.Named(parsed.GetRequiredValue(Place), folder.Root, Environment.CurrentDirectory),
            OneLine("title", parsed.GetRequiredValue(Title), NewArticle.MaxTitle),
            OneLine("summary", parsed.GetRequiredValue(Summary), FrontMatter.MaxSummary),
            edition.Today,
            DayOf(parsed.GetValue(Publish)));
        var walk = folder.Walk();
        ArticleFile.DemandFree(article.File, folder, walk);
        var text = Checked(article, folder, GuideCompiler.Compile(ContentFiles.Read(walk, ContentFiles.None), edition), edition);
        Save(folder.PathOf(article.File), text);
        parsed.InvocationConfiguration.Output.WriteLine($"wrote {folder.FromHere(article.File)} → "
            + $"/{ParsedArticle.PathOf(article.File)}");
        return 0;
    }

    private static string OneLine(string name, string typed, int maxLength)
    {
        var text = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text switch
        {
            "" => throw new CommandFailedException($"The {name} is empty."),
            _ when text.Length > maxLength =>
                throw new CommandFailedException($"The {name} has {text.Length} characters; the limit is {maxLength}."),
            _ when text.Any(char.IsControl) => throw new CommandFailedException($"The {name} holds a character that cannot be written."),
            _ => text,
        };
    }

    private static DateOnly? DayOf(string? typed)
    {
        if (typed is null)
        {
            return null;
        }

        return DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new CommandFailedException($"{typed} is not a day. Write it as 2026-12-01.");
    }

    /// <summary>The text, after the whole guide was compiled with it. Mistakes that were there before are not its own.</summary>
    private static string Checked(NewArticle article, ContentFolder folder, CompiledGuide before, Edition edition)
    {
        if (before.Files.FolderIsUnreadable)
        {
            throw new CommandFailedException($"{before.Problems[0].What} {before.Problems[0].Remedy}");
        }

        var text = article.Text([.. before.Units.Select(unit => unit.Head).OfType<ArticleHead>()]);
        var files = before.Files with { Texts = before.Files.Texts.Add(new ContentFile(article.File, text)) };
        var problems = GuideChange.NewProblems(before, GuideCompiler.Compile(files, edition, before), new Dictionary<string, string>());
        return problems.Count == 0
            ? text
            : throw new CommandFailedException(string.Join('\n', problems.Select(problem => problem.Path == article.File
                ? $"{problem.What} {problem.Remedy}"
                : GuideChange.Told([problem], folder))));
    }

    private static void Save(string path, string text)
    {
        try
        {
            ContentWriter.Create(path, Encoding.UTF8.GetBytes(text));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The article cannot be written: {error.Message}");
        }
    }
}
