namespace BackendCareer.Tests.Support;

/// <summary>A folder of one test's own, gone when the test ends.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("backendcareer-").FullName;

    /// <summary>A copy of the shipped content, to be edited.</summary>
    public static TestFolder WithShippedContent()
    {
        var folder = new TestFolder();
        folder.Restore();
        return folder;
    }

    public void Restore()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Content, "*", SearchOption.AllDirectories))
        {
            var target = PathOf(System.IO.Path.GetRelativePath(Repository.Content, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, File.ReadAllBytes(file)); // a copy would lock the site out, and fail while it reads
        }
    }

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    public void Replace(string file, string old, string with)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(PathOf(file), text.Replace(old, with, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
