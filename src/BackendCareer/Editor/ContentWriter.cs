namespace BackendCareer.Editor;

/// <summary>Writes a file of the guide whole or not at all: the running site, which watches the folder, never reads half of one.</summary>
internal static class ContentWriter
{
    /// <summary>Makes a file, and the folders above it; one that is there stays.</summary>
    public static void Create(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Put(path, bytes, overwrite: false);
    }

    public static void Replace(string path, byte[] bytes) => Put(path, bytes, overwrite: true);

    private static void Put(string path, byte[] bytes, bool overwrite)
    {
        // The guide leaves out names that begin with a dot.
        var beside = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.new");
        try
        {
            File.WriteAllBytes(beside, bytes);
            if (overwrite && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(beside, File.GetUnixFileMode(path));
            }

            File.Move(beside, path, overwrite);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
