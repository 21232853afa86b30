namespace BackendCareer.Comments;

/// <summary>A file that is there as a whole or not at all, for its owner alone: it holds what moderators have not approved.</summary>
internal static class ExportFile
{
    public static async Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        if (Path.Exists(path))
        {
            throw new CommandFailedException($"{path} is there already, and is left as it is. Name another file.");
        }

        var unfinished = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            var result = await WriteNewAsync(unfinished, write);
            File.Move(unfinished, path);
            return result;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task<T> WriteNewAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 64 * 1024 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(path, options);
        var result = await write(file);
        file.Flush(flushToDisk: true); // before it gets its name
        return result;
    }
}
