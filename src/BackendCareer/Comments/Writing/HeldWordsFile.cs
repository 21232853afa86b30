using System.Text;

namespace BackendCareer.Comments;

/// <summary>
/// Reads the operator's list again when the size or the time of its file has changed. While the file cannot be read, the
/// last good list stays in force.
/// </summary>
public sealed partial class HeldWordsFile
{
    public const int MaxBytes = 64 * 1024;
    public const int MaxLines = 10_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Lock _lock = new();
    private readonly string? _path;
    private readonly ILogger<HeldWordsFile> _logger;
    private HeldWords _words = new();
    private (long Length, DateTime Written) _stamp;
    private string? _toldReason;

    /// <param name="path">Null or empty for no list.</param>
    /// <exception cref="CannotStartException">
    /// The file is not there, or holds no list: nothing would be held, and nobody would know.
    /// </exception>
    public HeldWordsFile(string? path, ILogger<HeldWordsFile> logger)
    {
        _path = path;
        _logger = logger;
        try
        {
            ReadIfChanged();
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            throw new CannotStartException(
                $"The list of held words cannot be read from {path}: {error.Message} Mend it, or take Comments:HeldWordsFile out of "
                    + "the settings.", error);
        }
    }

    public HeldWords Current
    {
        get
        {
            lock (_lock)
            {
                ReadOrKeep();
                return _words;
            }
        }
    }

    private void ReadOrKeep()
    {
        try
        {
            ReadIfChanged();
            _toldReason = null;
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            if (_toldReason != error.Message)
            {
                ListNotRead(_path, error.Message);
            }

            _toldReason = error.Message;
        }
    }

    private void ReadIfChanged()
    {
        if (string.IsNullOrEmpty(_path))
        {
            return;
        }

        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var stamp = (file.Length, File.GetLastWriteTimeUtc(file.SafeFileHandle)); // of what a link leads to, not of the link
        if (stamp != _stamp)
        {
            _words = HeldWords.Parse(ReadText(file));
            _stamp = stamp;
        }
    }

    private static string ReadText(FileStream file)
    {
        var bytes = new byte[MaxBytes + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > MaxBytes || bytes.AsSpan(0, length).Count((byte)'\n') > MaxLines)
        {
            throw new InvalidDataException($"It has more than {MaxBytes:N0} bytes or {MaxLines:N0} lines.");
        }

        try
        {
            return StrictUtf8.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException("It is not UTF-8.", error);
        }
    }

    private static bool IsUnreadable(Exception error) => error is IOException or UnauthorizedAccessException or InvalidDataException;

    [LoggerMessage(LogLevel.Warning, "The list of held words cannot be read from {Path}: {Reason} The last good list stays in force.")]
    private partial void ListNotRead(string? path, string reason);
}
