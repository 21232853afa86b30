using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>Everything that is no article: settings, registries, tables and drawings, and the mistakes in them.</summary>
/// <param name="Settings">Null where they cannot be read.</param>
internal sealed record CompiledData(
    ImmutableArray<ContentFile> From, ImmutableArray<Problem> FileProblems,
    GuideSettings? Settings, SourceRegistry Sources, GuideData Data, GlossaryWords Words, ImmutableArray<Problem> Problems)
{
    private const string SettingsPath = "guide.yml";

    /// <summary>Every file of YAML and CSV that is read.</summary>
    public static ImmutableArray<string> Paths { get; } =
    [
        SettingsPath, SourceRegistry.Path, SourcesParser.FiguresPath, PayRow.Path, OtherPay.Path, EducationPremium.Path, TrainingRoute.Path,
        ApprenticeRate.Path, MinimumWage.Path, GlossaryTerm.Path,
    ];

    /// <param name="before">Taken over where no file of it has changed.</param>
    public static CompiledData Of(ContentFiles files, CompiledData? before)
    {
        ImmutableArray<ContentFile> from = [.. files.Texts.Where(file => !ParsedArticle.IsArticle(file.Path)
            && !IncludeResolver.IsInclude(file.Path))];
        if (before is not null && from.SequenceEqual(before.From) && files.Problems.SequenceEqual(before.FileProblems))
        {
            return before;
        }

        var problems = new List<Problem>();
        var settings = ReadSettings(files, problems);
        var sources = SourcesParser.ReadSources(files, problems);
        var data = ReadData(files, sources, problems);
        var words = before is not null && data.Glossary.SequenceEqual(before.Data.Glossary)
            ? before.Words
            : new GlossaryWords(data.Glossary);
        return new CompiledData(from, files.Problems, settings, sources, data, words, [.. problems]);
    }

    private static GuideSettings? ReadSettings(ContentFiles files, List<Problem> problems)
    {
        if (files.Find(SettingsPath) is not { } file)
        {
            if (!files.IsUnreadable(SettingsPath))
            {
                problems.Add(new Problem(ContentRules.SettingsAreThere, SettingsPath, 1, 1, "guide.yml is missing.",
                    "Write it, with `title:` and `tagline:`."));
            }

            return null;
        }

        if (YamlParser.Read(file.Text, new ContentLocation(SettingsPath, 0, problems)) is not { } map)
        {
            return null;
        }

        var settings = new GuideSettings(map.RequiredText("title"), map.RequiredText("tagline"), map.Text("description"), ReadHistory(map));
        map.ExpectPlain("title", "tagline", "description");
        map.RefuseEmptyAndUnknownKeys();
        return settings;
    }

    /// <summary>An address with <c>{file}</c> in the place of an article's file.</summary>
    private static string ReadHistory(YamlMap map)
    {
        var history = map.Text("history");
        if (history.Length > 0
            && (!Uri.TryCreate(history, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http")
            || !history.Contains("{file}", StringComparison.Ordinal)))
        {
            map.Report("history", ContentRules.ValueIsAddress, $"`history` is not a web address with {{file}} in it: {history}.",
                "Write it as https://example.org/commits/main/content/{file}.");
            return "";
        }

        return history;
    }

    private static GuideData ReadData(ContentFiles files, SourceRegistry sources, List<Problem> problems)
    {
        var tables = new CsvTables(files, sources, problems);
        return new GuideData(
            sources.Entries,
            SourcesParser.ReadFigures(files, sources, problems),
            DrawingParser.ReadAll(files, problems),
            PayRow.ReadAll(tables),
            OtherPay.ReadAll(tables),
            EducationPremium.ReadAll(tables),
            TrainingRoute.ReadAll(tables),
            ApprenticeRate.ReadAll(tables),
            MinimumWage.ReadAll(tables),
            GlossaryTerm.ReadAll(tables));
    }
}

/// <summary>What <c>guide.yml</c> says about the whole guide.</summary>
/// <param name="History">Where every change of a file can be seen, with <c>{file}</c> in its place; empty for nowhere.</param>
public sealed record GuideSettings(string Title, string Tagline, string Description, string History)
{
    public string? HistoryOf(Article article) =>
        History.Length > 0
        ? History.Replace("{file}", Uri.EscapeDataString(article.File).Replace("%2F", "/"), StringComparison.Ordinal)
        : null;
}

/// <summary>The tables and registries below <c>data/</c>, and the drawings.</summary>
public sealed record GuideData(
    FrozenDictionary<string, Source> Sources,
    FrozenDictionary<string, Figure> Figures,
    FrozenDictionary<string, Drawing> Drawings,
    ImmutableArray<PayRow> Pay,
    ImmutableArray<OtherPay> OtherPay,
    ImmutableArray<EducationPremium> Education,
    ImmutableArray<TrainingRoute> Routes,
    ImmutableArray<ApprenticeRate> ApprenticeRates,
    ImmutableArray<MinimumWage> MinimumWages,
    ImmutableArray<GlossaryTerm> Glossary);
