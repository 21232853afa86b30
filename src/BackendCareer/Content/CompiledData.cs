using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>Everything that is no article: settings, registries, tables and drawings, and the mistakes in them.</summary>
/// <param name="Settings">Null where they cannot be read.</param>
internal sealed record CompiledData(
    ImmutableArray<ContentFile> From, ImmutableArray<Problem> FileProblems,
    GuideSettings? Settings, SourceRegistry Sources, GuideData Data, ImmutableArray<Problem> Problems)
{
    private const string SettingsPath = "guide.yml";

    /// <param name="before">Taken over where no file of it has changed.</param>
    public static CompiledData Of(ContentFiles files, CompiledData? before)
    {
        ImmutableArray<ContentFile> from = [.. files.Texts.Where(file => !ParsedArticle.IsArticle(file.Path))];
        if (before is not null && from.SequenceEqual(before.From) && files.Problems.SequenceEqual(before.FileProblems))
        {
            return before;
        }

        var problems = new List<Problem>();
        var settings = ReadSettings(files, problems);
        var sources = SourcesReader.ReadSources(files, problems);
        var data = ReadData(files, sources, problems);
        return new CompiledData(from, files.Problems, settings, sources, data, [.. problems]);
    }

    private static GuideSettings? ReadSettings(ContentFiles files, List<Problem> problems)
    {
        if (files.Find(SettingsPath) is not { } file)
        {
            if (!files.IsUnreadable(SettingsPath))
            {
                problems.Add(new Problem(ContentRules.SettingsAreThere, SettingsPath, 1, 1, "guide.yml is missing.", "Write it, with `title:` and `tagline:`."));
            }

            return null;
        }

        if (YamlReader.Read(file.Text, new ContentLocation(SettingsPath, 0, problems)) is not { } map)
        {
            return null;
        }

        var settings = new GuideSettings(map.RequiredText("title"), map.RequiredText("tagline"), map.Text("description"));
        map.RefuseUnknownKeys();
        return settings;
    }

    private static GuideData ReadData(ContentFiles files, SourceRegistry sources, List<Problem> problems) => new(
        sources.Entries,
        SourcesReader.ReadFigures(files, sources, problems),
        DrawingReader.ReadAll(files, problems),
        PayRow.ReadAll(files, sources, problems),
        OtherPay.ReadAll(files, sources, problems),
        EducationPremium.ReadAll(files, sources, problems),
        TrainingRoute.ReadAll(files, sources, problems),
        ApprenticeRate.ReadAll(files, sources, problems),
        MinimumWage.ReadAll(files, sources, problems));
}
