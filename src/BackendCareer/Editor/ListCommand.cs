using System.CommandLine;
using BackendCareer.Content;
using Spectre.Console;

namespace BackendCareer.Editor;

/// <summary><c>list</c>: the articles, what is due first at the top. Reads files alone: no site, no database.</summary>
public static class ListCommand
{
    private static readonly (Option<bool> Option, ArticleStates State)[] Kinds =
    [
        (new("--drafts") { Description = "Those that no reader can open." }, ArticleStates.Draft),
        (new("--scheduled") { Description = "Those that open on a day to come." }, ArticleStates.Scheduled),
        (new("--overdue") { Description = "Those whose facts were to be read again by now." }, ArticleStates.Overdue),
        (new("--expired") { Description = "Those that are open no longer." }, ArticleStates.Expired),
    ];

    public static Command Create(IServiceProvider services)
    {
        var command = new Command("list", "Lists the articles, or those of some kinds; what is due first stands first.");
        foreach (var (option, _) in Kinds)
        {
            command.Add(option);
        }

        command.SetAction(parsed => List(services.GetRequiredService<ContentFolder>(),
            services.GetRequiredService<TimeProvider>().GetUtcNow(), parsed));
        return command;
    }

    private static int List(ContentFolder folder, DateTimeOffset now, ParseResult parsed)
    {
        var guide = GuideChange.Sound(folder, folder.Read(), now).Guide!;
        var asked = Kinds.Where(kind => parsed.GetValue(kind.Option)).Aggregate(ArticleStates.None, (all, kind) => all | kind.State);
        var rows = guide.Articles
            .Select(article => ListedArticle.Of(article, guide, folder.FromHere(article.File)))
            .Where(row => asked == ArticleStates.None || (row.States & asked) != 0)
            .OrderBy(row => row.Due)
            .ThenBy(row => row.File, StringComparer.Ordinal)
            .ToList();
        var output = parsed.InvocationConfiguration.Output;
        if (output == Console.Out && !Console.IsOutputRedirected)
        {
            WriteTable(rows, AnsiConsole.Console);
        }
        else
        {
            rows.ForEach(row => output.WriteLine($"{row.File}\t{row.Title}\t{row.What}"));
        }

        return 0;
    }

    /// <summary>For people; programs read lines.</summary>
    public static void WriteTable(IReadOnlyCollection<ListedArticle> rows, IAnsiConsole console)
    {
        if (rows.Count == 0)
        {
            console.WriteLine("There is none.");
            return;
        }

        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn("File").NoWrap()); // to be copied
        table.AddColumns("Title", "State");
        foreach (var row in rows)
        {
            table.AddRow(new Text(row.File), new Text(row.Title),
                new Text(row.What, row.States == ArticleStates.None ? Style.Plain : new Style(decoration: Decoration.Bold)));
        }

        console.Write(table);
    }
}
