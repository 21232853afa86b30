using System.Text.RegularExpressions;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Architecture;

public sealed partial class DependencyTests
{
    /// <summary>Which folder may know which. Program, at the top, puts them together.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Content"] = [],
        ["Settings"] = ["Content"],
        ["Doctor"] = ["Comments", "Content", "Sessions", "Settings", "Site"],
        ["Sessions"] = ["Site"],
        ["Comments"] = ["Content", "Sessions", "Settings", "Site"],
        ["Moderation"] = ["Content", "Comments", "Sessions", "Settings", "Site"],
        ["Feeds"] = ["Content", "Comments", "Site"],
        ["Charts"] = [],
        ["Pay"] = ["Content", "Charts", "Site"],
        ["Training"] = ["Content", "Charts", "Site"],
        ["Editor"] = ["Articles", "Content", "Site"],
        ["Site"] = ["Content", "Settings"],
        ["Articles"] = ["Content", "Comments", "Pay", "Site", "Training"],
    };

    public static TheoryData<string> Folders => [.. MayUse.Keys];

    [Fact]
    public void Every_folder_has_its_rule()
    {
        var folders = Directory.EnumerateDirectories(Repository.Sources)
            .Select(folder => Path.GetFileName(folder))
            .Where(name => Directory.EnumerateFiles(Path.Combine(Repository.Sources, name), "*.cs").Any());
        Assert.Equal(MayUse.Keys.Order(), folders.Except(["bin", "obj"]).Order());
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_what_it_may(string folder)
    {
        var wrong =
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Sources, folder), "*.cs*", SearchOption.AllDirectories)
            from Match reference in OurNamespace().Matches(File.ReadAllText(file))
            let used = reference.Groups["folder"].Value
            where used != folder && MayUse.ContainsKey(used) && !MayUse[folder].Contains(used)
            select $"{Path.GetRelativePath(Repository.Root, file)} uses {used}";
        Assert.Empty(wrong);
    }

    /// <summary>Content is compiled and comments are rendered before anybody reads; no page does either.</summary>
    [Fact]
    public void Only_the_compiler_and_the_comment_renderer_know_Markdown()
    {
        var users =
            from file in Directory.EnumerateFiles(Repository.Sources, "*.cs*", SearchOption.AllDirectories)
            where Path.GetExtension(file) is ".cs" or ".cshtml" && File.ReadAllText(file).Contains("Markdig", StringComparison.Ordinal)
            let path = Path.GetRelativePath(Repository.Sources, file)
            where !path.StartsWith("Content" + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                && !path.StartsWith("obj", StringComparison.Ordinal)
            select path;
        string[] renderer = ["CommentLinks.cs", "CommentNumbers.cs", "CommentRenderer.cs"];
        Assert.Equal(renderer.Select(file => Path.Combine("Comments", "Writing", file)), users.Order());
    }

    [Fact]
    public void Content_knows_no_MVC_no_database_and_no_HTTP()
    {
        var wrong =
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Sources, "Content"), "*.cs", SearchOption.AllDirectories)
            from line in File.ReadLines(file)
            where line.Contains("AspNetCore.Mvc", StringComparison.Ordinal)
                || line.Contains("EntityFrameworkCore", StringComparison.Ordinal)
                || line.Contains("AspNetCore.Http", StringComparison.Ordinal)
            select $"{Path.GetFileName(file)}: {line}";
        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"BackendCareer\.(?<folder>[A-Z]\w+)")]
    private static partial Regex OurNamespace();
}
