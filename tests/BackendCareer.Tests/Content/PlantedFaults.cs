using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Where a planted fault must be found.</summary>
internal sealed record Expected(string Rule, string Path, int Line, int Column);

/// <summary>
/// Plants faults of every kind into a generated guide. In a fault's text <c>¦</c> stands before the character at which it
/// must be found; each article gets one fault, and none that has one is linked to.
/// </summary>
internal sealed class PlantedFaults
{
    private readonly string _folder;
    private readonly IReadOnlyList<string> _files;
    private readonly Random _random = new(5);
    private int _number;

    private PlantedFaults(string folder, int articles)
    {
        _folder = folder;
        _files = GeneratedGuide.Write(folder, articles);
    }

    public List<Expected> Expected { get; } = [];

    /// <summary>Writes a guide with faults into the folder.</summary>
    public static List<Expected> Plant(string folder, int articles, int faults)
    {
        var planted = new PlantedFaults(folder, articles);
        planted.PlantFiles();
        planted.PlantData();
        for (var number = 0; planted.Expected.Count < faults; number++)
        {
            var kind = number % (FaultKinds.InText.Length + FaultKinds.InFrontMatter.Length);
            if (kind < FaultKinds.InText.Length)
            {
                planted.PlantText(FaultKinds.InText[kind].Rule, FaultKinds.InText[kind].Text);
            }
            else
            {
                var (rule, front) = FaultKinds.InFrontMatter[kind - FaultKinds.InText.Length];
                planted.Put(planted.NewFile(), rule, planted.FrontMatter(front));
            }
        }

        return planted.Expected;
    }

    /// <summary>A file in one of the sections, which nobody links to.</summary>
    private string NewFile() => $"a{_random.Next(5)}/fault-{++_number}.md";

    private string NewId() => $"fault-{_number}";

    /// <summary>What is missing is missed at the start.</summary>
    private string FrontMatter(string front) =>
        $"---\n{(front.Contains('¦', StringComparison.Ordinal) ? "" : "¦")}id: {NewId()}\n"
        + $"{front.Replace("{0}", $"Planted {_number}", StringComparison.Ordinal)}---\n\nText.\n";

    /// <summary>Between two paragraphs of an article that has no other fault.</summary>
    private void PlantText(ContentRule rule, string text)
    {
        var file = NewFile();
        var model = File.ReadAllText(PathOf(_files[1 + _random.Next(4)]));
        var paragraphs = model[(model.IndexOf("\n---\n", StringComparison.Ordinal) + 6)..].Split("\n\n").ToList();
        paragraphs.Insert(_random.Next(1, paragraphs.Count), text.Replace("/up/", "../", StringComparison.Ordinal));
        var body = string.Join("\n\n", paragraphs).Replace("](a", "](../a", StringComparison.Ordinal);
        Put(
            file, rule,
            $"---\nid: {NewId()}\n{FaultKinds.Head.Replace("{0}", $"Planted {_number}", StringComparison.Ordinal)}---\n\n{body}");
    }

    /// <summary>What is wrong with a file as such, or between two files.</summary>
    private void PlantFiles()
    {
        Put("later.md", null, Article("later", "publish: 2099-01-01\n"));
        Put("secret.md", null, Article("secret", "draft: true\n"));
        Image("images/desk.png");
        Image("images/Desk.png");
        Expected.Add(new Expected(ContentRules.FileNameCase.Id, "images/desk.png", 1, 1));
        File.WriteAllText(CreateFolderOf("images/broken.png"), "no picture");
        Put("includes/loop.md", ContentRules.IncludeEnds, "Words.\n\n¦::: include includes/loop.md\n:::\n");
        Put("loops.md", null, Article("loops") + "\n::: include includes/loop.md\n:::\n");
        Put("The_Name.md", ContentRules.FileName, "¦" + Article("name"));
        Put("empty.md", ContentRules.FileIsFilled, "¦");
        Put("~$empty.md", ContentRules.FileIsOurs, "¦");
        Put("open (copy).md", ContentRules.FileIsOurs, "¦---\nid: open\n");
        Put("role.markdown", ContentRules.FileEnding, "¦" + Article("role"));
        Put("data/pays.csv", ContentRules.FileIsRead, "¦source\n");
        Put("data/pay.md", ContentRules.FileIsRead, "¦" + Article("data"));
        Put("open 2.md", ContentRules.FileIsOurs, "¦" + Article("open"));
        Put("large.md", ContentRules.FileIsSmall, "¦" + new string('x', ContentFiles.MaxFileBytes + 1));
        File.WriteAllBytes(PathOf("binary.md"), [.. "---\nid"u8, 0xFF, 0xFE]);
        Expected.Add(new Expected(ContentRules.FileIsText.Id, "binary.md", 2, 3));
        Put("bare.md", ContentRules.FrontMatterBegins, "¦Text.\n");
        Put("open.md", ContentRules.FrontMatterEnds, "¦---\nid: open\ntitle: T\n");
        Put("deep.md", ContentRules.TextIsShallow, "¦" + Article("deep") + new string('[', 300));
        Put("swallowed.md", ContentRules.CodeEnds, Article("swallowed") + "\n¦```js\nNever closed.\n");
        Put("two-versions.md", ContentRules.NoConflict, Article("two") + "\n- One\n¦<<<<<<< HEAD\n- A\n=======\n- B\n>>>>>>> other\n");
        Put("swallows.md", ContentRules.BlockEnds, Article("swallows") + "\n¦::: note\nNever closed.\n");
        Put("twin/index.md", null, Article("twin-two"));
        Put("twin.md", ContentRules.AddressIsOwn, "¦" + Article("twin")); // in a listing it comes after the folder
        Put("same-id-1.md", null, Article("same"));
        Put("same-id-2.md", ContentRules.IdIsOwn, "¦" + Article("same").Replace("About same", "About the same", StringComparison.Ordinal));
        Put("same-title-1.md", null, Article("st-one").Replace("About st-one", "One title", StringComparison.Ordinal));
        Put("same-title-2.md", ContentRules.TitleIsOwn, "¦" + Article("st-two").Replace(
            "About st-two", "One title", StringComparison.Ordinal));
        Put("nowhere/below.md", ContentRules.PageAbove, "¦" + Article("below"));
        Put("secret/below.md", ContentRules.PageAbovePublished, "¦" + Article("below-secret"));
    }

    private void PlantData()
    {
        Put("drawings/none.svg", ContentRules.DrawingIsSvg, "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<title>A</title>\n<g>\n</¦svg>");
        Put(
            "drawings/active.svg", ContentRules.DrawingIsPlain,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<title>A</title>\n<¦script/>\n</svg>");
        Append(
            "data/sources.yml", ContentRules.ValueIsAddress,
            "planted-one:\n  publisher: A\n  title: T\n  ¦url: example.org\n  year: 2025\n  checked: 2026-11-22\n");
        Append(
            "data/sources.yml", ContentRules.KeyIsThere,
            "planted-two:\n  ¦publisher: A\n  url: https://example.org\n  year: 2025\n  checked: 2026-11-22\n");
        Append(
            "data/sources.yml", ContentRules.ValueIsYear,
            "planted-three:\n  publisher: A\n  title: T\n  url: https://example.org\n  ¦year: 2099\n  checked: 2026-11-22\n");
        Append(
            "data/sources.yml", ContentRules.ValueIsPlace,
            "planted-four:\n  publisher: A\n  title: T\n  url: https://example.org\n  year: 2025\n  ¦place: UK\n  checked: 2026-11-22\n");
        var route = File.ReadAllLines(PathOf(TrainingRoute.Path))[1].Split(',');
        Append(
            TrainingRoute.Path, ContentRules.RoutePageIsThere,
            $"planted,{string.Join(',', route[1..^1])},¦training/nowhere\n");
        Append(
            "data/glance.yml", ContentRules.SourceIsKnown,
            "planted:\n  label: L\n  value: V\n  place: FR\n  year: 2025\n  ¦source: nobody-at-all\n");
        Append("data/pay-other.csv", ContentRules.CsvLine, "¦one,two\n");
        Append("data/minimum-wage.csv", ContentRules.CsvLine, "¦one\n");
        var wage = File.ReadAllLines(PathOf("data/minimum-wage.csv"))[1];
        Append("data/minimum-wage.csv", ContentRules.CsvTwin, "¦" + wage + "\n");
        var rate = File.ReadAllLines(PathOf("data/education.csv"));
        var columns = rate[0].Split(',');
        var source = Array.IndexOf(columns, "source");
        var values = rate[1].Split(',');
        values[source] = "¦";
        Append("data/education.csv", ContentRules.CsvSource, string.Join(',', values) + "\n");
        var pay = File.ReadAllLines(PathOf("data/pay.csv"));
        var cells = pay[2].Split(',');
        cells[Array.IndexOf(pay[0].Split(','), "n")] = "¦many";
        cells[Array.IndexOf(pay[0].Split(','), "year")] = "2021"; // else it says the same as the line it is made from
        Append("data/pay.csv", ContentRules.CsvValue, string.Join(',', cells) + "\n");
        var routes = PathOf("data/apprentice-pay.csv");
        File.WriteAllText(routes, File.ReadAllText(routes).Replace("age_to", "age_up_to", StringComparison.Ordinal));
        Expected.Add(new Expected(ContentRules.CsvColumns.Id, "data/apprentice-pay.csv", 1, 1));
    }

    private static string Article(string id, string more = "") =>
        $"---\nid: {id}\ntitle: \"About {id}\"\nsummary: S\n{more}---\n\nText.\n";

    private void Image(string path) =>
        File.WriteAllBytes(
            CreateFolderOf(path),
            Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));

    private void Append(string path, ContentRule rule, string text)
    {
        var before = File.ReadAllText(PathOf(path));
        Expect(rule, path, before + text);
        File.AppendAllText(PathOf(path), text.Replace("¦", "", StringComparison.Ordinal));
    }

    private void Put(string path, ContentRule? rule, string text)
    {
        File.WriteAllText(CreateFolderOf(path), text.Replace("¦", "", StringComparison.Ordinal));
        if (rule is not null)
        {
            Expect(rule, path, text);
        }
    }

    private void Expect(ContentRule rule, string path, string text)
    {
        var before = text[..text.IndexOf('¦', StringComparison.Ordinal)];
        Expected.Add(new Expected(
            rule.Id, path, before.Count(character => character == '\n') + 1, before.Length - before.LastIndexOf('\n')));
    }

    private string PathOf(string path) => Path.Combine(_folder, path);

    private string CreateFolderOf(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        return PathOf(path);
    }
}
