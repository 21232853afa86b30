namespace BackendCareer.Comments;

/// <summary>
/// Whoever uses a database holds its lock, so that nobody puts another file in its place meanwhile. The kernel takes it back from
/// the dead.
/// </summary>
internal sealed class InUse : IDisposable
{
    private FileStream? _lock;

    /// <summary>Many may hold it at once.</summary>
    /// <exception cref="CannotStartException">A backup is being put in its place, or the folder is not writable.</exception>
    public void Hold(string file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            _lock = new FileStream(NameOf(file), FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var trouble = File.Exists(NameOf(file)) && error is not UnauthorizedAccessException
                ? $"A backup is being put in the place of {file}. Start again when it is there."
                : StorageTrouble.Of(error, file);
            throw new CannotStartException($"The comments cannot be stored. {trouble}", error);
        }
    }

    /// <returns>Null while anybody holds it.</returns>
    public static IDisposable? TryOwn(string file)
    {
        try
        {
            return Own(NameOf(file));
        }
        catch (IOException) when (File.Exists(NameOf(file)))
        {
            return null;
        }
    }

    /// <summary>A lock that the kernel takes back when its process dies. The file stays: deleting it would race with the next.</summary>
    public static async Task<FileStream> WaitForAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return Own(path);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }

    /// <summary>To read, so that the lock which root has made serves the site as well.</summary>
    private static FileStream Own(string path) => new(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.None);

    public void Dispose() => _lock?.Dispose();

    internal static string NameOf(string file) => file + ".lock";
}
