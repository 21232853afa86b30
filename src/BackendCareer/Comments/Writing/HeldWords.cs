using System.Text;
using System.Text.RegularExpressions;

namespace BackendCareer.Comments;

/// <summary>
/// The operator's list of words and phrases that make a comment wait for a moderator. A whole word is found however it is
/// written (<see cref="TextFold"/>), also spelled out or with signs between its letters, and a phrase with any space and any
/// signs between its words; never a part of a word.
/// </summary>
public sealed partial class HeldWords
{
    /// <summary>
    /// Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese, which put no spaces between words: each is a word of its own.
    /// </summary>
    private const string Unspaced = @"\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005\u3040-\u30FF\u3400-\u9FFF";

    private readonly Step _start = new();

    /// <param name="text">One word or phrase on each line; lines that are empty or begin with <c>#</c> are skipped.</param>
    public static HeldWords Parse(string text)
    {
        var words = new HeldWords();
        foreach (var line in text.Split('\n', '\r').Select(line => line.Trim(' ', '\t', '\uFEFF')).Where(line => !line.StartsWith('#')))
        {
            words.Add(line);
        }

        return words;
    }

    /// <summary>In the name, in what readers see, and in where the links lead.</summary>
    public bool AreIn(WrittenComment written) => _start.Next.Count > 0
        && new[] { written.Name, written.Rendered.Text, written.Rendered.Addresses }.Any(text => FindIn(text) is not null);

    /// <returns>The word or phrase that comes first in the text, as the list has it; null for none.</returns>
    public string? FindIn(string text) => TextFold.BothWays(text)
        .SelectMany<string, string>(folded => [folded, Joined(folded)])
        .Distinct()
        .Select(reading => FindIn(WordsOf(reading)))
        .FirstOrDefault(found => found is not null);

    private void Add(string phrase)
    {
        foreach (var folded in TextFold.BothWays(phrase))
        {
            WordsOf(folded).Aggregate(_start, (step, word) => step.Then(word)).Phrase ??= phrase;
        }
    }

    private string? FindIn(List<string> words) =>
        words.Select((_, place) => FindAt(words, place)).FirstOrDefault(found => found is not null);

    /// <summary>From word to word as long as some phrase goes on: the number of phrases does not matter.</summary>
    private string? FindAt(List<string> words, int place)
    {
        var step = _start;
        for (; place < words.Count; place++)
        {
            if (step.Next.TryGetValue(words[place], out var next))
            {
                step = next;
            }
            else if (step == _start || !Sign().IsMatch(words[place]))
            {
                return null;
            }

            if (step.Phrase is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>v-i-a and v i a read as one word.</summary>
    private static string Joined(string folded) => SpelledOut().Replace(SignInWord().Replace(folded, ""), "");

    private static List<string> WordsOf(string folded) =>
        [.. Word().Matches(folded.Replace('’', '\'')).Select(match => match.Value)];

    /// <summary>Letters, digits and their marks; every other character is a word of its own.</summary>
    [GeneratedRegex($@"[{Unspaced}]|[\p{{L}}\p{{N}}\p{{M}}-[{Unspaced}]]+|\S")]
    private static partial Regex Word();

    /// <summary>A character that stands between words and is no letter of any.</summary>
    [GeneratedRegex(@"^[\p{P}\p{S}]")]
    private static partial Regex Sign();

    [GeneratedRegex(@"(?<=[\p{L}\p{N}\p{M}])[\p{P}\p{S}]+(?=[\p{L}\p{N}])")]
    private static partial Regex SignInWord();

    /// <summary>What stands between two letters that are words of their own.</summary>
    [GeneratedRegex(@"(?<=(?<![\p{L}\p{N}\p{M}])\p{L})[\s\p{P}\p{S}]+(?=\p{L}(?![\p{L}\p{N}\p{M}]))")]
    private static partial Regex SpelledOut();

    /// <summary>A place inside phrases that begin with the same words.</summary>
    private sealed class Step
    {
        public Dictionary<string, Step> Next { get; } = [];

        /// <summary>The phrase that ends here.</summary>
        public string? Phrase { get; set; }

        public Step Then(string word) => Next.TryGetValue(word, out var step) ? step : Next[word] = new Step();
    }
}

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
