namespace BackendCareer.Tests.Support;

/// <summary>Where the repository lies, seen from the test's own folder.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Content { get; } = Path.Combine(Root, "content");

    public static string Sources { get; } = Path.Combine(Root, "src", "BackendCareer");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "BackendCareer.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
