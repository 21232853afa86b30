using System.CommandLine;
using BackendCareer.Content;
using BackendCareer.Editor;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace BackendCareer.Tests.Editor;

/// <summary>A content folder on which an editor runs commands.</summary>
internal sealed class EditorFolder(TestFolder folder) : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public TestFolder Files { get; } = folder;

    public static EditorFolder Shipped() => new(TestFolder.WithShippedContent());

    /// <summary>A home page, and the articles that a test is about.</summary>
    public static EditorFolder Small(params (string File, string Text)[] files)
    {
        var folder = new TestFolder();
        folder.Write("guide.yml", "title: Guide\ntagline: A guide.\n");
        folder.Write("index.md", GuideFiles.Article("home", "Welcome."));
        foreach (var (file, text) in files)
        {
            folder.Write(file, text);
        }

        return new EditorFolder(folder);
    }

    public static (string File, string Text) Article(string file, string body, string more = "summary: Short.") =>
        (file, GuideFiles.Article(Path.GetFileNameWithoutExtension(file), body, more));

    /// <summary>As the author of a new article does before it is published.</summary>
    public static void WriteWhatWasToBeWritten(TestFolder files, string path)
    {
        files.Replace(path, Placeholders.Summary, "What it costs.");
        files.Replace(path, Placeholders.Opening, "It costs nothing.");
        files.Replace(path, Placeholders.Question, "Who pays");
        files.Replace(path, Placeholders.Answer, "The state.");
    }

    public void Dispose() => Files.Dispose();

    /// <returns>What the command wrote.</returns>
    public string Run(Func<IServiceProvider, Command> command, params string[] arguments)
    {
        using var services = new ServiceCollection()
            .AddSingleton(new ContentFolder(Files.Path))
            .AddSingleton<TimeProvider>(new FakeTimeProvider(Now))
            .BuildServiceProvider();
        var (exitCode, output) = command(services).Run(arguments);
        Assert.Equal(0, exitCode);
        return output;
    }

    public string New(params string[] arguments) => Run(NewCommand.Create, arguments);

    public string Move(params string[] arguments) => InContent(Run(MoveCommand.Create, arguments));

    public string List(params string[] arguments) => Run(ListCommand.Create, arguments);

    /// <returns>Why a command refuses; it leaves every file as it was.</returns>
    public string Refusal(Action command)
    {
        var before = Snapshot();
        var refusal = Assert.Throws<CommandFailedException>(command);
        Assert.Equal(before, Snapshot());
        return InContent(refusal.Message);
    }

    /// <summary>Files are told from the folder in which a command runs, here as they stand in the content.</summary>
    public string InContent(string told) => told.Replace(new ContentFolder(Files.Path).FromHere("x")[..^1], "", StringComparison.Ordinal);

    /// <summary>Every file with its bytes.</summary>
    public SortedDictionary<string, string> Snapshot() => new(
        Directory.EnumerateFiles(Files.Path, "*", SearchOption.AllDirectories)
            .ToDictionary(
                file => Path.GetRelativePath(Files.Path, file).Replace('\\', '/'), file => Convert.ToBase64String(File.ReadAllBytes(file))),
        StringComparer.Ordinal);

    public CompiledGuide Compile() => GuideCompiler.Compile(new ContentFolder(Files.Path).Read(), new Edition(Now, ShowsAll: true));

    /// <summary>The guide, which has no problems.</summary>
    public Guide Guide()
    {
        var compiled = Compile();
        Assert.Empty(compiled.Problems);
        return compiled.Guide!;
    }
}
