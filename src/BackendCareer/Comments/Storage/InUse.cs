namespace BackendCareer.Comments;

/// <summary>
/// Whoever uses a database holds its lock, so that nobody puts another file in its place meanwhile. The kernel takes it back from
/// the dead.
/// </summary>
public sealed class InUse : IDisposable
{
    private const string SiteEnd = ".site";

    private FileStream? _lock;
    private FileStream? _site;

    /// <summary>Many may hold it at once.</summary>
    /// <exception cref="CannotStartException">
    /// A backup is being put in its place, the folder is not writable, or a site runs on it under another name.
    /// </exception>
    public void Hold(string file)
    {
        RefuseSecondName(file);
        try
        {
            StoreChecks.MakeFolder(Path.GetDirectoryName(file)!);
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

    /// <summary>
    /// One site at a time: another would show its kept pages for hours after a comment was deleted here. Commands come and go beside it.
    /// </summary>
    /// <exception cref="CannotStartException">Another site holds it.</exception>
    public void HoldAsSite(string file)
    {
        var name = file + SiteEnd;
        try
        {
            _site = Own(name);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException(
                File.Exists(name) && error is not UnauthorizedAccessException
                    ? $"Another site runs on {file}. Stop it first, or name another database in ConnectionStrings:Comments."
                    : $"The comments cannot be stored. {StorageTrouble.Of(error, file)}",
                error);
        }
    }

    /// <summary>A hard link would have locks and a log of its own beside it, and what one of the two stores would be lost.</summary>
    /// <remarks>Before SQLite opens the file: closing it takes SQLite's locks away.</remarks>
    /// <exception cref="CannotStartException">A site runs on the same file under another name.</exception>
    public static void RefuseSecondName(string file)
    {
        if (!File.Exists(file) || IsHeldBySite(file))
        {
            return;
        }

        try
        {
            StoreFiles.Hold(file).Dispose();
        }
        catch (IOException error)
        {
            throw new CannotStartException(
                $"Another site runs on {file}, which is a second name of its database. Use the first one, or stop that site.", error);
        }
        catch (UnauthorizedAccessException)
        {
            // told by whoever reads it
        }
    }

    /// <summary>For a look: nobody is kept from anything but a start in the same moment.</summary>
    public static bool IsHeldBySite(string file)
    {
        try
        {
            using var held = new FileStream(file + SiteEnd, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException)
        {
            return File.Exists(file + SiteEnd);
        }
        catch (UnauthorizedAccessException)
        {
            return false; // and nobody can tell
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

    public void Dispose()
    {
        _site?.Dispose();
        _lock?.Dispose();
    }

    internal static string NameOf(string file) => file + ".lock";
}
