namespace BackendCareer.Comments;

/// <summary>A file that is there as a whole or not at all, for its owner alone: it holds what moderators have not approved.</summary>
internal static class ExportFile
{
    /// <exception cref="CommandFailedException">It is there already.</exception>
    public static Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write) => MakeAsync(path, async unfinished =>
    {
        await using var file = new FileStream(unfinished, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 64 * 1024);
        return await write(file);
    });

    /// <param name="make">Fills an empty file.</param>
    /// <exception cref="CommandFailedException">It is there already.</exception>
    public static async Task<T> MakeAsync<T>(string path, Func<string, Task<T>> make)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new CommandFailedException("Name a file.");
        }

        if (Path.Exists(path))
        {
            throw new CommandFailedException($"{path} is there already, and is left as it is. Name another file.");
        }

        var unfinished = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            Create(unfinished);
            var result = await make(unfinished);
            Exclusive.FlushToDisk(unfinished); // before it gets its name
            File.Move(unfinished, path);
            return result;
        }
        finally
        {
            Exclusive.Delete(unfinished);
        }
    }

    /// <summary>Empty, and for its owner alone.</summary>
    internal static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(path, options).Dispose();
    }
}
